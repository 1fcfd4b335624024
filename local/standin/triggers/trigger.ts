import { createHash } from 'node:crypto';
import { instantOf, wallClock } from '../utilities/zone.js';

/** When a clock trigger fires. Hours and days are on the wall clock of `zone`. */
export type ClockRule =
  | Readonly<{ every: 'minutes' | 'hours'; count: number }>
  | Readonly<{ every: 'days'; count: number; hour: number | null; minute: number | null; zone: string }>
  /** 0 Sunday … 6 Saturday. */
  | Readonly<{ every: 'weeks'; count: number; weekday: number; hour: number | null; minute: number | null; zone: string }>
  | Readonly<{ every: 'month'; day: number; hour: number | null; minute: number | null; zone: string }>
  | Readonly<{ every: 'once'; at: number }>;

export type ClockTrigger = {
  readonly id: string;
  readonly handler: string;
  readonly rule: ClockRule;
  /** Next instant it fires, null when a single one has fired: it stays listed until it is deleted. */
  due: number | null;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The next firing after `after`. The platform draws the minute within the hour once
 * and keeps it; here it is drawn from the trigger's id, so that it is always the same.
 */
export function nextDue(id: string, rule: ClockRule, created: number, after: number): number | null {
  switch (rule.every) {
    case 'once':
      return rule.at > after ? rule.at : null;
    case 'minutes':
      return stepAfter(created, rule.count * MINUTE, after);
    case 'hours':
      return stepAfter(Math.floor(created / HOUR) * HOUR + drawn(id, 60) * MINUTE - HOUR, rule.count * HOUR, Math.max(after, created));
    default:
      return nextDay(id, rule, created, after);
  }
}

function stepAfter(start: number, step: number, after: number): number {
  return start + Math.max(1, Math.floor((after - start) / step) + 1) * step;
}

type DailyRule = Extract<ClockRule, { zone: string }>;

function nextDay(id: string, rule: DailyRule, created: number, after: number): number {
  const hour = rule.hour ?? drawn(`${id}/hour`, 24);
  const minute = rule.minute === null ? drawn(id, 60) : rule.minute + drawn(id, 31) - 15;
  for (let day = 0; ; day += 1) {
    const wall = wallClock(after + day * DAY, rule.zone);
    const at = instantOf({ ...wall, hour, minute: 0, second: 0, millisecond: 0 }, rule.zone) + minute * MINUTE;
    if (at > after && fits(rule, at, created)) return at;
  }
}

function fits(rule: DailyRule, at: number, created: number): boolean {
  const { year, month, day } = wallClock(at, rule.zone);
  const number = Math.floor(Date.UTC(year, month - 1, day) / DAY);
  const first = Math.floor(created / DAY);
  if (rule.every === 'days') return (number - first) % rule.count === 0 || rule.count === 1;
  if (rule.every === 'month') return day === rule.day;
  return new Date(number * DAY).getUTCDay() === rule.weekday && (rule.count === 1 || Math.floor((number - first) / 7) % rule.count === 0);
}

/** A number below `below`, always the same for the same text. */
function drawn(text: string, below: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % below;
}

/** The event object a clock trigger passes, in UTC as the platform gives it. */
export function clockEvent(trigger: ClockTrigger, at: number): Record<string, unknown> {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  return {
    triggerUid: trigger.id,
    timezone: 'UTC',
    year,
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': date.getUTCDay() === 0 ? 7 : date.getUTCDay(),
    'week-of-year': isoWeek(date),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function isoWeek(date: Date): number {
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const thursday = day + (4 - (date.getUTCDay() === 0 ? 7 : date.getUTCDay())) * DAY;
  return Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
}
