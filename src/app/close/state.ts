import { addMonths, dayOfInstant, isDay, monthStart, nextMonthStart, type Day } from '../../core/days.js';
import { toNumber } from '../../core/decimal.js';
import { Fault } from '../../core/fault.js';
import { accountTotals, type JournalLine } from '../../core/journal/journal.js';
import { unbalanced } from '../../core/journal/entries.js';
import { journalCsv, JOURNAL_SHAPES, type JournalShape } from '../../core/journal/export.js';
import { daily } from '../../tabs/daily.js';
import type { CloseState, JournalFile, JournalPreview } from '../api.js';
import type { App } from '../app.js';
import { closeRecords, type ClosedMonth } from '../state/closed-months.js';
import { readTable } from '../table/index.js';
import { openItems } from './checklist.js';
import { closingJournal, readJournal } from './journal.js';

/** Months that are offered: a year and a month back. */
const MONTHS_BACK = 13;

/**
 * What the sidebar shows: the months that are over, and of one of them what is
 * open and what would be, or was, posted. Writes nothing.
 *
 * @param wanted like 2026-10; '' for the oldest open month since the last closed one, else the last month
 */
export function closeState(app: App, wanted: string): CloseState {
  const today = dayOfInstant(app.ports.clock.now());
  const records = closeRecords(app.ports);
  const first = addMonths(monthStart(today), -MONTHS_BACK);
  const present = new Set(readTable(app.ports.workbook, daily, first).map(({ day }) => monthStart(day)));
  records.forEach(({ month }) => { present.add(month); });
  const months = Array.from(present).filter((month) => nextMonthStart(month) <= today).sort().reverse();
  const month = chosen(wanted, months, records);
  const held = (one: Day): ClosedMonth | undefined => records.find((record) => record.month === one);
  const isClosed = (one: Day): boolean => isLocked(held(one));
  return {
    months: months.map((one) => ({ month: one.slice(0, 7), isClosed: isClosed(one), note: noteOf(held(one)) })),
    month: month === null ? '' : month.slice(0, 7),
    isClosed: month !== null && isClosed(month),
    mayOpen: month !== null && isClosed(month) && !months.some((one) => one > month && isClosed(one)),
    open: month === null || isClosed(month) ? [] : openItems(app, month),
    journal: month === null ? { entries: 0, lines: 0, isBalanced: true, accounts: [] } : previewOf(isClosed(month) ? linesOf(app, month) : closingJournal(app, month, 1, today).lines),
  };
}

/**
 * The journal of a closed month as a file.
 *
 * @throws Fault when the month was never closed or the shape is not known
 */
export function journalFile(app: App, month: string, shape: string): JournalFile {
  const lines = isDay(`${month}-01`) ? linesOf(app, `${month}-01`) : [];
  const known = JOURNAL_SHAPES.find((one): one is JournalShape => one === shape);
  if (known === undefined) throw new Fault('config', 'There is no such file shape.', 'Journal', `Choose ${JOURNAL_SHAPES.join(', ')}.`);
  if (lines.length === 0) throw new Fault('config', 'This month has no journal entries.', 'Journal', 'Close the month first.');
  return { fileName: `journal-${month}-${known}.csv`, text: journalCsv(known, lines) };
}

function linesOf(app: App, month: Day): JournalLine[] {
  return readJournal(app).filter((line) => line.month === month);
}

function chosen(wanted: string, months: readonly Day[], records: readonly ClosedMonth[]): Day | null {
  const named = months.find((month) => month.slice(0, 7) === wanted);
  if (named !== undefined) return named;
  const lastClosed = records.filter(isLocked).map(({ month }) => month).pop();
  const next = lastClosed === undefined ? undefined : months.filter((month) => month > lastClosed).pop();
  return next ?? months[0] ?? null;
}

function isLocked(record: ClosedMonth | undefined): boolean {
  return record !== undefined && (record.phase === 'closing' || record.phase === 'closed');
}

function noteOf(record: ClosedMonth | undefined): string {
  if (record === undefined) return '';
  return isLocked(record) ? `closed ${record.closedAt.slice(0, 10)}${record.by === '' ? '' : ` by ${record.by}`}` : `opened again ${record.openedAt.slice(0, 10)}`;
}

function previewOf(lines: readonly JournalLine[]): JournalPreview {
  return {
    entries: new Set(lines.map(({ entry }) => entry)).size, lines: lines.length, isBalanced: unbalanced(lines).size === 0,
    accounts: accountTotals(lines.filter(({ kind }) => kind !== 'Reversal')).map(({ code, name, currency, debit, credit }) => ({ code, name, currency, debit: toNumber(debit), credit: toNumber(credit) })),
  };
}
