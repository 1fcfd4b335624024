import { addDays, nextMonthStart, type Day } from '../days.js';
import { absolute, add, compare, decimal, isZero, multiply, subtract, ZERO, type Decimal } from '../decimal.js';
import type { Invoice } from '../invoice.js';
import type { Purpose } from './accounts.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import type { Residual } from '../reconcile/residuals.js';

/** The lines of Daily an invoice is for. The connection of plans is the register; then the provider tells. */
export type InvoiceSubject = Readonly<{ provider: string; connection: string; month: Day }>;

/** Invoices of one subject, and what is known of why they differ from the bill. */
export type MatchedInvoices = Readonly<{
  subject: InvoiceSubject;
  /** At least one. */
  invoices: readonly Invoice[];
  /** What the provider reports, in the currency of its bill, and why the invoices differ; null where only the register tells. */
  bill: Readonly<{ amount: Decimal; currency: CurrencyCode; residuals: readonly Residual[] }> | null;
}>;

/** A part of what is payable beside what the ledger says. */
export type InvoicePart = Readonly<{ purpose: Purpose; amount: Decimal; why: string }>;

/** What the invoices of a subject come to in base currency; the parts and `owed` add up to `payable`. */
export type PostedInvoice = Readonly<{ day: Day; payable: Decimal; parts: readonly InvoicePart[]; numbers: string }>;

/** A cent for each rounding that two sides of an invoice may hold. */
const ROUNDING = decimal('0.02');

/** The day an invoice counts: its own, else the last of its month. */
export function invoiceDay({ day, month }: Invoice): Day {
  return day ?? addDays(nextMonthStart(month), -1);
}

/**
 * What is payable and why it is not what the ledger says: tax, the exchange
 * rate of the invoice day against those of the charge days, rounding, and the
 * named differences of the reconciliation, in base currency.
 *
 * @param owed what the ledger says is owed for the subject, in base currency
 * @returns null where a rate is missing
 */
export function postedInvoice({ invoices, bill }: MatchedInvoices, owed: Decimal, base: CurrencyCode, rate: RateOf): PostedInvoice | null {
  const toBase = (amount: Decimal, currency: CurrencyCode, day: Day): Decimal | null => {
    const found = currency === base ? null : rate(currency, day);
    return currency === base ? amount : found === null ? null : multiply(amount, found.rate);
  };
  let [payable, tax] = [ZERO, ZERO];
  for (const invoice of invoices) {
    const amount = toBase(invoice.amount.amount, invoice.amount.currency, invoiceDay(invoice));
    const taxed = toBase(invoice.tax ?? ZERO, invoice.amount.currency, invoiceDay(invoice));
    if (amount === null || taxed === null) return null;
    [payable, tax] = [add(payable, amount), add(tax, taxed)];
  }
  const day = invoices.map(invoiceDay).sort().slice(-1)[0] ?? '';
  const named = bill === null ? [] : bill.residuals.filter(({ of }) => of !== 'Tax' && of !== 'Rounding' && of !== 'Unexplained');
  const parts: InvoicePart[] = [{ purpose: 'Sales tax', amount: tax, why: 'tax on the invoice' }];
  named.forEach(({ of, amount, why }) => {
    const converted = toBase(amount, bill?.currency ?? base, day);
    if (converted !== null) parts.push({ purpose: of === 'FX' ? 'FX difference' : 'Invoice difference', amount: converted, why: why === '' ? of : `${of}: ${why}` });
  });
  const isForeign = invoices.some(({ amount }) => amount.currency !== base) || (bill !== null && bill.currency !== base);
  const atInvoice = bill === null || !isForeign ? null : toBase(bill.amount, bill.currency, day);
  if (atInvoice !== null) parts.push({ purpose: 'FX difference', amount: subtract(atInvoice, owed), why: 'rate of the invoice day against those of the charge days' });
  parts.push(restOf(parts.reduce((left, part) => subtract(left, part.amount), subtract(payable, owed)), isForeign && bill === null));
  return { day, payable, parts: parts.filter(({ amount }) => !isZero(amount)), numbers: invoices.map(({ number, row }) => (number === '' ? `row ${row}` : number)).join(', ') };
}

function restOf(amount: Decimal, isForeign: boolean): InvoicePart {
  if (compare(absolute(amount), ROUNDING) <= 0) return { purpose: 'Rounding', amount, why: 'the invoice is in whole cents' };
  if (isForeign) return { purpose: 'FX difference', amount, why: 'rate of the invoice day against those of the charge days' };
  return { purpose: 'Invoice difference', amount, why: 'not explained; see Reconciliation' };
}
