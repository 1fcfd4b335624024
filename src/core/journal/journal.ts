import { isWithin, monthStart, nextMonthStart, type Day } from '../days.js';
import { add, ZERO, type Decimal } from '../decimal.js';
import type { AccountOf } from './accounts.js';
import { entriesOf, monthEnd, type JournalLine, type Transfer } from './entries.js';
import { postedInvoice, type InvoiceSubject, type MatchedInvoices, type PostedInvoice } from './invoices.js';
import { postingsOf, type EntryKind, type PaymentOf, type Posting } from './postings.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { REGISTER } from '../ledger/plans.js';
import type { CurrencyCode } from '../money.js';
import { adjustedMonth } from '../ledger/month-lock.js';
import type { LedgerLine } from '../records.js';

export type { JournalLine } from './entries.js';

export type JournalInput = Readonly<{
  /** First day of the month that is closed. */
  month: Day;
  /** Lines of Daily: those of the month, and of earlier months that a late invoice is for. */
  lines: readonly LedgerLine[];
  payment: PaymentOf;
  accounts: AccountOf;
  /** Invoices that this closing posts. */
  invoices: readonly MatchedInvoices[];
  /** Whether an earlier closing posted an invoice for it: then what the ledger says is owed stands there. */
  wasInvoiced: (subject: InvoiceSubject) => boolean;
  base: CurrencyCode;
  rate: RateOf;
  /** Number of the first entry. */
  firstNumber: number;
}>;

export type Journal = Readonly<{
  lines: readonly JournalLine[];
  /** Those of `invoices` that were posted; the others lack a rate. */
  posted: readonly MatchedInvoices[];
}>;

/**
 * The balanced entries of a closing.
 *
 * Cost that is not invoiced is accrued and taken back on the first day of the
 * next month, when the books take the bill itself. Where an invoice was
 * entered, the cost stands against accounts payable instead, with tax, exchange
 * rate and rounding on lines of their own. An invoice of an earlier month posts
 * what that month's accrual, taken back since, stood for.
 */
export function journalOf(input: JournalInput): Journal {
  const { month } = input;
  const period = { start: month, end: nextMonthStart(month) };
  const own = input.lines.filter(({ day }) => isWithin(day, period)).reduce<Posting[]>((all, line) => all.concat(postingsOf(line, input.payment(line))), []);
  const invoiced = new Set<Posting>();
  const posted: MatchedInvoices[] = [];
  const transfers: Transfer[] = [];
  input.invoices.forEach((matched) => {
    const owed = input.wasInvoiced(matched.subject) ? [] : owedFor(matched.subject, own, input);
    const invoice = postedInvoice(matched, owed.reduce((sum, { amount }) => add(sum, amount), ZERO), input.base, input.rate);
    if (invoice === null) return;
    posted.push(matched);
    owed.forEach((posting) => { invoiced.add(posting); });
    transfers.push(...invoiceTransfers(matched.subject, invoice, owed, new Set(own), input));
  });
  own.filter((posting) => !invoiced.has(posting)).forEach((posting) => { transfers.push(transferOf(posting, month)); });
  return { lines: entriesOf(month, transfers, input.accounts, input.firstNumber), posted };
}

/** What is owed for a subject so far: accruals and bills, of the month and of months before it. */
function owedFor(subject: InvoiceSubject, own: readonly Posting[], { lines, month, payment, base }: JournalInput): Posting[] {
  const isOwed = ({ credit, line }: Posting): boolean => (credit === 'Accrued liabilities' || credit === 'Payments clearing') && line.currency === base && isOf(line, subject);
  const earlier = lines.filter((line) => line.day < month && isOf(line, subject)).reduce<Posting[]>((all, line) => all.concat(postingsOf(line, payment(line))), []);
  return earlier.concat(own).filter(isOwed);
}

function isOf(line: LedgerLine, { provider, connection, month }: InvoiceSubject): boolean {
  const isSame = line.connection === connection && (connection !== REGISTER || line.provider.toLowerCase() === provider.toLowerCase());
  return isSame && (adjustedMonth(line) ?? monthStart(line.day)) === month;
}

/** A bill of an earlier month is on the clearing account already: the invoice moves it from there. */
function invoiceTransfers(subject: InvoiceSubject, invoice: PostedInvoice, owed: readonly Posting[], own: ReadonlySet<Posting>, { month, base, lines }: JournalInput): Transfer[] {
  const source = `Invoices, ${subject.provider}, Month ${subject.month.slice(0, 7)}, ${invoice.numbers}`;
  const frame = {
    kind: 'Invoice' as const, date: invoice.day < month ? month : invoice.day, apart: `${subject.month} ${subject.connection} ${subject.provider}`,
    credit: 'Accounts payable' as const, creditSource: source, memo: `Invoice ${invoice.numbers} of ${subject.provider}, ${subject.month.slice(0, 7)}`,
  };
  const sample = owed[0]?.line ?? lines.find((line) => isOf(line, subject));
  const line = { bucket: sample?.bucket ?? 'API' as const, provider: sample?.provider ?? subject.provider, vendor: sample?.vendor ?? subject.provider, connection: subject.connection, costCenter: '', currency: base };
  const moved = owed.map((posting): Transfer => {
    const isCleared = posting.credit === 'Payments clearing' && !own.has(posting);
    return { ...frame, debit: isCleared ? 'Payments clearing' : posting.debit, amount: posting.amount, line: { ...posting.line, vendor: line.vendor, provider: line.provider }, debitSource: sourceOf(posting) };
  });
  return moved.concat(invoice.parts.map((part): Transfer => {
    const isTold = part.purpose === 'Sales tax' || part.purpose === 'Rounding';
    return { ...frame, debit: part.purpose, amount: part.amount, line, debitSource: isTold ? source : `Reconciliation, ${subject.provider}, Month ${subject.month.slice(0, 7)}: ${part.why}` };
  }));
}

const WORDS: Readonly<Record<EntryKind, string>> = {
  Accrual: 'used, not invoiced yet', Bill: 'plan billed', 'Credits bought': 'prepaid credits bought', Amortisation: 'share of plans billed ahead',
  'Credits used': 'use of prepaid credits', 'Credits expired': 'prepaid credits expired', Invoice: 'invoice',
};

function transferOf(posting: Posting, month: Day): Transfer {
  const { kind, debit, credit, amount, day, adjusts, line } = posting;
  const source = sourceOf(posting);
  const what = adjusts === null ? month.slice(0, 7) : `adjustment of ${adjusts.slice(0, 7)}`;
  return {
    kind, debit, credit, amount, line, date: day ?? monthEnd(month), apart: adjusts ?? '', memo: `${line.vendor === '' ? line.provider : line.vendor}, ${what}: ${WORDS[kind]}`,
    debitSource: source, creditSource: source,
  };
}

/** The rows of Daily, by the columns to filter. */
function sourceOf({ line, adjusts }: Posting): string {
  const service = adjusts === null ? '' : `, Service Adjustment of ${adjusts.slice(0, 7)}`;
  return `Daily ${line.day.slice(0, 7)}, Provider ${line.provider}, Connection ${line.connection}${service}`;
}

/** Debits of a journal on one side of the income statement and balance sheet, for a preview. */
export function accountTotals(lines: readonly JournalLine[]): Readonly<{ code: string; name: string; currency: CurrencyCode; debit: Decimal; credit: Decimal }>[] {
  const totals = new Map<string, { code: string; name: string; currency: CurrencyCode; debit: Decimal; credit: Decimal }>();
  lines.forEach((line) => {
    const key = [line.accountCode, line.accountName, line.currency].join('\u001f');
    const held = totals.get(key) ?? { code: line.accountCode, name: line.accountName, currency: line.currency, debit: ZERO, credit: ZERO };
    totals.set(key, { ...held, debit: add(held.debit, line.debit ?? ZERO), credit: add(held.credit, line.credit ?? ZERO) });
  });
  return Array.from(totals.keys()).sort().map((key) => totals.get(key) as NonNullable<ReturnType<typeof totals.get>>);
}
