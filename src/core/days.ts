import { UTCDate } from '@date-fns/utc';
import { addMonths as addMonthsOf } from 'date-fns/addMonths';

/** A calendar day as ISO text, `2026-11-16`. Provider days are UTC days. */
export type Day = string;

/** Half-open: `start` is in, `end` is not. */
export type Period = Readonly<{ start: Day; end: Day }>;

/** 0 is Sunday, 1 Monday … 6 Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DAY_MS = 86_400_000;
/** Serial 0 of spreadsheets is 1899-12-30. */
const SERIAL_EPOCH = -25_569;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether `text` is an existing calendar day in ISO form. */
export function isDay(text: string): boolean {
  return ISO_DAY.test(text) && dayOfNumber(dayNumber(text)) === text;
}

/** The UTC day of an instant given in milliseconds since 1970. */
export function dayOfInstant(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Midnight UTC at the start of `day`, in milliseconds since 1970. */
export function startOfDay(day: Day): number {
  return dayNumber(day) * DAY_MS;
}

export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day `count` months away, or the last day of that month when it has no such day. */
export function addMonths(day: Day, count: number): Day {
  return addMonthsOf(new UTCDate(startOfDay(day)), count).toISOString().slice(0, 10);
}

export function monthStart(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** First day of the following month. */
export function nextMonthStart(day: Day): Day {
  return addMonths(monthStart(day), 1);
}

export function weekdayOf(day: Day): Weekday {
  return ((((dayNumber(day) + 4) % 7) + 7) % 7) as Weekday;
}

/** The day the week of `day` begins, when weeks begin on `first`. */
export function weekStart(day: Day, first: Weekday): Day {
  return addDays(day, -((weekdayOf(day) - first + 7) % 7));
}

/** Every day of the period, in order. */
export function daysOf(period: Period): Day[] {
  const count = Math.max(0, daysBetween(period.start, period.end));
  return Array.from({ length: count }, (_, index) => addDays(period.start, index));
}

export function isWithin(day: Day, period: Period): boolean {
  return day >= period.start && day < period.end;
}

/** Whether the period has no day: a week or month on its first day. */
export function isEmptyPeriod({ start, end }: Period): boolean {
  return end <= start;
}

/** The spreadsheet's number of a day: 1 is 1899-12-31. */
export function serialOfDay(day: Day): number {
  return dayNumber(day) - SERIAL_EPOCH;
}

export function dayOfSerial(serial: number): Day {
  return dayOfNumber(Math.floor(serial) + SERIAL_EPOCH);
}

function dayNumber(day: Day): number {
  return Math.floor(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS);
}

function dayOfNumber(number: number): Day {
  const date = new Date(number * DAY_MS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
