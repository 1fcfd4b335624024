import { nextMonthStart, type Day } from '../../core/days.js';
import { placesOf, poolOf } from '../../core/credits/lines.js';
import { creditPools } from '../../core/credits/pools.js';
import { toText } from '../../core/decimal.js';
import type { Invoice } from '../../core/invoice.js';
import { journalOf, type Journal, type JournalLine } from '../../core/journal/journal.js';
import { accountBook } from '../../core/journal/accounts.js';
import { invoiceDay, type InvoiceSubject, type MatchedInvoices } from '../../core/journal/invoices.js';
import { paymentOf, type PaymentOf } from '../../core/journal/postings.js';
import { REGISTER } from '../../core/ledger/plans.js';
import { rateBook } from '../../core/rates.js';
import type { LedgerLine } from '../../core/records.js';
import { daily } from '../../tabs/daily.js';
import { journal as tab } from '../../tabs/journal.js';
import type { App } from '../app.js';
import { readAccounts, readCredits, readInvoices, readRates, readSaasUsage, readSubscriptions } from '../register/index.js';
import { closeRecords, type ClosedMonth } from '../state/closed-months.js';
import { storedConnections } from '../state/connections.js';
import { reconciliationOf } from '../sync/reconciled.js';
import { readTable } from '../table/index.js';

/** What a closing posts, and what it remembers of it. */
export type ClosingJournal = Readonly<{ lines: readonly JournalLine[]; invoices: readonly string[]; subjects: readonly string[] }>;

/** The journal of a month as its lines, invoices and accounts are now. */
export function closingJournal(app: App, month: Day, firstNumber: number, today: Day): ClosingJournal {
  const { workbook } = app.ports;
  const { baseCurrency: base } = app.settings();
  const others = closeRecords(app.ports).filter((record) => record.month !== month && (record.phase === 'closed' || record.phase === 'closing'));
  const { rates } = readRates(workbook);
  const all = matchedInvoices(app, readTable(workbook, daily), today).map((matched) => ({ ...matched, invoices: matched.invoices.filter((invoice) => isDue(invoice, month, others)) }));
  const due = all.filter(({ invoices }) => invoices.length > 0);
  const from = due.map(({ subject }) => subject.month).concat(month).sort()[0] ?? month;
  const made: Journal = journalOf({
    month, base, firstNumber, invoices: due, payment: payments(app),
    lines: readTable(workbook, daily, from).filter(({ day }) => day < nextMonthStart(month)),
    accounts: accountBook(readAccounts(workbook).accounts),
    wasInvoiced: (subject) => others.some(({ subjects }) => subjects.indexOf(subjectKey(subject)) >= 0),
    rate: rateBook(rates, base),
  });
  return { lines: made.lines, invoices: made.posted.reduce<string[]>((keys, { invoices }) => keys.concat(invoices.map(invoiceKey)), []), subjects: made.posted.map(({ subject }) => subjectKey(subject)) };
}

/** Number for the next entry of a month. */
export function nextNumber(lines: readonly JournalLine[], month: Day): number {
  return lines.filter((line) => line.month === month).reduce((most, line) => Math.max(most, entryNumber(line)), 0) + 1;
}

/** The number of an entry within its month. */
export function entryNumber({ entry }: Pick<JournalLine, 'entry'>): number {
  return Number(entry.slice(entry.lastIndexOf('-') + 1));
}

/** The Journal tab; none where no month was closed. */
export function readJournal(app: App): JournalLine[] {
  return readTable(app.ports.workbook, tab);
}

/**
 * An invoice belongs to the closing of the month it is dated in; one that was
 * entered late, for a month that is closed, to the next closing.
 */
function isDue(invoice: Invoice, month: Day, others: readonly ClosedMonth[]): boolean {
  if (others.some(({ invoices }) => invoices.indexOf(invoiceKey(invoice)) >= 0)) return false;
  const day = invoiceDay(invoice);
  if (day >= nextMonthStart(month)) return false;
  return day >= month || others.some((record) => record.month === invoice.month && record.month < month);
}

/** Invoices by what they are for: a connection that reports, else plans of the register by the name of their provider. */
function matchedInvoices(app: App, lines: readonly LedgerLine[], today: Day): MatchedInvoices[] {
  const { invoices } = readInvoices(app.ports.workbook);
  if (invoices.length === 0) return [];
  const { rows, matches } = reconciliationOf(app, invoices, readRates(app.ports.workbook).rates, today);
  const groups = new Map<string, MatchedInvoices>();
  const put = (subject: InvoiceSubject, invoice: Invoice, bill: MatchedInvoices['bill']): void => {
    const held = groups.get(subjectKey(subject));
    groups.set(subjectKey(subject), { subject, bill: held?.bill ?? bill, invoices: (held?.invoices ?? []).concat(invoice) });
  };
  matches.forEach(({ invoice, reference }) => {
    const row = rows.find((one) => one.reference === reference);
    if (row !== undefined) {
      const residuals = row.legs[row.legs.length - 1]?.residuals ?? [];
      put({ provider: row.provider, connection: row.connection, month: row.month }, invoice, { amount: row.invoiceable, currency: row.currency, residuals });
      return;
    }
    const name = invoice.provider.trim().toLowerCase();
    const plan = lines.find(({ connection, provider, vendor }) => connection === REGISTER && (provider.toLowerCase() === name || vendor.toLowerCase() === name));
    if (plan !== undefined) put({ provider: plan.provider, connection: REGISTER, month: invoice.month }, invoice, null);
  });
  return Array.from(groups.values());
}

/** Invoices of a month that no closing can post: nothing of Daily is of their provider. */
export function unmatchedInvoices(app: App, month: Day, today: Day): Invoice[] {
  const { invoices } = readInvoices(app.ports.workbook);
  const posted = new Set(matchedInvoices(app, readTable(app.ports.workbook, daily), today).reduce<Invoice[]>((all, matched) => all.concat(matched.invoices), []).map(invoiceKey));
  return invoices.filter((invoice) => invoice.month === month && !posted.has(invoiceKey(invoice)));
}

function payments(app: App): PaymentOf {
  const { workbook } = app.ports;
  const pools = placesOf(creditPools(readCredits(workbook, storedConnections(app.ports)).rows));
  const { uses } = readSaasUsage(workbook, readSubscriptions(workbook).subscriptions);
  const metered = new Set(uses.map(({ provider, plan }) => `${provider}\n${plan}`.toLowerCase()));
  return paymentOf((line) => poolOf(line, pools) !== null, ({ provider, service }) => metered.has(`${provider}\n${service}`.toLowerCase()));
}

function invoiceKey({ provider, month, number, day, amount }: Invoice): string {
  return [provider.trim().toLowerCase(), month, number === '' ? `${day ?? ''} ${toText(amount.amount)} ${amount.currency}` : number].join(' / ');
}

function subjectKey({ provider, connection, month }: InvoiceSubject): string {
  return [provider, connection, month].join(' / ');
}
