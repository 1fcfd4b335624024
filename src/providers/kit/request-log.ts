import { grouped } from '../../core/text.js';
import { decimal } from '../../core/decimal.js';
import type { Call, Connection, Page, SettingField, Step } from '../provider.js';

const DAYS = '14';
const CALLS = '2000';

/**
 * How much of a log goes into the sheet, which ends at ten million cells: the
 * engine asks for no older day than `keepDays` and takes older rows out.
 */
export const logSettings: readonly SettingField[] = [
  {
    id: 'keepDays', label: 'Days of calls to keep', kind: 'text', required: false, default: DAYS,
    help: 'Calls older than this leave the API log. Daily sums stay for ever.',
    pattern: '^([1-9]|[1-8][0-9]|90)$', patternHint: 'Give a number of days from 1 to 90.',
  },
  {
    id: 'mostPerDay', label: 'Calls per day to read', kind: 'text', required: false, default: CALLS,
    help: 'A day with more calls is read up to here, and the run says so. A thousand calls take about 25,000 cells.',
    pattern: '^[1-9][0-9]{0,4}$', patternHint: 'Give a whole number below 100,000.',
  },
];

/** A day at a time, so that a busy day is cut on its own. A call may end after midnight: yesterday is read again. */
export const LOG_WINDOW = { maxDays: 1, restatesDays: 1, keepsDays: 90 } as const;

/** Calls of a day that are read. */
export function mostPerDay({ settings }: Connection): number {
  const given = Number(settings['mostPerDay'] ?? '');
  return Number.isInteger(given) && given > 0 ? given : Number(CALLS);
}

/**
 * The next calls of a log while the bound of the window is not reached. What is
 * left out is told, because sums over a part of the calls are not sums of the day.
 *
 * @param got rows of this page
 * @param next calls for the pages after it, none at the end
 */
export function withinBound(page: Page, step: Step, got: number, next: readonly Call[]): Readonly<{ calls: readonly Call[]; notes: readonly string[] }> {
  const read = Number(page.call.context?.['read'] ?? '0') + got;
  if (next.length === 0) return { calls: [], notes: [] };
  const most = mostPerDay(step.connection);
  if (read >= most) return { calls: [], notes: [leftOutNote(step.period.start, read)] };
  return { calls: next.map((call) => ({ ...call, context: { ...call.context, read: String(read) } })), notes: [] };
}

export function leftOutNote(day: string, read: number): string {
  return `More calls on ${day} than are read: the first ${grouped(decimal(read), 0)} are in the API log, the rest was left out. Raise “Calls per day to read” to have more.`;
}
