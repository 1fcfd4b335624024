import { dayOfInstant } from '../core/days.js';
import type { Cell } from '../tabs/cell.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** A date cell as the app sees it: a day, or ISO text when it has a time of day. */
export type DateReader = (ms: number) => Cell;

/**
 * Reads date cells in the spreadsheet's zone.
 *
 * Asking the platform for each cell would take longer than reading the tab, so the
 * zone's distance from UTC is asked at both ends of a week and holds within it when
 * they agree; in the week of a clock change each instant is asked.
 *
 * @param wallClock `yyyy-MM-dd HH:mm:ss` in the spreadsheet's zone of an instant in milliseconds
 */
export function dateReader(wallClock: (ms: number) => string): DateReader {
  const asked = new Map<number, number>();
  const offsetAsked = (ms: number): number => {
    const known = asked.get(ms);
    if (known !== undefined) return known;
    const offset = wallMs(wallClock(ms)) - ms;
    asked.set(ms, offset);
    return offset;
  };
  const offsetAt = (ms: number): number => {
    const week = Math.floor(ms / WEEK_MS) * WEEK_MS;
    const first = offsetAsked(week);
    return first === offsetAsked(week + WEEK_MS) ? first : offsetAsked(ms);
  };
  return (ms) => {
    const instant = Math.round(ms / 1000) * 1000;
    const wall = instant + offsetAt(instant);
    const sinceMidnight = wall - Math.floor(wall / DAY_MS) * DAY_MS;
    if (sinceMidnight === 0 || startsLate(instant, sinceMidnight, offsetAt)) return { day: dayOfInstant(wall) };
    return new Date(wall).toISOString().slice(0, 19);
  };
}

/** Whether the clock jumped over this day's midnight, so that the day begins at 01:00. */
function startsLate(instant: number, sinceMidnight: number, offsetAt: (ms: number) => number): boolean {
  return sinceMidnight <= 7_200_000 && offsetAt(instant) - offsetAt(instant - 1000) === sinceMidnight;
}

function wallMs(text: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = text.split(/[^\d]/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
