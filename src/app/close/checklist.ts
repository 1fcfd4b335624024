import { addDays, dayOfInstant, isWithin, monthStart, nextMonthStart, type Day } from '../../core/days.js';
import { absolute, add, compare, isZero, ZERO } from '../../core/decimal.js';
import type { LedgerLine } from '../../core/records.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { HALF_CENT } from '../../core/reconcile/residuals.js';
import { amountText, countText, listText } from '../../core/text.js';
import type { AnyFeed } from '../../providers/provider.js';
import { daily } from '../../tabs/daily.js';
import type { OpenItem } from '../api.js';
import type { App } from '../app.js';
import type { FeedMemory } from '../engine/plan.js';
import { readAccounts, readCredits, readInvoices, readRates, readSaasUsage, readSubscriptions } from '../register/index.js';
import { closedMonths } from '../state/closed-months.js';
import { liveConnections, storedConnections } from '../state/connections.js';
import { feedMemories } from '../state/feeds.js';
import { lastWholeDay } from '../state/freshness.js';
import { reconciliationOf } from '../sync/reconciled.js';
import { readTable } from '../table/index.js';
import { unmatchedInvoices } from './journal.js';

/** What is not settled in a month that is over. It may be closed all the same: what follows stands as an adjustment. */
export function openItems(app: App, month: Day): OpenItem[] {
  const today = dayOfInstant(app.ports.clock.now());
  const lines = readTable(app.ports.workbook, daily);
  const own = lines.filter(({ day }) => isWithin(day, { start: month, end: nextMonthStart(month) }));
  return [...feedItems(app, month, today), ...lineItems(own, app.settings().baseCurrency), ...rowItems(app), ...invoiceItems(app, month, today), ...earlierItems(lines, closedMonths(app.ports), month)];
}

function feedItems(app: App, month: Day, today: Day): OpenItem[] {
  const last = addDays(nextMonthStart(month), -1);
  const memories = feedMemories(app.ports);
  return liveConnections(app.ports).reduce<OpenItem[]>((all, { provider, connection }) => {
    const feeds = provider.feeds.filter((feed) => feed.window !== null && feed.enabled?.(connection) !== false && isExpected(feed, memories.of(connection.name, feed.id)));
    const short = feeds.filter((feed) => (lastWholeDay(memories.of(connection.name, feed.id)) ?? '') < last);
    const changing = feeds.reduce((most, feed) => Math.max(most, feed.window?.restatesDays ?? 0), 0);
    const until = addDays(last, changing);
    if (short.length > 0) return all.concat({ what: `${connection.name} has not reported the month whole: ${listText(short.map(({ label }) => label))}.`, fix: `${short.some(({ onDemand }) => onDemand === undefined) ? 'Sync first' : 'Ask for it on the connection’s screen'}, or close and let the rest come as an adjustment.` });
    return until < today ? all : all.concat({ what: `${connection.name} may still change days of the month until ${until}.`, fix: 'Wait until then, or let changes come as an adjustment.' });
  }, []);
}

/** A report that costs money belongs to the month once it was asked for; who never asks does without. */
function isExpected({ onDemand }: AnyFeed, { state }: FeedMemory): boolean {
  return state !== 'skipped' && (onDemand === undefined || state !== 'never');
}

/** Of the lines of the month: what has no cost, is not converted, or is estimated. Estimates of nothing are settled. */
export function lineItems(lines: readonly LedgerLine[], base: string): OpenItem[] {
  const missing = lines.filter(({ basis }) => basis === 'missing');
  const foreign = lines.filter(({ basis, currency }) => basis !== 'missing' && currency !== base);
  const estimated = lines.filter(({ basis, currency }) => basis === 'estimated' && currency === base).filter(({ effectiveCost }) => effectiveCost !== null && !isZero(effectiveCost));
  const named = (of: readonly LedgerLine[], name: (line: LedgerLine) => string): string => listText(Array.from(new Set(of.map(name))).sort().slice(0, 4));
  const items: OpenItem[] = lines.length === 0 ? [{ what: 'Daily has no line of this month.', fix: 'Set History days in Settings to reach it, and sync.' }] : [];
  if (missing.length > 0) items.push({ what: `${countText(missing.length, 'line')} of Daily without a cost: ${named(missing, ({ service, provider }) => (service === '' ? provider : service))}.`, fix: 'Give the models a price on the Prices tab, or the plans a price and AI share.' });
  if (foreign.length > 0) items.push({ what: `${countText(foreign.length, 'line')} of Daily in ${named(foreign, ({ currency }) => currency)} for want of a rate.`, fix: `Give a rate to ${base} on the Rates tab.` });
  if (estimated.length > 0) items.push({ what: `${amountText(estimated.reduce((sum, { effectiveCost }) => add(sum, effectiveCost ?? ZERO), ZERO), base)} estimated, not billed: ${named(estimated, ({ provider }) => provider)}.`, fix: 'Connect or import the bill, or close with the estimate.' });
  return items;
}

function rowItems(app: App): OpenItem[] {
  const { workbook } = app.ports;
  const { subscriptions, problems } = readSubscriptions(workbook);
  const unread: readonly (readonly [string, readonly RowProblem[]])[] = [
    ['Subscriptions', problems], ['SaaS usage', readSaasUsage(workbook, subscriptions).problems], ['Invoices', readInvoices(workbook).problems],
    ['Rates', readRates(workbook).problems], ['Credits', readCredits(workbook, storedConnections(app.ports)).problems], ['Accounts', readAccounts(workbook).problems],
  ];
  return unread.filter(([, of]) => of.length > 0).map(([tab, of]) => {
    const rows = Array.from(new Set(of.map(({ row }) => row)));
    return { what: `${countText(rows.length, 'row')} of ${tab} cannot be read: ${rows.slice(0, 5).join(', ')}.`, fix: 'The notes on the cells say what to mend.' };
  });
}

function invoiceItems(app: App, month: Day, today: Day): OpenItem[] {
  const { workbook } = app.ports;
  const { invoices } = readInvoices(workbook);
  if (invoices.length === 0) return [];
  const rows = reconciliationOf(app, invoices, readRates(workbook).rates, today).rows.filter((row) => row.month === month);
  const unexplained = rows.filter(({ residuals }) => compare(absolute(residuals.Unexplained), HALF_CENT) >= 0);
  const without = rows.filter(({ invoiced, invoiceable, isPaidAhead }) => invoiced === null && !isPaidAhead && compare(absolute(invoiceable), HALF_CENT) >= 0);
  const strange = unmatchedInvoices(app, month, today);
  return [
    ...unexplained.map((row): OpenItem => ({ what: `${row.connection}: ${amountText(row.residuals.Unexplained, row.currency)} of the month is unexplained.`, fix: 'See the Reconciliation tab.' })),
    ...(without.length === 0 ? [] : [{ what: `No invoice yet of ${listText(without.map(({ connection }) => connection))}.`, fix: 'Enter it on the Invoices tab, or let the cost be accrued.' }]),
    ...strange.map((invoice): OpenItem => ({ what: `The invoice in row ${invoice.row} of Invoices belongs to no line of Daily.`, fix: 'Correct Provider or Month; until then no entry holds it.' })),
  ];
}

function earlierItems(lines: readonly LedgerLine[], closed: readonly Day[], month: Day): OpenItem[] {
  const open = Array.from(new Set(lines.map(({ day }) => monthStart(day)))).filter((one) => one < month && closed.indexOf(one) < 0).sort();
  const [first] = open;
  return first === undefined ? [] : [{ what: `${countText(open.length, 'earlier month')} ${open.length === 1 ? 'is' : 'are'} open, from ${first.slice(0, 7)} on.`, fix: 'Close earlier months first, unless your books begin here.' }];
}
