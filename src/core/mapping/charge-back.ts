import type { Day } from '../days.js';
import { absolute, add, compare, decimal, divide, isZero, multiply, negate, ONE, roundHalfEven, roundTo, subtract, sum, toNumber, ZERO, type Decimal } from '../decimal.js';
import { decimalsOf, type CurrencyCode } from '../money.js';

/** What a customer is charged for its cost. Fee and minimum are in `currency`, per month. */
export type Terms = Readonly<{
  row: number;
  customer: string;
  /** First month they hold for, as its first day; null for all. */
  from: Day | null;
  /** Part of the cost that is added; negative for a discount. */
  markup: Decimal;
  fixedFee: Decimal;
  minimum: Decimal;
  currency: CurrencyCode;
}>;

/** The terms of a customer in a month: those that began last. Letter case does not matter; null where none hold. */
export function termsOf(all: readonly Terms[], customer: string, month: Day): Terms | null {
  const name = customer.trim().toLowerCase();
  return all.filter((terms) => terms.customer.toLowerCase() === name && (terms.from ?? '') <= month)
    .reduce<Terms | null>((best, terms) => (best === null || (terms.from ?? '') >= (best.from ?? '') ? terms : best), null);
}

/** What a month of a customer comes to, in whole units of its currency's smallest coin: use, fee and what lifts it to the minimum. */
export type Charged = Readonly<{ use: Decimal; fee: Decimal; lift: Decimal; total: Decimal }>;

/**
 * Cost with markup and fixed fee, at least the minimum where there is one, each rounded half to even
 * to the cent, or to what is the smallest coin of the currency. Figures are cut to
 * eight decimals first, as the sheet's formula does, so that the last digits of a
 * double decide no cent.
 *
 * @param rate units of the currency of the terms for one of the cost
 */
export function chargedOf(cost: Decimal, { markup, fixedFee, minimum, currency }: Pick<Terms, 'markup' | 'fixedFee' | 'minimum' | 'currency'>, rate: Decimal): Charged {
  const places = decimalsOf(currency);
  const [use, fee, least] = [multiply(multiply(cost, add(ONE, markup)), rate), fixedFee, minimum].map((amount) => toCoin(amount, places)) as [Decimal, Decimal, Decimal];
  const before = add(use, fee);
  const lift = !isZero(least) && compare(least, before) > 0 ? subtract(least, before) : ZERO;
  return { use, fee, lift, total: add(before, lift) };
}

/**
 * `total`, whole coins, over parts that came out as `exact` and add up to it
 * before rounding: each is rounded to the coin, and the coins that are over or
 * under go to the parts that lost or won most by rounding. Parts may be negative.
 */
export function coinsOf(total: Decimal, exact: readonly Decimal[], places: number): Decimal[] {
  const parts = exact.map((amount) => toCoin(amount, places));
  const coin = roundTo(divide(ONE, decimal(10 ** places)), places);
  const left = divide(subtract(total, sum(parts)), coin);
  const step = left < ZERO ? negate(coin) : coin;
  const lost = (index: number): Decimal => subtract(exact[index] ?? ZERO, parts[index] ?? ZERO);
  const order = parts.map((_part, index) => index).sort((a, b) => (left < ZERO ? compare(lost(a), lost(b)) : compare(lost(b), lost(a))) || a - b);
  const times = toNumber(absolute(left));
  for (let given = 0; given < times && order.length > 0; given += 1) {
    const index = order[given % order.length] ?? 0;
    parts[index] = add(parts[index] ?? ZERO, step);
  }
  return parts;
}

function toCoin(amount: Decimal, places: number): Decimal {
  return roundHalfEven(roundTo(amount, 8), places);
}
