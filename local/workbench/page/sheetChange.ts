import type { ICellData, Nullable } from '@univerjs/core';
import type { SheetPicture } from '../../out/picture.js';
import type { FWorksheet } from './facade.js';
import { ROW_HEIGHT, rowHeights } from './rowHeights.js';
import { DEFAULT_COLUMN_WIDTH, univerCell } from './univerSheet.js';

const SPARE_ROWS = 40;

/** Changes a shown tab from one picture to the next, touching only rows that differ. */
export function applyChange(shown: FWorksheet, before: SheetPicture, after: SheetPicture): void {
  const rows = Math.max(before.rows.length, after.rows.length);
  const columns = Math.max(widthOf(before), widthOf(after), 1);
  if (shown.getMaxRows() < rows + SPARE_ROWS) shown.setRowCount(rows + SPARE_ROWS);
  for (const { from, count } of changedBlocks(before, after, rows)) {
    const cells = Array.from({ length: count }, (_, index) => rowCells(after, from + index, columns));
    shown.getRange(from, 0, count, columns).setValues(cells as ICellData[][]);
  }
  for (let column = 0; column < columns; column += 1) {
    if (before.widths[column] !== after.widths[column]) shown.setColumnWidth(column, after.widths[column] ?? DEFAULT_COLUMN_WIDTH);
  }
  const [heightsBefore, heightsAfter] = [before, after].map((sheet) => rowHeights(sheet, (column) => sheet.widths[column] ?? DEFAULT_COLUMN_WIDTH));
  for (let row = 0; row < rows; row += 1) {
    const height = heightsAfter?.[row] ?? ROW_HEIGHT;
    if (height !== (heightsBefore?.[row] ?? ROW_HEIGHT)) shown.setRowHeightsForced(row, 1, height);
  }
  if (before.frozenRows !== after.frozenRows || before.frozenColumns !== after.frozenColumns) {
    shown.setFreeze({ xSplit: after.frozenColumns, ySplit: after.frozenRows, startRow: after.frozenRows, startColumn: after.frozenColumns });
  }
}

function changedBlocks(before: SheetPicture, after: SheetPicture, rows: number): { from: number; count: number }[] {
  const blocks: { from: number; count: number }[] = [];
  for (let row = 0; row < rows; row += 1) {
    if (JSON.stringify(before.rows[row] ?? []) === JSON.stringify(after.rows[row] ?? [])) continue;
    const last = blocks[blocks.length - 1];
    if (last !== undefined && last.from + last.count === row) last.count += 1;
    else blocks.push({ from: row, count: 1 });
  }
  return blocks;
}

function rowCells(sheet: SheetPicture, row: number, columns: number): Nullable<ICellData>[] {
  const cells = sheet.rows[row] ?? [];
  return Array.from({ length: columns }, (_, column) => {
    const cell = cells[column];
    if (cell === undefined) return { v: null, f: null, si: null, p: null, t: null, s: null };
    return { f: null, si: null, p: null, ...univerCell(cell) };
  });
}

function widthOf(sheet: SheetPicture): number {
  return sheet.rows.reduce((widest, row) => Math.max(widest, row.length), sheet.widths.length);
}
