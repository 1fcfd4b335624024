import type { Cell, CellFormat } from '../../tabs/cell.js';
import type { TableTab } from '../../tabs/tab.js';
import { bulkOf, writeBulk } from './bulk.js';
import { blocksOf, spansOf, type CellChange, type Span } from './blocks.js';
import { lastOwnRow, roomAtEnd } from './end.js';
import { isWritten, type Layout } from './layout.js';
import type { Placing } from './place.js';
import type { Incoming } from './plan.js';
import type { Scan } from './scan.js';

/** Rows written in one call; more at once makes the platform time out. */
const WRITE_ROWS = 5_000;

/** Writes changed cells in place. @returns cells written */
export function writeChanges(layout: Layout, changes: readonly CellChange[]): number {
  for (const block of blocksOf(changes)) layout.sheet.write(block.row, block.column, block.cells);
  return changes.length;
}

type Operation = Readonly<{ row: number; run: () => void }>;

/**
 * Inserts and deletes from the bottom up, so that row numbers above stay true,
 * and so that each step leaves a tab from which a later run arrives at the same end.
 *
 * @param untouched whether the rows still stand as they were scanned
 * @returns cells of the new rows
 */
export function moveRows<R>(tab: TableTab<R>, layout: Layout, scan: Scan<R>, placings: readonly Placing[], gone: readonly number[], untouched: boolean): number {
  const written = placings.reduce((cells, { rows }) => cells + rows.reduce((sum, row) => sum + row.cells.length, 0), 0);
  const bulk = gone.length === 0 && untouched ? bulkOf(tab, layout, scan, placings) : null;
  if (bulk !== null) {
    writeBulk(layout, scan, bulk);
    return written;
  }
  placings.filter(({ before }) => before === 0).forEach(({ rows }) => { append(tab, layout, scan, rows); });
  const between = placings.filter(({ before }) => before !== 0);
  makeRoom(layout, between, gone);
  if (between.length > 0) formatTable(tab, layout, between, gone);
  between.forEach(({ before, rows }) => { writeRows(tab, layout, placeAfterMoves(before, between, gone), rows); });
  return written;
}

/** The span in parts, each beginning where rows are inserted. */
function cutAt(span: Span, borders: readonly number[]): Span[] {
  const starts = [span.from, ...borders.filter((row) => row > span.from && row <= span.to).sort((a, b) => a - b)];
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? span.to + 1) - 1 }));
}

/** Inserts and deletes from the bottom up, so that row numbers above stay true. */
function makeRoom(layout: Layout, placings: readonly Placing[], gone: readonly number[]): void {
  const operations: Operation[] = placings.map(({ before, rows }) => ({ row: before, run: () => { layout.sheet.insertRows(before, rows.length); } }));
  const borders = placings.map(({ before }) => before);
  for (const { from, to } of spansOf(gone).reduce<Span[]>((all, span) => all.concat(cutAt(span, borders)), [])) {
    // Half a row further: what stands in the row an insertion goes before is deleted first.
    operations.push({ row: from + 0.5, run: () => { layout.sheet.deleteRows(from, to - from + 1); } });
  }
  operations.sort((a, b) => b.row - a.row).forEach((operation) => { operation.run(); });
}

/** Where a placing begins once all rows were inserted and deleted. */
function placeAfterMoves(before: number, placings: readonly Placing[], gone: readonly number[]): number {
  const inserted = placings.reduce((sum, other) => (other.before < before ? sum + other.rows.length : sum), 0);
  return before + inserted - gone.filter((row) => row < before).length;
}

function append<R>(tab: TableTab<R>, layout: Layout, scan: Scan<R>, rows: readonly Incoming[]): void {
  const room = roomAtEnd(layout, scan, rows.length);
  if (room.insert > 0) layout.sheet.insertRows(room.before, room.insert);
  writeRows(tab, layout, lastOwnRow(scan) + 1, rows);
}

/** One write across our columns: the rows are fresh, so the user's columns between hold nothing yet. */
function writeRows<R>(tab: TableTab<R>, layout: Layout, at: number, rows: readonly Incoming[]): void {
  const places = tab.columns.filter(isWritten).map((column) => layout.at(column.header) - layout.first);
  const lines = rows.map(({ cells }) => {
    const line: Cell[] = Array.from({ length: layout.last - layout.first + 1 }, () => null);
    places.forEach((place, index) => { line[place] = cells[index] ?? null; });
    return line;
  });
  for (let done = 0; done < lines.length; done += WRITE_ROWS) {
    layout.sheet.write(at + done, layout.first, lines.slice(done, done + WRITE_ROWS));
  }
}

/** More insertions than this are formatted in one sweep over the part they lie in. */
const FEW_PLACES = 3;

/** Inserted rows may take the look of the header above them, or none. Before anything is written: a day in a cell without a date format would be a number to the next run. */
function formatTable<R>(tab: TableTab<R>, layout: Layout, placings: readonly Placing[], gone: readonly number[]): void {
  const blocks = placings.map(({ before, rows }) => ({ from: placeAfterMoves(before, placings, gone), rows: rows.length }));
  if (blocks.length <= FEW_PLACES) {
    blocks.forEach(({ from, rows }) => { formatRows(tab, layout, from, rows); });
    return;
  }
  const from = Math.min(...blocks.map((block) => block.from));
  formatRows(tab, layout, from, Math.max(...blocks.map((block) => block.from + block.rows)) - from);
}

function formatRows<R>(tab: TableTab<R>, layout: Layout, row: number, rows: number): void {
  const formats = new Map<number, CellFormat>(tab.columns.map((column) => [layout.at(column.header), column.format] as const));
  const places = [...formats.keys()].sort((a, b) => a - b);
  let from = 0;
  places.forEach((place, index) => {
    const next = places[index + 1];
    if (next === place + 1 && formats.get(next) === formats.get(place)) return;
    const column = places[from] ?? place;
    layout.sheet.formatBlock({ row, column, rows, columns: place - column + 1 }, formats.get(place) ?? 'general');
    from = index + 1;
  });
}
