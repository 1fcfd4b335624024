import { isDay, type Day } from '../../core/days.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { rowReader } from '../../tabs/row.js';
import type { TableTab } from '../../tabs/tab.js';
import { isWritten, type Layout } from './layout.js';

/** A row as found: a record of ours, wholly blank, or something the user put there. */
export type FoundRow<R> = Readonly<{ row: number; cells: readonly Cell[]; record: R | null; day: Day | null; blank: boolean }>;

export type Scan<R> = Readonly<{
  rows: readonly FoundRow<R>[];
  /** Whether records stand in date order; a user may have sorted by something else. */
  sorted: boolean;
  /** Last row with content, also of the user. */
  lastRow: number;
}>;

const BLOCK_ROWS = 2_000;
/** Rows looked at above the tail to see whether it stands in date order at all. */
const PROBES = 4;

/**
 * Reads a tab from its end back to the first day before `from`; the whole tab
 * when `from` is null, the tab has no days, or it does not stand in date order.
 */
export function scanTable<R>(layout: Layout, tab: TableTab<R>, from: Day | null): Scan<R> {
  const lastRow = layout.sheet.lastRow();
  const find = finder(layout, tab);
  let first = lastRow + 1;
  let until = tab.day === null ? null : from;
  let rows: FoundRow<R>[] = [];
  while (first > 2) {
    const start = Math.max(2, first - BLOCK_ROWS);
    rows = readRows(layout, start, first - 1).map((cells, index) => find(cells, start + index)).concat(rows);
    first = start;
    const end = until;
    if (end === null) continue;
    if (!isSorted(rows) || !fitsAbove(layout, find, first, rows)) until = null;
    else if (rows.some((row) => row.day !== null && row.day < end)) break;
  }
  return { rows, sorted: tab.day !== null && isSorted(rows), lastRow };
}

function finder<R>(layout: Layout, tab: TableTab<R>): (cells: readonly Cell[], row: number) => FoundRow<R> {
  const read = rowReader(layout.headers);
  const ours = tab.columns.filter(isWritten).map((column) => layout.at(column.header) - 1);
  const anchor = layout.at(tab.columns[0]?.header ?? '') - 1;
  return (cells, row) => {
    const empty = ours.every((index) => isBlank(cells[index]));
    const record = empty ? null : tab.read(read(cells));
    const day = record === null || tab.day === null ? null : tab.day(record);
    const isOurs = record !== null && (tab.day === null ? !isBlank(cells[anchor]) : isDay(day ?? ''));
    return { row, cells, record: isOurs ? record : null, day: isOurs ? day : null, blank: empty && cells.every(isBlank) };
  };
}

function readRows(layout: Layout, from: number, to: number): Cell[][] {
  return layout.sheet.read({ row: from, column: 1, rows: to - from + 1, columns: Math.max(1, layout.width) });
}

function isSorted<R>(rows: readonly FoundRow<R>[]): boolean {
  let latest: Day = '';
  for (const { day } of rows) {
    if (day === null) continue;
    if (day < latest) return false;
    latest = day;
  }
  return true;
}

/** Looks at a few rows above the part that was read: all must be at least as old. */
function fitsAbove<R>(layout: Layout, find: (cells: readonly Cell[], row: number) => FoundRow<R>, first: number, rows: readonly FoundRow<R>[]): boolean {
  const oldest = rows.find((row) => row.day !== null)?.day ?? null;
  if (oldest === null || first <= 2) return true;
  let latest: Day = '';
  for (let probe = 0; probe < PROBES; probe += 1) {
    const row = 2 + Math.floor(((first - 2) * probe) / PROBES);
    const { day } = find(readRows(layout, row, row)[0] ?? [], row);
    if (day === null) continue;
    if (day < latest || day > oldest) return false;
    latest = day;
  }
  return true;
}
