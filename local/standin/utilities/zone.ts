import { PlatformError } from '../face.js';

/** The parts of an instant on a zone's wall clock. */
export type WallClock = Readonly<{ year: number; month: number; day: number; hour: number; minute: number; second: number; millisecond: number }>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Offset of `zone` from UTC at `ms`, in milliseconds, east positive. */
export function offsetAt(ms: number, zone: string): number {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return fixed;
  const parts = Object.fromEntries(formatOf(zone).formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  return wall - Math.floor(ms / 1000) * 1000;
}

export function wallClock(ms: number, zone: string): WallClock {
  const at = new Date(ms + offsetAt(ms, zone));
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    millisecond: at.getUTCMilliseconds(),
  };
}

/** The instant at which the zone's clock shows the parts; in a gap the clock has jumped on, in an overlap the earlier one counts. */
export function instantOf(wall: WallClock, zone: string): number {
  const local = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond);
  const before = local - offsetAt(local - 86_400_000, zone);
  const after = local - offsetAt(local + 86_400_000, zone);
  const fits = [before, after].filter((ms) => ms + offsetAt(ms, zone) === local);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/** `GMT`, `UTC`, `GMT+2`, `GMT-03:30`. */
function fixedOffset(zone: string): number | null {
  const match = /^(?:GMT|UTC|Etc\/GMT|Etc\/UTC|Z)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(zone);
  if (!match || (match[1] && zone.startsWith('Etc'))) return null;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, made);
    return made;
  } catch {
    // Java reads an unknown zone as GMT and says nothing; a script that relies on it is wrong.
    throw new PlatformError(`Invalid argument: timeZone. Should be of type: String. Unknown zone ${zone}`);
  }
}

/** Short name of the zone at an instant: `CET`, `GMT`, `PST`. */
export function zoneName(ms: number, zone: string, style: 'short' | 'long'): string {
  if (fixedOffset(zone) !== null) return style === 'short' ? zone : 'Greenwich Mean Time';
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(ms);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
