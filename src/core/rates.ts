import { addDays, type Day } from './days.js';
import { divide, isNegative, isZero, multiply, ONE, type Decimal } from './decimal.js';
import { isVirtualCurrency, type CurrencyCode } from './money.js';
import type { RateRow } from './records.js';

/** A rate with where it comes from: the day it was published, and by whom. */
export type FoundRate = Readonly<{ rate: Decimal; day: Day; source: string }>;

/** Days a published rate stands in for later days without one: weekends, holidays, a missed file. */
export const LONGEST_GAP_DAYS = 7;

/**
 * Rates from any currency to `base`, by the rate of the charge day.
 *
 * A day without a rate takes the last one of the seven days before; after that
 * there is none, and the amount stays in its own currency. Rows of the user, which
 * carry no connection, win over published ones of the same day and pair. Where no
 * row joins the two currencies directly, one common currency in between may, both
 * legs as of their own last day. Units that a provider sells ahead are worth what
 * was last said of them, however long ago.
 */
export function rateBook(rows: readonly RateRow[], base: CurrencyCode): (currency: CurrencyCode, day: Day) => FoundRate | null {
  const pairs = pairsOf(rows);
  const pivots = Array.from(new Set(rows.reduce<string[]>((all, row) => all.concat(row.currency, row.per), [])));
  const known = new Map<string, FoundRate | null>();
  const between = (from: CurrencyCode, to: CurrencyCode, day: Day): FoundRate | null => {
    if (from === to) return { rate: ONE, day, source: '' };
    const pair = pairs.get(`${from}/${to}`);
    return isVirtualCurrency(from) ? agreedOf(pair, day) : lastOf(pair, day);
  };
  const find = (currency: CurrencyCode, day: Day): FoundRate | null => {
    const direct = between(currency, base, day);
    if (direct !== null) return direct;
    for (const pivot of pivots) {
      const [first, second] = [between(currency, pivot, day), between(pivot, base, day)];
      if (first !== null && second !== null) {
        return { rate: multiply(first.rate, second.rate), day: first.day < second.day ? first.day : second.day, source: first.source };
      }
    }
    return null;
  };
  return (currency, day) => {
    const key = `${currency}/${day}`;
    if (!known.has(key)) known.set(key, find(currency, day));
    return known.get(key) ?? null;
  };
}

type Pair = Map<Day, FoundRate>;

/** Rates by pair, in both directions. */
function pairsOf(rows: readonly RateRow[]): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  const put = (from: string, to: string, found: FoundRate): void => {
    const pair = pairs.get(`${from}/${to}`) ?? new Map<Day, FoundRate>();
    pair.set(found.day, found);
    pairs.set(`${from}/${to}`, pair);
  };
  const isOwn = (row: RateRow): boolean => row.connection === '';
  const ordered = rows.filter((row) => !isOwn(row)).concat(rows.filter(isOwn));
  ordered.filter((row) => row.day !== '' && !isZero(row.rate) && !isNegative(row.rate)).forEach((row) => {
    const source = isOwn(row) ? 'Rates tab' : row.provider;
    put(row.currency, row.per, { rate: row.rate, day: row.day, source });
    put(row.per, row.currency, { rate: divide(ONE, row.rate), day: row.day, source });
  });
  return pairs;
}

function lastOf(pair: Pair | undefined, day: Day): FoundRate | null {
  for (let back = 0; pair !== undefined && back <= LONGEST_GAP_DAYS; back += 1) {
    const found = pair.get(addDays(day, -back));
    if (found !== undefined) return found;
  }
  return null;
}

/** A price holds until another one is agreed. */
function agreedOf(pair: Pair | undefined, day: Day): FoundRate | null {
  const last = Array.from(pair?.keys() ?? []).filter((each) => each <= day).sort().pop();
  return last === undefined ? null : pair?.get(last) ?? null;
}
