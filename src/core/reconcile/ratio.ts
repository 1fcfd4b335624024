import type { Day } from '../days.js';
import { absolute, add, compare, decimal, divide, isNegative, isZero, multiply, roundTo, subtract, ZERO, type Decimal } from '../decimal.js';
import type { CurrencyCode } from '../money.js';
import type { PricedUsage } from '../records.js';
import { isWithinRounding } from './residuals.js';

/** One day of one model: what was billed for it, its list cost, and how many lines of the bill that took. */
export type BilledDay = Readonly<{ day: Day; billed: Decimal; list: Decimal; lines: number }>;

/** How far a vendor's own rate may lie from the published one. */
export const RATE_SPREAD = decimal('0.03');

/**
 * Billed over list, when it is the same on every day to the cent: a contract
 * price. One day alone tells it only by a round percentage. Null otherwise.
 */
export function steadyRatio(days: readonly BilledDay[]): Decimal | null {
  const list = days.reduce((sum, day) => add(sum, day.list), ZERO);
  const billed = days.reduce((sum, day) => add(sum, day.billed), ZERO);
  if (isZero(list) || isNegative(list) || isNegative(billed)) return null;
  const exact = divide(billed, list);
  const round = roundPercent(exact);
  const holds = (ratio: Decimal): boolean => days.every((day) => isWithinRounding(subtract(day.billed, multiply(day.list, ratio)), day.lines));
  if (holds(round)) return round;
  return days.filter((day) => !isZero(day.list)).length >= 2 && holds(exact) ? exact : null;
}

/** The ratio to the nearest half per cent. */
export function roundPercent(ratio: Decimal): Decimal {
  const twice = decimal(200);
  return divide(roundTo(multiply(ratio, twice), 0), twice);
}

/** Whether prices are in another currency than the bill, and each day lies within what rates differ by. */
export function rateGap(days: readonly BilledDay[], usage: readonly PricedUsage[], currency: CurrencyCode): boolean {
  if (!usage.some(({ listCost }) => listCost !== null && listCost.currency !== currency)) return false;
  return days.every((day) => isWithinSpread(subtract(day.billed, day.list), day.list) || isWithinRounding(subtract(day.billed, day.list), day.lines));
}

/** Whether a gap is no larger than a vendor's rate may make it. */
export function isWithinSpread(gap: Decimal, whole: Decimal, spread: Decimal = RATE_SPREAD): boolean {
  return compare(absolute(gap), multiply(absolute(whole), spread)) <= 0;
}
