import type { Day } from '../days.js';
import type { Wallet } from './wallet.js';
import { add, compare, subtract, ZERO, type Decimal } from '../decimal.js';

/** Balances a reading of a day agrees with: it was taken at some hour between what the day began and ended with. */
export type BalanceRange = Readonly<{ least: Decimal; most: Decimal }>;

export function balanceOn(wallet: Wallet, day: Day): BalanceRange {
  const on = wallet.days.find((one) => one.day === day);
  const before = wallet.days.filter((one) => one.day < day);
  const start = before[before.length - 1]?.end ?? ZERO;
  if (on === undefined) return { least: start, most: start };
  const ends = [start, on.end];
  return { least: lowest(ends), most: highest([...ends, add(start, on.added)]) };
}

/** How far a reading lies outside the balances of its day; zero when the lots explain it. */
export function driftOf(reading: Decimal, { least, most }: BalanceRange): Decimal {
  if (compare(reading, most) > 0) return subtract(reading, most);
  return compare(reading, least) < 0 ? subtract(reading, least) : ZERO;
}

function lowest(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((least, one) => (compare(one, least) < 0 ? one : least));
}

function highest(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((most, one) => (compare(one, most) > 0 ? one : most));
}
