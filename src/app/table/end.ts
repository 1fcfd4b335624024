import { isBlank } from '../../tabs/cell.js';
import type { Layout } from './layout.js';
import type { FoundRow, Scan } from './scan.js';

/** The last row of ours; the header when there is none. */
export function lastOwnRow<R>(scan: Scan<R>): number {
  for (let index = scan.rows.length - 1; index >= 0; index -= 1) {
    const row = scan.rows[index];
    if (row !== undefined && row.record !== null) return row.row;
  }
  return 1;
}

/** Rows to insert under the last own row before `count` rows are written there, and in front of which row. */
export type Room = Readonly<{ before: number; insert: number }>;

/**
 * Makes room at the end of our rows. Free rows are used; what the user wrote
 * below, such as a total, is pushed down and keeps one blank row above it. The
 * blank row is what makes a run that died between inserting and writing find
 * its inserted rows again.
 */
export function roomAtEnd<R>(layout: Layout, scan: Scan<R>, count: number): Room {
  const own = lastOwnRow(scan);
  const below = scan.rows.filter((row) => row.row > own);
  const foot = firstTaken(layout, below, own);
  if (foot === null) return { before: 0, insert: 0 };
  const free = foot - own - 1;
  return { before: foot, insert: Math.max(0, count + 1 - free) };
}

/** The first row below that we may not write beside: it holds text or numbers, or a formula among our columns. */
function firstTaken<R>(layout: Layout, below: readonly FoundRow<R>[], own: number): number | null {
  if (below.length === 0) return null;
  const formulas = layout.sheet.readFormulas({ row: own + 1, column: 1, rows: below.length, columns: Math.max(1, layout.width) });
  for (const row of below) {
    const line = formulas[row.row - own - 1] ?? [];
    const taken = Array.from({ length: layout.width }, (_, index) => index).some((index) => {
      const isFormula = (line[index] ?? '') !== '';
      const isBetween = index + 1 >= layout.first && index + 1 <= layout.last;
      return isBetween ? isFormula || !isBlank(row.cells[index]) : !isFormula && !isBlank(row.cells[index]);
    });
    if (taken) return row.row;
  }
  return null;
}
