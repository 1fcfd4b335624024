import { dayOfInstant, startOfDay } from '../../src/core/days.js';
import { add, decimal, multiply, subtract, toFixed } from '../../src/core/decimal.js';
import { chance } from './random.js';

/** How a prepaid balance of the demo company moves: so much a day, and the same sum added when a month's day comes. */
export type Draw = Readonly<{ topUp: string; perDay: string }>;

const DAY_MS = 86_400_000;
/** Some of the last month's money is always left, so that the account never runs dry. */
const RESERVE_SHARE = '0.15';

/** What is left at `now`, with two decimals: topped up on the 1st, drawn down by the hour since. */
export function drawnDown(account: string, now: number, { topUp, perDay }: Draw): string {
  const today = dayOfInstant(now);
  const days = Number(today.slice(8)) - 1 + (now - startOfDay(today)) / DAY_MS;
  const left = subtract(decimal(topUp), multiply(decimal(perDay), decimal(days.toFixed(4))));
  const carried = multiply(multiply(decimal(topUp), decimal(RESERVE_SHARE)), decimal(chance(account, today.slice(0, 7)).toFixed(4)));
  return toFixed(add(left, carried), 2);
}
