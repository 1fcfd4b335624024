/** Days from 30 December 1899, the spreadsheet's day 0, to 1 January 1970. */
const EPOCH_DAYS = 25_569;
const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/**
 * The serial of an instant on the wall clock of a zone. A serial has no zone:
 * the same number means the same wall clock everywhere.
 */
export function serialOf(ms: number, timeZone: string): number {
  return (ms + offsetMs(ms, timeZone)) / DAY_MS + EPOCH_DAYS;
}

/** The instant at which a zone's clock shows the serial; in a gap the later one. */
export function instantOf(serial: number, timeZone: string): number {
  const wall = Math.round((serial - EPOCH_DAYS) * DAY_MS);
  const guess = wall - offsetMs(wall, timeZone);
  return wall - offsetMs(guess, timeZone);
}

/** Serial of a calendar date, which must exist; months count from 1. */
export function serialOfDate(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY_MS + EPOCH_DAYS;
}

export function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The wall clock of a serial, as fields of a UTC date; to the second, or to the millisecond where a format asks. */
export function wallClock(serial: number): Date {
  return new Date(Math.round((serial - EPOCH_DAYS) * DAY_MS));
}

/** Milliseconds the zone is ahead of UTC. Zones change on quarters of an hour, which makes one lookup serve many. */
function offsetMs(ms: number, timeZone: string): number {
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  if (known.size === 0) offsets.set(timeZone, known);
  const quarter = Math.floor(ms / QUARTER_MS);
  let offset = known.get(quarter);
  if (offset === undefined) known.set(quarter, (offset = readOffset(quarter * QUARTER_MS, timeZone)));
  return offset;
}

function readOffset(ms: number, timeZone: string): number {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return 0;
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
