import type { Day } from '../days.js';
import type { Hours, ModelPrice } from './prices.js';

const DAY_MINUTES = 1_440;

/**
 * The row that holds at a time, of rows about one model.
 *
 * Where prices change within the day and only the day is known, the row that
 * holds for most of the day. Of rows that hold together the latest start wins,
 * then the later row.
 *
 * @param at UTC day, or an ISO instant where the time is known
 */
export function inForce(rows: readonly ModelPrice[], at: Day): ModelPrice | null {
  const day = at.slice(0, 10);
  const open = rows.filter((row) => (row.from === null || row.from <= day) && (row.to === null || day < row.to));
  const timed = open.filter((row) => row.hours !== undefined);
  const allDay = latest(open.filter((row) => row.hours === undefined));
  if (timed.length === 0) return allDay;
  if (at.length > 10) return last(timed.filter((row) => row.hours !== undefined && contains(row.hours, minuteOf(at)))) ?? allDay;
  const longest = timed.reduce((best, row) => (lengthOf(row) > lengthOf(best) ? row : best));
  const rest = DAY_MINUTES - timed.reduce((sum, row) => sum + lengthOf(row), 0);
  return allDay !== null && rest >= lengthOf(longest) ? allDay : longest;
}

function latest(rows: readonly ModelPrice[]): ModelPrice | null {
  return rows.reduce<ModelPrice | null>((best, row) => (best === null || (row.from ?? '') >= (best.from ?? '') ? row : best), null);
}

function last(rows: readonly ModelPrice[]): ModelPrice | null {
  return rows[rows.length - 1] ?? null;
}

function contains({ start, end }: Hours, minute: number): boolean {
  const [from, to] = [minuteOfClock(start), minuteOfClock(end)];
  return to < from ? minute >= from || minute < to : minute >= from && minute < to;
}

function lengthOf(row: ModelPrice): number {
  if (row.hours === undefined) return DAY_MINUTES;
  return (minuteOfClock(row.hours.end) - minuteOfClock(row.hours.start) + DAY_MINUTES) % DAY_MINUTES;
}

function minuteOf(instant: string): number {
  return minuteOfClock(instant.slice(11, 16));
}

function minuteOfClock(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
