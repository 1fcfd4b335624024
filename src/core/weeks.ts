import { addDays, addMonths, daysBetween, monthStart, weekStart, type Day, type Period, type Weekday } from './days.js';

/**
 * The days each comparison looks at, half open. The running day is in none of them:
 * it is not complete, and providers report it late. Code and sheet formulas share these bounds.
 */
export type Periods = Readonly<{
  /** From the first day of this week to yesterday; empty on the first day of a week. */
  weekToDate: Period;
  /** The same weekdays of last week. */
  sameDaysLastWeek: Period;
  /**
   * The same weekdays four weeks earlier. Four whole weeks rather than the same
   * dates, so that both sides hold the same weekdays.
   */
  sameDaysLastMonth: Period;
  /** The last full week and the one before. */
  lastWeek: Period;
  weekBefore: Period;
  /** From the 1st to yesterday; empty on the 1st. */
  monthToDate: Period;
  /** As many days of last month, fewer where it is shorter. */
  sameDaysOfMonthBefore: Period;
}>;

/**
 * The day that runs, for a reader in another time zone than UTC: what lies before
 * it is over in both calendars. Ahead of UTC the reader's Monday has begun while the
 * Sunday that providers bill still runs; behind UTC it is the other way round.
 * Neither may be compared as if it were complete.
 */
export function runningDay(local: Day, utc: Day): Day {
  return local < utc ? local : utc;
}

/** The bounds of every comparison on a day, for weeks that begin on `firstWeekday`. */
export function periodsOf(today: Day, firstWeekday: Weekday): Periods {
  const week = { start: weekStart(today, firstWeekday), end: today };
  const month = { start: monthStart(today), end: today };
  const monthBefore = addMonths(month.start, -1);
  const sameDayBefore = addDays(monthBefore, daysBetween(month.start, month.end));
  return {
    weekToDate: week,
    sameDaysLastWeek: shifted(week, -7),
    sameDaysLastMonth: shifted(week, -28),
    lastWeek: { start: addDays(week.start, -7), end: week.start },
    weekBefore: { start: addDays(week.start, -14), end: addDays(week.start, -7) },
    monthToDate: month,
    sameDaysOfMonthBefore: { start: monthBefore, end: sameDayBefore < month.start ? sameDayBefore : month.start },
  };
}

function shifted({ start, end }: Period, days: number): Period {
  return { start: addDays(start, days), end: addDays(end, days) };
}
