import { addDays, type Day } from './days.js';
import type { DayAmount, Wallet } from './credits.js';
import { add, compare, decimal, divide, isNegative, isZero, subtract, sum, ZERO, type Decimal } from './decimal.js';

/** Complete days whose mean use the runway is reckoned with. */
export const RUNWAY_DAYS = 14;

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

/** Whole days the balance lasts at the mean use of the last 14 complete days; null where nothing was used. */
export function runwayDays(balance: Decimal, uses: readonly DayAmount[], today: Day): number | null {
  const from = addDays(today, -RUNWAY_DAYS);
  const used = sum(uses.filter(({ day }) => day >= from && day < today).map(({ amount }) => amount));
  if (isZero(used) || isNegative(used)) return null;
  return Math.floor(Number(divide(balance, divide(used, decimal(RUNWAY_DAYS))) / decimal(1)));
}

function lowest(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((least, one) => (compare(one, least) < 0 ? one : least));
}

function highest(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((most, one) => (compare(one, most) > 0 ? one : most));
}
