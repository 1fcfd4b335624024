import { expire, inOrder, smaller, type BurnOrder, type Held } from './lots.js';
import type { DayAmount, LotState } from './wallet.js';
import { addDays, type Day } from '../days.js';
import { add, decimal, divide, isNegative, isZero, subtract, sum, ZERO, type Decimal } from '../decimal.js';

/** Complete days whose mean use is taken for the pace of the days to come. */
export const RUNWAY_DAYS = 14;
/** Credits that last longer than this are not followed to their end. */
const FARTHEST_DAYS = 1_100;

/** Mean use of the last 14 complete days; null where nothing was used. */
export function pacePerDay(uses: readonly DayAmount[], today: Day): Decimal | null {
  const from = addDays(today, -RUNWAY_DAYS);
  const used = sum(uses.filter(({ day }) => day >= from && day < today).map(({ amount }) => amount));
  return isZero(used) || isNegative(used) ? null : divide(used, decimal(RUNWAY_DAYS));
}

/** What becomes of credits at a pace. */
export type CreditForecast = Readonly<{
  /** Whole days they last, what expires on the way left out; null when they outlast three years, or nothing is used. */
  days: number | null;
  /** What will expire unused on which day, soonest first. */
  lapses: readonly DayAmount[];
}>;

/** Burns what is left day by day, at the pace of late. Without a pace everything that expires does so unused. */
export function creditForecast(lots: readonly LotState[], perDay: Decimal | null, order: BurnOrder, today: Day): CreditForecast {
  const held = lots.filter(({ left }) => !isZero(left)).map((lot): Held => ({ lot, used: ZERO, expired: ZERO, withdrawn: ZERO, left: lot.left, isOpen: true }));
  const lapses: DayAmount[] = [];
  for (let days = 1; days <= FARTHEST_DAYS; days += 1) {
    const day = addDays(today, days);
    const { paid, grant } = expire(held, day);
    if (!isZero(add(paid, grant))) lapses.push({ day, amount: add(paid, grant) });
    if (perDay !== null && !canBurn(held, perDay, order)) return { days: days - 1, lapses };
  }
  return { days: null, lapses };
}

/** Takes a day's use from the lots. @returns false when they hold less */
function canBurn(held: readonly Held[], amount: Decimal, order: BurnOrder): boolean {
  let rest = amount;
  for (const one of inOrder(held, order)) {
    const part = smaller(rest, one.left);
    one.left = subtract(one.left, part);
    rest = subtract(rest, part);
    if (isZero(rest)) return true;
  }
  return isZero(rest);
}
