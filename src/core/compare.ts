import { isEmptyPeriod, type Day, type Weekday } from './days.js';
import { compare, ZERO } from './decimal.js';
import { deltaOf, moveOf, totalOf } from './delta.js';
import type { Delta, WeeklyLine } from './digest/digest.js';
import type { CurrencyCode } from './money.js';
import { BUCKETS, type Bucket, type LedgerLine } from './records.js';
import { periodsOf, type Periods } from './weeks.js';

export { movers } from './digest/movers.js';
export { periodsOf, type Periods } from './weeks.js';

export type WeeklyOptions = Readonly<{
  today: Day;
  firstWeekday: Weekday;
  /** Name of a provider for people. */
  providerLabel: (provider: string) => string;
  /** Currency of the totals; the commonest of the lines when absent. Lines in another are left out and make a total incomplete. */
  base?: CurrencyCode;
  /** Vendor that joins the buckets; adds a line of bucket `All` for each vendor that stands in several. */
  vendorOf?: (provider: string) => string;
  /** `lastWeek` makes flags and incompleteness speak of the last full week alone, as the mail does. */
  focus?: 'lastWeek';
}>;

type Group = Readonly<{ bucket: Bucket | 'All'; provider: string; lines: LedgerLine[] }>;

/**
 * Effective cost of the weeks beside each other: the total, each bucket, each
 * provider within its bucket, then vendors that stand in several buckets.
 *
 * Only lines of the providers are parts; all other lines are sums of them. The
 * dearest last week come first. Today is never counted. A figure that moved by
 * twice or half is flagged even when it is small. Of a week in progress only a rise is
 * flagged: a fall may be late reporting.
 */
export function weeklyComparison(lines: readonly LedgerLine[], options: WeeklyOptions): WeeklyLine[] {
  const base = options.base ?? commonestCurrency(lines);
  const periods = periodsOf(options.today, options.firstWeekday);
  const recent = lines.filter(({ day }) => day >= periods.sameDaysLastMonth.start && day < options.today);
  return groupsOf(recent, options)
    .map((group) => weeklyLine(group, periods, base, options.focus === 'lastWeek'))
    .filter((line) => line.provider === 'All' || isSeen(line))
    .sort(byPlace);
}

/** The currency most lines are in; '' without lines. */
export function commonestCurrency(lines: readonly LedgerLine[]): CurrencyCode {
  const counts = new Map<CurrencyCode, number>();
  lines.forEach(({ currency }) => counts.set(currency, (counts.get(currency) ?? 0) + 1));
  return Array.from(counts).reduce<readonly [string, number]>((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])[0];
}

function groupsOf(lines: readonly LedgerLine[], { providerLabel, vendorOf }: WeeklyOptions): Group[] {
  const groups = new Map<string, Group>();
  const vendors = new Map<string, Set<Bucket>>();
  const put = (bucket: Bucket | 'All', provider: string, line: LedgerLine | null): void => {
    const key = `${bucket}\n${provider}`;
    const group = groups.get(key) ?? { bucket, provider, lines: [] };
    if (line !== null) group.lines.push(line);
    groups.set(key, group);
  };
  put('All', 'All', null);
  lines.forEach((line) => {
    put('All', 'All', line);
    put(line.bucket, 'All', line);
    put(line.bucket, providerLabel(line.provider), line);
    if (vendorOf === undefined) return;
    const vendor = vendorOf(line.provider);
    put('All', vendor, line);
    vendors.set(vendor, (vendors.get(vendor) ?? new Set()).add(line.bucket));
  });
  return Array.from(groups.values()).filter(({ bucket, provider }) => bucket !== 'All' || provider === 'All' || (vendors.get(provider)?.size ?? 0) > 1);
}

function weeklyLine({ bucket, provider, lines }: Group, periods: Periods, base: CurrencyCode, lastWeekOnly: boolean): WeeklyLine {
  // A period without a day yet has no figure, which is not zero.
  const of = (period: keyof Periods): Delta['now'] => (isEmptyPeriod(periods[period]) ? null : totalOf(lines, periods[period], base).cost);
  const weekToDate = deltaOf(of('weekToDate'), of('sameDaysLastWeek'));
  const lastWeek = deltaOf(of('lastWeek'), of('weekBefore'));
  const sameWeekLastMonth = deltaOf(weekToDate.now, of('sameDaysLastMonth'));
  const shown = lastWeekOnly ? periods.lastWeek : { start: periods.weekBefore.start, end: periods.weekToDate.end };
  const incomplete = totalOf(lines, shown, base).missing > 0;
  const flag = flagOf(lastWeekOnly ? null : weekToDate, lastWeek, incomplete);
  return { bucket, provider, weekToDate, lastWeek, sameWeekLastMonth, flag, incomplete };
}

/** Why a line deserves a look; a rise of the running week first, then the move of the last full one. */
export function flagOf(weekToDate: Delta | null, lastWeek: Delta, incomplete: boolean): string {
  const running = weekToDate === null ? '' : moveOf(weekToDate);
  const rise = running === 'doubled' || running === 'new' ? running : '';
  const move = rise === '' ? moveOf(lastWeek) : rise;
  return move === '' && incomplete ? 'incomplete' : move;
}

/** Whether any side of any comparison holds something. */
function isSeen({ weekToDate, lastWeek, sameWeekLastMonth, incomplete }: WeeklyLine): boolean {
  const figures = [weekToDate.now, weekToDate.before, lastWeek.now, lastWeek.before, sameWeekLastMonth.before];
  return incomplete || figures.some((figure) => figure !== null && compare(figure, ZERO) !== 0);
}

/** Total, bucket totals, providers by bucket, vendors; within a bucket the dearest last week first. */
function byPlace(a: WeeklyLine, b: WeeklyLine): number {
  return rank(a) - rank(b) || placeOfBucket(a) - placeOfBucket(b) || compare(b.lastWeek.now ?? ZERO, a.lastWeek.now ?? ZERO) || (a.provider < b.provider ? -1 : 1);
}

function rank({ bucket, provider }: WeeklyLine): number {
  if (provider === 'All') return bucket === 'All' ? 0 : 1;
  return bucket === 'All' ? 3 : 2;
}

function placeOfBucket({ bucket }: WeeklyLine): number {
  return bucket === 'All' ? 0 : BUCKETS.indexOf(bucket);
}
