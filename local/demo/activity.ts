import { addDays, dayOfInstant, daysBetween, monthStart, startOfDay, weekdayOf, weekStart, type Day } from '../../src/core/days.js';
import { around } from './random.js';

/** How work of one sort spreads over the week. */
export type Rhythm = 'office' | 'product' | 'nightly';

/** One thing the demo company does with a model. */
export type Workload = Readonly<{
  name: string;
  rhythm: Rhythm;
  /** Requests on an ordinary weekday of late 2025. */
  requests: number;
  /** First and last day of it, where it has one. */
  from?: Day;
  until?: Day;
  /** Takes part in the spike of the quarter by this factor. */
  spike?: number;
}>;

const HISTORY_DAYS = 365;
const DAY_MS = 86_400_000;
/** The company grows by this share of its first size each day. */
const DAILY_GROWTH = 0.0016;
const GROWTH_FROM: Day = '2025-11-01';
/** A day that ended is told whole only after this time: until then a last part of it is missing. */
const SETTLES_AFTER_MS = 30 * 3_600_000;
const UNSETTLED_PART = 0.96;
const WEEKEND: Readonly<Record<Rhythm, number>> = { office: 0.08, product: 0.5, nightly: 1 };

/** Whether the demo has anything to tell of a day at `now`. */
export function isInHistory(day: Day, now: number): boolean {
  const today = dayOfInstant(now);
  return day <= today && daysBetween(day, today) < HISTORY_DAYS;
}

/**
 * Requests of a workload on a day, as the provider tells them at `now`.
 *
 * Today counts as far as it has passed. A day that ended less than 30 hours ago
 * misses its last part, so that asking again later shows a restated day.
 */
export function requestsOn(work: Workload, day: Day, now: number): number {
  if (!isInHistory(day, now) || (work.from ?? day) > day || (work.until ?? day) < day) return 0;
  const growth = Math.max(0.3, 1 + DAILY_GROWTH * daysBetween(GROWTH_FROM, day));
  const weekday = weekdayOf(day);
  const week = weekday === 0 || weekday === 6 ? WEEKEND[work.rhythm] : 1;
  const spike = work.spike !== undefined && isSpike(day) ? work.spike : 1;
  return Math.round(work.requests * growth * week * spike * around(0.12, work.name, day) * toldPart(day, now));
}

/** A figure per request that varies a little from day to day. */
export function perRequest(figure: number, work: Workload, day: Day, what: string): number {
  return figure * around(0.07, work.name, day, what);
}

/** One day a quarter: Thursday of the week that holds the 10th of its middle month. */
export function isSpike(day: Day): boolean {
  const isMiddleMonth = (Number(day.slice(5, 7)) - 2) % 3 === 0;
  return isMiddleMonth && day === addDays(weekStart(addDays(monthStart(day), 9), 1), 3);
}

function toldPart(day: Day, now: number): number {
  const passed = now - startOfDay(day);
  if (passed < DAY_MS) return passed / DAY_MS;
  return passed < DAY_MS + SETTLES_AFTER_MS ? UNSETTLED_PART : 1;
}
