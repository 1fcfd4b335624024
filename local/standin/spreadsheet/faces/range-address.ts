import { columnLetters, rectA1 } from '../a1.js';
import { ServiceError, texts } from '../fault.js';
import { integer, optionalInteger } from './arguments.js';
import type { Methods } from './faces.js';
import { checkedRange, sheetFace, type RangeSelf, type World } from './world.js';

/** Where a range lies, and ranges made from it. */
export function rangeAddress(world: World): Methods<RangeSelf> {
  return {
    getRow: (range) => range.row,
    getRowIndex: (range) => range.row,
    getColumn: (range) => range.column,
    getColumnIndex: (range) => range.column,
    getNumRows: (range) => range.rows,
    getNumColumns: (range) => range.columns,
    getHeight: (range) => range.rows,
    getWidth: (range) => range.columns,
    getLastRow: (range) => range.row + range.rows - 1,
    getLastColumn: (range) => range.column + range.columns - 1,
    getSheet: (range) => sheetFace(world, range.sheet),
    getGridId: (range) => range.sheet.id,
    getA1Notation: (range) => a1Of(range),
    isStartRowBounded: (range) => range.open?.startRow !== true,
    isStartColumnBounded: (range) => range.open?.startColumn !== true,
    isEndRowBounded: (range) => range.open?.endRow !== true,
    isEndColumnBounded: (range) => range.open?.endColumn !== true,
    getCell: (range, row, column) => cellOf(world, range, integer(row), integer(column)),
    offset: (range, down, right, rows, columns) =>
      checkedRange(world, range.sheet, {
        row: range.row + integer(down),
        column: range.column + integer(right),
        rows: optionalInteger(rows, range.rows),
        columns: optionalInteger(columns, range.columns),
      }),
  };
}

function cellOf(world: World, range: RangeSelf, row: number, column: number): object {
  if (row < 1 || column < 1 || row > range.rows || column > range.columns) throw new ServiceError('Cell reference out of range');
  return checkedRange(world, range.sheet, { row: range.row + row - 1, column: range.column + column - 1, rows: 1, columns: 1 });
}

export function a1Of(range: RangeSelf): string {
  const { open, row, column, rows, columns } = range;
  if (open === null) return rectA1(range);
  const corner = (letters: boolean, digits: boolean, atRow: number, atColumn: number): string =>
    (letters ? columnLetters(atColumn) : '') + (digits ? String(atRow) : '');
  const first = corner(!open.startColumn, !open.startRow, row, column);
  return `${first}:${corner(!open.endColumn, !open.endRow, row + rows - 1, column + columns - 1)}`;
}

export function checkSameShape(range: RangeSelf, given: readonly (readonly unknown[])[]): void {
  if (given.length !== range.rows) throw new ServiceError(texts.rowsDiffer(given.length, range.rows));
  for (const row of given) {
    if (row.length !== range.columns) throw new ServiceError(texts.columnsDiffer(row.length, range.columns));
  }
}
