import { movers } from '../../core/compare.js';
import { creditDecisions, poolFindings, reviewPools, type PoolReview } from '../../core/credits/review.js';
import { addDays, type Day } from '../../core/days.js';
import { decisionsOf } from '../../core/digest/decisions.js';
import { totalOf } from '../../core/delta.js';
import { gapFindings, monthGaps } from '../../core/ledger/metered-use.js';
import type { ModelPrice } from '../../core/prices/prices.js';
import { reachLine } from '../../core/reach.js';
import { rateBook } from '../../core/rates.js';
import type { Finding, LedgerLine, PricedUsage, RateRow } from '../../core/records.js';
import { unassignedOf } from '../../core/unassigned.js';
import { periodsOf } from '../../core/weeks.js';
import { providers } from '../../providers/index.js';
import { providerLabel } from '../../providers/known.js';
import { daily } from '../../tabs/daily.js';
import { refreshChargeBack } from '../allocation/charge-back.js';
import { refreshMapping } from '../allocation/effect.js';
import type { App } from '../app.js';
import { firstOpenDay, refreshClose } from '../close/index.js';
import { ensureSubscriptions, fillKeySpend, fillPrices, fillSeatSavings, problemFindings, readBalances, readCredits, readMapping, readRates, readSaasUsage, readSubscriptions, reviewKeys, tidyCredits, tidyRates, tidySaasUsage, tidySettings, tidySubscriptions, type Register } from '../register/index.js';
import { dearestFirst, explainWeek, OVERVIEW_LAYOUT, weeklyPairs, writeCauses, writeCreditLots, writeOverview, writeWeekly, writeWeekMoved } from '../reports/index.js';
import { refreshPlanning } from '../planning/index.js';
import { comparePrices } from '../prices/compared.js';
import { storedConnections } from '../state/connections.js';
import { feedFindings } from '../state/health.js';
import { freshnessOf } from '../state/freshness.js';
import { isDressed, keepDressed } from '../state/looks.js';
import type { Names } from '../state/names.js';
import { reachesOf } from '../state/reach.js';
import { hasToldWeeks, toldWeek } from '../state/told-weeks.js';
import { readTable } from '../table/index.js';
import { updateLedger, type LedgerInputs } from './ledger-update.js';
import { readRecent, type RecentRows } from './recent.js';
import { refreshReconciliation } from './reconciled.js';

export type SummaryInputs = Readonly<{
  /** The UTC day of the run, which the ledger goes by. */
  today: Day;
  /** The day the reports stand on, which Weekly, Overview and the mails go by. */
  reportDay: Day;
  names: Names;
  namesChanged: boolean;
}>;

/** How far back a summary looks: the same days of last month, and the week before them. */
const LOOK_BACK_DAYS = 70;

/**
 * Everything that follows from the rows: the ledger, the register's own columns,
 * prices of the models in use, Weekly and Overview. Twice with the same rows
 * writes nothing the second time.
 *
 * @returns what a person should know of it
 */
export function refreshSummaries(app: App, inputs: SummaryInputs): readonly Finding[] {
  const { workbook } = app.ports;
  const settings = app.settings();
  tidySettings(workbook);
  ensureSubscriptions(workbook);
  const { subscriptions, problems, unread } = readSubscriptions(workbook);
  tidySubscriptions(workbook, problems, { subscriptions, today: inputs.today });
  fillSeatSavings(workbook, { subscriptions, today: inputs.today });
  const { uses: metered, problems: badUses, unread: unreadUses } = readSaasUsage(workbook, subscriptions);
  tidySaasUsage(workbook, subscriptions, badUses);
  const { rates, problems: badRates } = readRates(workbook);
  tidyRates(workbook, badRates);
  const prepaid = readCredits(workbook, storedConnections(app.ports));
  tidyCredits(workbook, prepaid);
  const closed = refreshClose(app);
  const mapping = readMapping(workbook);
  const rules = mapping.rules.filter(({ status }) => status === 'active');
  const sources: LedgerInputs = { ...inputs, book: app.book, settings, subscriptions, metered, unread: { plans: unread, uses: unreadUses }, rates, credits: prepaid.rows, unreadCredits: prepaid.unread, rules };
  const ledger = updateLedger(app.ports, sources, inputs.namesChanged);
  const unmapped = refreshMapping(app.ports, mapping, sources);
  const charged = refreshChargeBack(app, { rates, unreadRules: mapping.problems.length, today: inputs.today, from: ledger.from });
  const recent = readRecent(workbook, addDays(inputs.today, -LOOK_BACK_DAYS));
  fillPrices(workbook, pricesInUse(app, recent.usage, inputs.today));
  const compared = comparePrices(app, recent.costs, inputs.today);
  fillKeySpend(workbook, recent.usage, inputs.reportDay);
  const lines = readTable(workbook, daily, addDays(inputs.today, -LOOK_BACK_DAYS));
  const review = { today: inputs.reportDay, order: settings.burnOrder, providerLabel };
  const pools = reviewPools(ledger.burnt, review, prepaid.unread);
  writeCreditLots(workbook, pools, providerLabel);
  writeReports(app, lines, { subscriptions, problems, unread, rates, usage: recent.usage, pools, isMapped: rules.length > 0 }, inputs.reportDay);
  writeCause(app, lines, { ...recent, subscriptions }, rates, inputs.reportDay);
  const reconciled = refreshReconciliation(app, rates, inputs.today);
  const planned = refreshPlanning(app, { usage: recent.usage, subscriptions, rates, today: inputs.today });
  const gaps = gapFindings(monthGaps(subscriptions, metered, addDays(inputs.today, -LOOK_BACK_DAYS), inputs.today));
  const broken = problemFindings('Subscriptions', problems).concat(problemFindings('SaaS usage', badUses), gaps, problemFindings('Rates', badRates), problemFindings('Credits', prepaid.problems), poolFindings(pools, review));
  return ledger.findings.concat(broken, closed, unmapped, charged, reconciled.findings, planned.findings, compared.findings, settings.problems);
}

type ReportRows = Register & Readonly<{ rates: readonly RateRow[]; usage: readonly PricedUsage[]; pools: readonly PoolReview[]; /** Whether any rule says who bears what. */ isMapped: boolean }>;

function writeReports(app: App, lines: readonly LedgerLine[], { rates, usage, pools, isMapped, ...register }: ReportRows, today: Day): void {
  const { workbook } = app.ports;
  const { baseCurrency: base, firstWeekday, burnOrder: order, runwayDays } = app.settings();
  const periods = periodsOf(today, firstWeekday);
  const rate = rateBook(rates, base);
  const credits = creditDecisions(pools, { today, order, providerLabel, base, rate, runwayDays });
  const since = periods.sameDaysLastMonth.start;
  const week = totalOf(lines, periods.lastWeek, base);
  const late = reachLine(reachesOf(app), addDays(today, -1));
  writeWeekly(workbook, { today, base, periods, late, providerLabel, pairs: weeklyPairs(lines, addDays(today, -LOOK_BACK_DAYS)) });
  const told = { told: toldWeek(app.ports, periods.lastWeek.start), everTold: hasToldWeeks(app.ports) };
  writeWeekMoved(workbook, { periods, base, ...told, openFrom: firstOpenDay(app.ports) });
  writeOverview(workbook, {
    today, base, periods, late, providerLabel,
    isDressed: workbook.find('Overview') !== null && isDressed(app.ports, 'Overview', OVERVIEW_LAYOUT),
    vendors: dearestFirst(lines, ({ vendor }) => vendor, since, base),
    providers: dearestFirst(lines, ({ provider }) => provider, since, base),
    movers: movers(lines, { now: periods.lastWeek, before: periods.weekBefore, base, providerLabel }),
    decisions: decisionsOf({ ...register, today, base, rate, findings: feedFindings(app), missingRows: week.missing, keys: reviewKeys(workbook, usage, today), credits, ...(isMapped ? { unassigned: unassignedOf(lines, periods.lastWeek, base) } : {}) }),
    connections: freshnessOf(app),
    balances: readBalances(workbook, base, rate),
  });
  keepDressed(app.ports, 'Overview', OVERVIEW_LAYOUT);
}

function writeCause(app: App, lines: readonly LedgerLine[], rows: RecentRows & Pick<Register, 'subscriptions'>, rates: readonly RateRow[], today: Day): void {
  const { baseCurrency: base, firstWeekday } = app.settings();
  const input = { ...rows, lines, base, book: app.book(), rate: rateBook(rates, base), providerLabel };
  writeCauses(app.ports.workbook, explainWeek(input, periodsOf(today, firstWeekday)), base);
}

/** List prices of the models that stand in API usage of late. */
function pricesInUse(app: App, usage: readonly PricedUsage[], today: Day): ModelPrice[] {
  if (!providers.some((provider) => provider.feeds.some((feed) => feed.kind === 'usage'))) return [];
  const used = new Map<string, Readonly<{ provider: string; model: string }>>();
  usage.forEach(({ provider, model }) => {
    if (model !== '') used.set(`${provider}\n${model}`, { provider, model });
  });
  const book = app.book();
  const found = new Map<string, ModelPrice>();
  used.forEach(({ provider, model }) => {
    const counted = book.find(provider, model, today);
    const price = counted?.before ?? counted;
    if (price !== null && price.source === 'list') found.set(`${price.provider}\n${price.model}`, price);
  });
  return Array.from(found.values());
}
