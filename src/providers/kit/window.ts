import { startOfDay, type Day, type Period } from '../../core/days.js';

type Query = readonly (readonly [string, string])[];

/** Midnight UTC of a day in Unix seconds. */
export function unixSeconds(day: Day): string {
  return String(startOfDay(day) / 1_000);
}

/** Midnight UTC of a day in RFC 3339 form. */
export function rfc3339(day: Day): string {
  return `${day}T00:00:00Z`;
}

/** The period as two Unix-seconds parameters, the end exclusive. */
export function unixWindow(period: Period, start: string, end: string): Query {
  return [[start, unixSeconds(period.start)], [end, unixSeconds(period.end)]];
}

/** One parameter repeated for each value, as `name[]=a&name[]=b`. */
export function brackets(name: string, values: readonly string[]): Query {
  return values.map((value) => [`${name}[]`, value] as const);
}
