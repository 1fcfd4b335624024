import { addDays, dayOfInstant, type Day } from '../../src/core/days.js';

/** A slice of daily buckets and where the next begins. */
export type BucketSlice = Readonly<{ days: readonly Day[]; next: Day | null }>;

const CURSOR = 'page_';

/** Days from `start` to `end` (not included) or to today, at most `limit` of them. */
export function bucketSlice(start: Day, end: Day | null, limit: number, now: number): BucketSlice {
  const afterToday = addDays(dayOfInstant(now), 1);
  const stop = end !== null && end < afterToday ? end : afterToday;
  const days: Day[] = [];
  let day = start;
  for (; day < stop && days.length < limit; day = addDays(day, 1)) days.push(day);
  return { days, next: day < stop ? day : null };
}

/** An opaque text for the day a page begins with. */
export function cursorOf(day: Day): string {
  return CURSOR + Buffer.from(day).toString('base64url');
}

/** The day of a cursor; null for a text that is none of ours. */
export function dayOfCursor(cursor: string): Day | null {
  if (!cursor.startsWith(CURSOR)) return null;
  const day = Buffer.from(cursor.slice(CURSOR.length), 'base64url').toString();
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
