import { nextMonthStart, monthStart, type Day } from '../../core/days.js';
import type { Call, Step } from '../provider.js';

/**
 * One call is one calendar month, and entries without a day stand on its first.
 * So each fetch reaches back to the first of last month: 62 days, the longest
 * two months that follow each other.
 */
export const MONTH_WINDOW = { maxDays: 92, restatesDays: 62 };

/** A call for each month the period touches. */
export function monthCalls({ period }: Step): readonly Call[] {
  const calls: Call[] = [];
  for (let first: Day = monthStart(period.start); first < period.end; first = nextMonthStart(first)) {
    calls.push({ path: '/usage', query: [['month', String(Number(first.slice(5, 7)))], ['year', first.slice(0, 4)]], context: { month: first } });
  }
  return calls;
}
