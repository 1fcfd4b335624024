import { weeklyComparison } from '../compare.js';
import { addDays, daysOf, isEmptyPeriod, type Day, type Period, type Weekday } from '../days.js';
import { add, ZERO, type Decimal } from '../decimal.js';
import { decisionsOf } from './decisions.js';
import { deltaOf, totalOf } from '../delta.js';
import type { Decision, Digest } from './digest.js';
import { decideLine, movedLine, spentLine } from './words.js';
import { explain, type Explanation } from '../explain/explain.js';
import { panelOf, type PanelInput } from '../explain/panel.js';
import type { KeyReview } from '../key-review.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import { movers } from './movers.js';
import { reachLine, type Reach } from '../reach.js';
import type { Finding, LedgerLine } from '../records.js';
import type { RowProblem, Subscription } from '../subscriptions/subscription.js';
import type { Restatement } from '../restatements.js';
import { weekMoved, weekMovedLine, type ToldWeek } from '../week-moved.js';
import { unassignedOf } from '../unassigned.js';
import { periodsOf, type Periods } from '../weeks.js';

export type DigestInput = Readonly<{
  workbook: string;
  url: string;
  today: Day;
  firstWeekday: Weekday;
  base: CurrencyCode;
  /** Ledger lines of at least the last eight weeks and the last month. */
  lines: readonly LedgerLine[];
  subscriptions: readonly Subscription[];
  problems: readonly RowProblem[];
  findings: readonly Finding[];
  providerLabel: (provider: string) => string;
  vendorOf?: (provider: string) => string;
  /** How far the costs of each connection reach. */
  reaches?: readonly Reach[];
  /** What the digest of the week before told of it. */
  told?: ToldWeek | null;
  restatements?: readonly Restatement[];
  /** Keys that want a look. */
  keys?: KeyReview;
  /** What to decide about prepaid money. */
  credits?: readonly Decision[];
  /** Whether any rule says who bears what; what nobody bears is then something to decide. */
  isMapped?: boolean;
  rate?: RateOf;
  /** What was counted in the two weeks; without it the mail names what moved, not the causes. */
  measured?: Pick<PanelInput, 'usage' | 'costs' | 'cloud' | 'book'>;
}>;

const CHART_DAYS = 56;
const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note'];

/**
 * The weekly mail as data: the last full week against the one before, in
 * effective cost and base currency, with what moved it and what is to be decided.
 */
export function digestOf(input: DigestInput): Digest {
  const { today, firstWeekday, base, lines, findings } = input;
  const periods = periodsOf(today, firstWeekday);
  const week = totalOf(lines, periods.lastWeek, base);
  const total = deltaOf(costOf(lines, periods.lastWeek, base), costOf(lines, periods.weekBefore, base));
  const comparison = weeklyComparison(lines, { ...input, focus: 'lastWeek' });
  const drivers = movers(lines, { now: periods.lastWeek, before: periods.weekBefore, base, providerLabel: input.providerLabel });
  const decisions = decisionsOf({ ...input, missingRows: week.missing, ...(input.isMapped === true ? { unassigned: unassignedOf(lines, periods.lastWeek, base) } : {}) });
  return {
    workbook: input.workbook,
    url: input.url,
    today,
    currency: base,
    week: periods.lastWeek,
    total,
    estimated: week.estimated,
    missingRows: week.missing,
    monthToDate: deltaOf(isEmptyPeriod(periods.monthToDate) ? null : costOf(lines, periods.monthToDate, base), isCovered(lines, periods.sameDaysOfMonthBefore) ? totalOf(lines, periods.sameDaysOfMonthBefore, base).cost : null),
    buckets: comparison.filter(({ bucket, provider }) => provider === 'All' && bucket !== 'All'),
    providers: comparison.filter(({ bucket, provider }) => provider !== 'All' && bucket !== 'All'),
    vendors: comparison.filter(({ bucket, provider }) => provider !== 'All' && bucket === 'All'),
    drivers,
    decisions,
    findings: [...findings].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)),
    daily: dailyCosts(lines, { start: addDays(periods.lastWeek.end, -CHART_DAYS), end: periods.lastWeek.end }, base),
    lines: { spent: spentLine(total, week.estimated, week.missing, base), moved: movedLine(drivers, base, { total, missingRows: week.missing + totalOf(lines, periods.weekBefore, base).missing, why: explainedOf(input, periods) }), decide: decideLine(decisions, base) },
    late: reachLine(input.reaches ?? [], addDays(periods.lastWeek.end, -1)),
    restated: restatedLine(input, periods.weekBefore, total.before),
  };
}

function restatedLine({ told = null, restatements = [], base, rate, providerLabel }: DigestInput, week: Period, now: Decimal | null): string {
  const moved = weekMoved({ week, told, now, base, restatements, providerLabel, ...(rate === undefined ? {} : { rate }) });
  return moved === null ? '' : weekMovedLine(moved, base);
}

function explainedOf(input: DigestInput, { lastWeek, weekBefore }: Periods): Explanation | null {
  if (input.measured === undefined) return null;
  const panel = { ...input, ...input.measured };
  return explain(panelOf(panel, weekBefore), panelOf(panel, lastWeek));
}

/** Cost of a period; null, not zero, while the ledger holds nothing at all: no report has arrived yet. */
function costOf(lines: readonly LedgerLine[], period: Period, base: CurrencyCode): Decimal | null {
  return lines.length === 0 ? null : totalOf(lines, period, base).cost;
}

/** Whether the ledger reaches back to the first day of a period. Before its first line nothing is known, which is not a cost of zero. */
function isCovered(lines: readonly LedgerLine[], { start }: Period): boolean {
  return lines.some(({ day }) => day <= start);
}

/** Known effective cost of each day of the period from the first line on, days without any included. */
function dailyCosts(lines: readonly LedgerLine[], period: Period, base: CurrencyCode): Readonly<{ day: Day; cost: Decimal }>[] {
  const costs = new Map<Day, Decimal>();
  lines.forEach(({ day, effectiveCost, currency }) => {
    if (effectiveCost !== null && currency === base) costs.set(day, add(costs.get(day) ?? ZERO, effectiveCost));
  });
  const since = lines.reduce((first, { day }) => (day < first ? day : first), period.end);
  return daysOf({ start: since < period.start ? period.start : since, end: period.end }).map((day) => ({ day, cost: costs.get(day) ?? ZERO }));
}
