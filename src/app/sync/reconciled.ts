import { addDays, addMonths, monthStart, type Day } from '../../core/days.js';
import { providerIdsOf } from '../../core/provider-names.js';
import { rateBook } from '../../core/rates.js';
import { isCovered } from '../../core/reconcile/paid-ahead.js';
import { reconcile, type Reconciliation } from '../../core/reconcile/reconcile.js';
import type { Invoice } from '../../core/invoice.js';
import type { Finding, RateRow } from '../../core/records.js';
import { providerById, providers } from '../../providers/index.js';
import { roadById } from '../../providers/roads.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiLog } from '../../tabs/api-log.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import { invoices as invoicesTab } from '../../tabs/invoices.js';
import { reconciliation as tab } from '../../tabs/reconciliation.js';
import { restatements } from '../../tabs/restatements.js';
import type { App } from '../app.js';
import { readCredits } from '../register/credits.js';
import { readInvoices } from '../register/invoices.js';
import { problemFindings } from '../register/rates.js';
import { matchProblems, tidyInvoices } from '../reports/invoice-cells.js';
import { writeReconciliation } from '../reports/reconciliation.js';
import { storedConnections } from '../state/connections.js';
import { ensureTable, readTable } from '../table/index.js';
import { burntSoFar } from './ledger-credits.js';

/** Months before this one that are held against invoices. */
const MONTHS_BACK = 13;

/**
 * Brings Reconciliation and our columns of Invoices up to date. Workbooks
 * without either tab are left alone: nothing of them is read.
 */
export function refreshReconciliation(app: App, rates: readonly RateRow[], today: Day): Readonly<{ cells: number; findings: readonly Finding[] }> {
  const { workbook } = app.ports;
  const isWanted = workbook.find(invoicesTab.name) !== null || workbook.find(tab.name) !== null;
  if (!isWanted) return { cells: 0, findings: [] };
  const { invoices, problems } = readInvoices(workbook);
  const { rows, matches } = reconciliationOf(app, invoices, rates, today);
  const broken = problems.concat(matchProblems(matches));
  // Our columns first: the formulas of Reconciliation add up the invoices that are matched to them.
  if (invoices.length > 0) ensureTable(workbook, invoicesTab);
  const cells = writeReconciliation(workbook, rows) + tidyInvoices(workbook, matches, rows, broken);
  return { cells, findings: problemFindings(invoicesTab.name, broken) };
}

/** Menu: makes the Invoices tab, for the first invoice. Says whether it was there before. */
export function ensureInvoices(app: App): boolean {
  const isThere = app.ports.workbook.find(invoicesTab.name) !== null;
  ensureTable(app.ports.workbook, invoicesTab);
  return isThere;
}

/** Reconciles the months from the oldest invoice on. */
export function reconciliationOf(app: App, invoices: readonly Invoice[], rates: readonly RateRow[], today: Day): Reconciliation {
  const { workbook } = app.ports;
  const months = monthsOf(invoices, today);
  const from = addDays(months[0] ?? today, -1);
  const credits = readCredits(workbook, storedConnections(app.ports)).rows;
  const burnt = burntSoFar(workbook, { settings: app.settings(), rates, today, credits });
  const rateTo = memo((currency: string) => rateBook(rates, currency));
  return reconcile({
    months, invoices, today, rateTo,
    costs: readTable(workbook, apiCosts, from),
    cloud: readTable(workbook, cloudSkus, from),
    usage: readTable(workbook, apiUsage, from),
    requests: readTable(workbook, apiLog, from),
    balances: credits.filter(({ day }) => day >= from),
    restatements: readTable(workbook, restatements, from),
    book: app.book(),
    isCovered: (subject) => isCovered(subject, burnt),
    isAttribution: (provider) => providerById(provider)?.attribution === true,
    providersNamed,
    utcOffset: (provider) => providerById(provider)?.invoiceUtcOffset ?? null,
  });
}

/** Every month from the oldest invoice, at most a year and a month back, through this one; at least last month. */
function monthsOf(invoices: readonly Invoice[], today: Day): Day[] {
  const now = monthStart(today);
  const first = addMonths(now, -MONTHS_BACK);
  const oldest = invoices.map(({ month }) => month).filter((month) => month >= first).sort()[0] ?? now;
  const months: Day[] = [];
  for (let month = now; month >= oldest || months.length < 2; month = addMonths(month, -1)) months.unshift(month);
  return months;
}

function providersNamed(name: string): readonly string[] {
  const wanted = name.trim().toLowerCase();
  const ours = providers.filter(({ id, label, vendor }) => [id, label, vendor].some((word) => word.toLowerCase() === wanted)).map(({ id }) => id);
  return ours.concat(providerIdsOf(name).filter((id) => providerById(id) !== undefined || roadById(id) !== undefined));
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const held = made.get(key);
    if (held !== undefined) return held;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}
