import type { Edit } from '../edit.js';
import { BadArgument, ServiceError, texts } from '../fault.js';
import type { SheetData } from '../sheet.js';
import { integer, optionalInteger } from './arguments.js';
import { nothing, type Methods } from './faces.js';
import { alive, type World } from './world.js';

type Axis = Edit['axis'];

/** Inserting and deleting rows and columns, and the size of the grid. */
export function sheetLines(world: World): Methods<SheetData> {
  const insert = (axis: Axis, sheet: SheetData, at: number, count: number, inheritFrom: number): void => {
    insertLines(world, alive(world, sheet), { axis, kind: 'insert', at, count }, inheritFrom);
  };
  const both = (axis: Axis, one: string, many: string): Methods<SheetData> => ({
    [`insert${one}Before`]: (sheet, at) => {
      insert(axis, sheet, inside(sheet, axis, at), 1, integer(at));
    },
    [`insert${one}After`]: (sheet, at) => {
      insert(axis, sheet, inside(sheet, axis, at) + 1, 1, integer(at));
    },
    [`insert${many}Before`]: (sheet, at, count) => {
      insert(axis, sheet, inside(sheet, axis, at), integer(count), integer(at));
    },
    [`insert${many}After`]: (sheet, at, count) => {
      insert(axis, sheet, inside(sheet, axis, at) + 1, integer(count), integer(at));
    },
    [`insert${many}`]: (sheet, at, count) => {
      insert(axis, sheet, inside(sheet, axis, at), optionalInteger(count, 1), integer(at) - 1);
      return nothing;
    },
    [`delete${one}`]: (sheet, at) => {
      deleteLines(world, alive(world, sheet), axis, integer(at), 1);
    },
    [`delete${many}`]: (sheet, at, count) => {
      deleteLines(world, alive(world, sheet), axis, integer(at), integer(count));
      return nothing;
    },
  });
  return {
    ...both('row', 'Row', 'Rows'),
    ...both('column', 'Column', 'Columns'),
    getMaxRows: (sheet) => alive(world, sheet).maxRows,
    getMaxColumns: (sheet) => alive(world, sheet).maxColumns,
    getFrozenRows: (sheet) => sheet.frozenRows,
    getFrozenColumns: (sheet) => sheet.frozenColumns,
    setFrozenRows: (sheet, rows) => {
      sheet.frozenRows = frozen(integer(rows), sheet.maxRows, 'row');
      return nothing;
    },
    setFrozenColumns: (sheet, columns) => {
      sheet.frozenColumns = frozen(integer(columns), sheet.maxColumns, 'column');
      return nothing;
    },
  };
}

function sizeOf(sheet: SheetData, axis: Axis): number {
  return axis === 'row' ? sheet.maxRows : sheet.maxColumns;
}

function inside(sheet: SheetData, axis: Axis, at: unknown): number {
  const line = integer(at);
  if (line < 1 || line > sizeOf(sheet, axis)) throw new ServiceError(texts.outOfBounds(axis));
  return line;
}

export function insertLines(world: World, sheet: SheetData, edit: Edit, inheritFrom: number): void {
  if (edit.count < 1) throw new BadArgument();
  world.store.checkGrowth(edit.count * (edit.axis === 'row' ? sheet.maxColumns : sheet.maxRows));
  world.store.moveLines(sheet, edit, inheritFrom);
}

function deleteLines(world: World, sheet: SheetData, axis: Axis, at: number, count: number): void {
  const size = sizeOf(sheet, axis);
  if (count < 1 || at < 1 || at + count - 1 > size) throw new ServiceError(texts.outOfBounds(axis));
  const last = axis === 'row' ? sheet.frozenRows : sheet.frozenColumns;
  const kept = size - last - Math.max(0, at + count - 1 - Math.max(last, at - 1));
  if (kept < 1) throw new ServiceError(texts.allUnfrozen(axis));
  const byRow = axis === 'row';
  sheet.checkWritable({
    row: byRow ? at : 1,
    column: byRow ? 1 : at,
    rows: byRow ? count : sheet.maxRows,
    columns: byRow ? sheet.maxColumns : count,
  });
  world.store.moveLines(sheet, { axis, kind: 'delete', at, count }, 0);
}

function frozen(count: number, size: number, axis: Axis): number {
  if (count < 0) throw new BadArgument();
  if (count >= size) throw new ServiceError(`You can't freeze all visible ${axis}s on the sheet.`);
  return count;
}
