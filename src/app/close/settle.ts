import { dayOfInstant } from '../../core/days.js';
import { reversed, type JournalLine } from '../../core/journal/entries.js';
import { journal as tab } from '../../tabs/journal.js';
import type { App } from '../app.js';
import { closeRecords, keepClose, type ClosedMonth } from '../state/closed-months.js';
import { mergeTable } from '../table/index.js';
import { closingJournal, entryNumber, readJournal } from './journal.js';
import { writeCloseTab } from './write.js';

/**
 * Finishes what a closing or an opening began, and brings the Close tab up to
 * date. Nothing of a finished month is written again.
 *
 * @returns cells written
 */
export function settleCloses(app: App): number {
  const { ports } = app;
  const journalled = closeRecords(ports).reduce((cells, record) => {
    if (record.phase === 'closing') return cells + finishClosing(app, record);
    return record.phase === 'opening' ? cells + finishOpening(app, record) : cells;
  }, 0);
  return journalled + writeCloseTab(ports.workbook, closeRecords(ports));
}

function finishClosing(app: App, record: ClosedMonth): number {
  const { lines, invoices, subjects } = closingJournal(app, record.month, record.firstNumber, dayOfInstant(app.ports.clock.now()));
  const cells = writeEntries(app, record, lines);
  keepClose(app.ports, { ...record, phase: 'closed', invoices, subjects });
  return cells;
}

/** Every entry of the closing gets another that takes it back, on the same day: books that hold both are as before. */
function finishOpening(app: App, record: ClosedMonth): number {
  const standing = readJournal(app).filter((line) => line.month === record.month && entryNumber(line) >= record.takesBackFrom && entryNumber(line) < record.firstNumber);
  const entries = Array.from(new Set(standing.map(({ entry }) => entry)));
  const lines = entries.reduce<JournalLine[]>((all, entry, index) => {
    const own = standing.filter((line) => line.entry === entry);
    const id = `${entry.slice(0, entry.lastIndexOf('-') + 1)}${String(record.firstNumber + index).padStart(2, '0')}`;
    return all.concat(reversed(own, id, own[0]?.date ?? record.month));
  }, []);
  const cells = writeEntries(app, record, lines);
  keepClose(app.ports, { ...record, phase: 'opened', invoices: [], subjects: [] });
  return cells;
}

function writeEntries(app: App, { month, firstNumber }: ClosedMonth, lines: readonly JournalLine[]): number {
  const isOwn = (line: JournalLine): boolean => line.month === month && entryNumber(line) >= firstNumber;
  const { cells } = mergeTable(app.ports.workbook, tab, lines, { period: null, owns: isOwn });
  app.ports.workbook.flush();
  return cells;
}
