import { dayOfInstant, type Day } from '../core/days.js';
import { runningDay } from '../core/weeks.js';
import type { Clock } from './ports.js';

/** The day on which the reports stand at `ms`: the same for the workbook and the mails, wherever the spreadsheet is. */
export function reportDay(clock: Clock, ms: number): Day {
  return runningDay(clock.local(ms).day, dayOfInstant(ms));
}
