import { isBlank, type Cell } from '../../tabs/cell.js';
import type { TableTab } from '../../tabs/tab.js';
import type { Block } from '../ports.js';
import { lastOwnRow, roomAtEnd } from './end.js';
import { isWritten, type Layout } from './layout.js';
import type { Placing } from './place.js';
import type { FoundRow, Scan } from './scan.js';

/** From so many places on, one write of the whole part is cheaper than an insertion at each. */
const MANY_PLACES = 12;
/** An insertion costs about as much time as writing so many cells; a large part with few new rows is not worth a rewrite. */
const CELLS_PER_PLACE = 5_000;
/** Rows one write may hold: it happens whole or not at all, so that a killed run loses no row. */
const MOST_ROWS = 5_000;

/** The rows of a part of the tab as they will stand, and what goes before its first row. */
export type Bulk = Readonly<{ from: number; lines: readonly (readonly Cell[])[]; added: number }>;

/**
 * Many new rows between standing ones, as a first fetch of a second connection
 * brings them: the part is written anew in one go. Null when that would part
 * rows from what the user keeps beside them: own cells, notes or colours.
 */
export function bulkOf<R>(tab: TableTab<R>, layout: Layout, scan: Scan<R>, placings: readonly Placing[]): Bulk | null {
  if (placings.length < MANY_PLACES) return null;
  const end = lastOwnRow(scan);
  const from = Math.min(...placings.map(({ before }) => (before === 0 ? end + 1 : before)));
  const standing = scan.rows.filter((row) => row.row >= from && row.row <= end);
  const added = placings.reduce((sum, { rows }) => sum + rows.length, 0);
  const cells = (standing.length + added) * (layout.last - layout.first + 1);
  if (standing.length + added > MOST_ROWS || standing.length === 0 || cells > CELLS_PER_PLACE * placings.length) return null;
  if (!isAppsAlone(tab, layout, standing, from)) return null;
  return { from, lines: linesOf(tab, layout, standing, placings), added };
}

/** Makes room below, then writes the part in one call. */
export function writeBulk<R>(layout: Layout, scan: Scan<R>, bulk: Bulk): void {
  const room = roomAtEnd(layout, scan, bulk.added);
  if (room.insert > 0) layout.sheet.insertRows(room.before, room.insert);
  layout.sheet.write(bulk.from, layout.first, bulk.lines);
}

function isAppsAlone<R>(tab: TableTab<R>, layout: Layout, standing: readonly FoundRow<R>[], from: number): boolean {
  const ours = new Set(tab.columns.filter(isWritten).map((column) => layout.at(column.header) - 1));
  if (standing.some((row) => row.record === null || row.cells.some((cell, index) => !ours.has(index) && !isBlank(cell)))) return false;
  const block: Block = { row: from, column: 1, rows: standing.length, columns: Math.max(1, layout.width) };
  const isEmpty = (lines: readonly (readonly string[])[]): boolean => lines.every((line) => line.every((text) => text === ''));
  return isEmpty(layout.sheet.readNotes(block)) && isEmpty(layout.sheet.readColours(block)) && isEmpty(layout.sheet.readFormulas(block));
}

function linesOf<R>(tab: TableTab<R>, layout: Layout, standing: readonly FoundRow<R>[], placings: readonly Placing[]): Cell[][] {
  const width = layout.last - layout.first + 1;
  const places = tab.columns.filter(isWritten).map((column) => layout.at(column.header) - layout.first);
  const lineOf = (cells: readonly Cell[]): Cell[] => {
    const line: Cell[] = Array.from({ length: width }, () => null);
    places.forEach((place, index) => { line[place] = cells[index] ?? null; });
    return line;
  };
  const before = new Map(placings.map(({ before: row, rows }) => [row, rows.map(({ cells }) => lineOf(cells))] as const));
  const lines: Cell[][] = [];
  standing.forEach((row) => {
    (before.get(row.row) ?? []).forEach((line) => { lines.push(line); });
    lines.push(row.cells.slice(layout.first - 1, layout.last));
  });
  return lines.concat(before.get(0) ?? []);
}
