import { addDays, daysOf, nextMonthStart, type Day } from '../days.js';
import { absolute, add, compare, divide, isNegative, isZero, multiply, negate, ONE, subtract, ZERO, type Decimal } from '../decimal.js';
import type { Invoice } from '../invoice.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import { isWithinSpread, RATE_SPREAD, roundPercent } from './ratio.js';
import { restatedBy, type Restatement } from '../restatements.js';
import { closedLeg, isWithinRounding, type Leg, type Residual } from './residuals.js';
import { percentText } from '../text.js';

/** Of one connection, month and currency. */
export type InvoiceLegInput = Readonly<{
  /** What an invoice of the month should carry. */
  billed: Decimal;
  /** Billed cost per day, with the last day before and the first after the month. */
  daily: ReadonlyMap<Day, Decimal>;
  /** Credits within the bill, negative or zero. */
  credits: Decimal;
  /** Lines an invoice may round. */
  lines: number;
  month: Day;
  currency: CurrencyCode;
  invoices: readonly Invoice[];
  /** Restatements of days of the month. */
  restatements: readonly Restatement[];
  /** Hours the provider's invoice days begin before those of UTC; negative: later. Null: not known. */
  utcOffset: number | null;
  rate: RateOf;
}>;

/** The invoices of a month in the currency of the bill. */
export type Invoiced = Readonly<{ total: Decimal; tax: Decimal; isForeign: boolean }>;

/** Null when a rate is missing. */
export function invoicedOf({ invoices, currency, month, rate }: Pick<InvoiceLegInput, 'invoices' | 'currency' | 'month' | 'rate'>): Invoiced | null {
  let [total, tax, isForeign] = [ZERO, ZERO, false];
  for (const invoice of invoices) {
    const own = invoice.amount.currency;
    const found = own === currency ? null : rate(own, invoice.day ?? addDays(nextMonthStart(month), -1));
    if (own !== currency && found === null) return null;
    const converted = (amount: Decimal): Decimal => (found === null ? amount : multiply(amount, found.rate));
    total = add(total, converted(invoice.amount.amount));
    tax = add(tax, converted(invoice.tax ?? ZERO));
    isForeign = isForeign || own !== currency;
  }
  return { total, tax, isForeign };
}

/**
 * The provider's report against the invoices. Tax and credits are told; what
 * was restated after the invoice was made is on record. Of the rest, each
 * reason counts only where it explains all that is left: half a per cent steps
 * of discount and roundings to the cent, a rate within a vendor's spread, and
 * the hours by which the invoice's days differ from UTC within what those days cost.
 */
export function invoiceLeg(input: InvoiceLegInput, invoiced: Invoiced): Leg {
  const told: Residual[] = [
    { of: 'Tax', amount: invoiced.tax, why: 'tax on the invoice' },
    { of: 'Discount', amount: input.credits, why: 'credits of the bill' },
  ];
  const net = subtract(subtract(invoiced.total, invoiced.tax), input.credits);
  const attempts = cutsOf(input).map((restated) => ({ restated, rest: subtract(subtract(net, input.billed), restated.amount) }));
  // A sum that is met to the cent is the best evidence, so that it is sought first.
  const exact = attempts.filter(({ rest }) => isWithinRounding(rest, input.lines + 1));
  for (const { restated, rest } of exact.concat(attempts)) {
    const found = explained(rest, restated.amount, input, invoiced);
    if (found !== null) return closedLeg(input.billed, invoiced.total, [...told, restated, ...found]);
  }
  return closedLeg(input.billed, invoiced.total, [...told, ...(attempts[0] === undefined ? [] : [attempts[0].restated])]);
}

/**
 * What an invoice does not hold of later restatements: first as of its own day,
 * then as if nothing were missing, then as of each earlier restatement.
 */
function cutsOf({ invoices, restatements }: InvoiceLegInput): Residual[] {
  const made = invoices.map(({ day }) => day ?? '').sort().slice(-1)[0] ?? '';
  const seen = Array.from(new Set(restatements.map(({ seenAt }) => seenAt))).sort();
  const after = (isLater: (one: Restatement) => boolean): Residual => ({
    of: 'Restated',
    amount: negate(restatements.filter(isLater).reduce((sum, one) => add(sum, restatedBy(one)), ZERO)),
    why: 'the provider restated days after the invoice',
  });
  const own = made === '' ? [] : [after(({ seenAt }) => seenAt.slice(0, 10) > made)];
  return [...own, after(() => false), ...seen.map((cut) => after(({ seenAt }) => seenAt >= cut))];
}

/** The reasons for the whole of what is left; null when there are none. */
function explained(rest: Decimal, restated: Decimal, input: InvoiceLegInput, invoiced: Invoiced): Residual[] | null {
  const whole = add(input.billed, restated);
  if (isWithinRounding(rest, input.lines + 1)) return [{ of: 'Rounding', amount: rest, why: 'the invoice is in whole cents' }];
  const discount = invoiced.isForeign ? null : discountOf(rest, whole, input.lines);
  if (discount !== null) return discount;
  const border = borderOf(rest, input);
  if (border !== null) return [border];
  if (invoiced.isForeign && isWithinSpread(rest, whole, spreadOf(input))) {
    return [{ of: 'FX', amount: rest, why: 'the vendor counts with another rate than the published one of the invoice day' }];
  }
  return null;
}

/** A round percentage of the bill, to the cent. */
function discountOf(rest: Decimal, whole: Decimal, lines: number): Residual[] | null {
  if (!isNegative(rest) || isZero(whole) || isNegative(whole)) return null;
  const ratio = roundPercent(divide(add(whole, rest), whole));
  const exact = multiply(whole, subtract(ratio, ONE));
  const left = subtract(rest, exact);
  if (compare(ratio, ONE) >= 0 || isNegative(ratio) || isZero(ratio) || !isWithinRounding(left, Math.min(lines + 1, 2))) return null;
  const off = percentText(Math.abs(Number(subtract(ratio, ONE)) / 1e18));
  return [{ of: 'Discount', amount: exact, why: `${off} off the bill` }, { of: 'Rounding', amount: left, why: 'the invoice is in whole cents' }];
}

/**
 * Hours of the first and last days that the invoice counts to another month.
 * Bills are told by the day, so that the hours' own cost is only bounded by their days'.
 */
function borderOf(rest: Decimal, { daily, month, utcOffset, invoices }: InvoiceLegInput): Residual | null {
  const offset = invoices.map((invoice) => invoice.utcOffset).filter((hours) => hours !== null)[0] ?? utcOffset;
  if (offset === null || offset === 0) return null;
  const after = nextMonthStart(month);
  const [lost, won] = offset < 0 ? [month, after] : [addDays(after, -1), addDays(month, -1)];
  const cost = (day: Day): Decimal => daily.get(day) ?? ZERO;
  const fits = compare(rest, negate(cost(lost))) >= 0 && compare(rest, cost(won)) <= 0;
  return fits ? { of: 'Day border', amount: rest, why: `days of the invoice begin ${String(Math.abs(offset))} hours ${offset < 0 ? 'after' : 'before'} UTC: hours of ${lost} and ${won} fall in another month` } : null;
}

/** How far rates moved from the month's start to its end, and a vendor's own margin beyond. */
function spreadOf({ month, invoices, rate }: InvoiceLegInput): Decimal {
  const [invoice] = invoices;
  if (invoice === undefined) return RATE_SPREAD;
  const end = invoice.day ?? addDays(nextMonthStart(month), -1);
  const at = rate(invoice.amount.currency, end)?.rate ?? null;
  if (at === null) return RATE_SPREAD;
  const widest = daysOf({ start: month, end: addDays(end, 1) }).reduce((most, day) => {
    const on = rate(invoice.amount.currency, day)?.rate ?? at;
    const off = absolute(subtract(divide(on, at), ONE));
    return compare(off, most) > 0 ? off : most;
  }, ZERO);
  return add(widest, RATE_SPREAD);
}
