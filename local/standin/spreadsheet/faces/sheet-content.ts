import { BadArgument, ServiceError, texts } from '../fault.js';
import type { SheetData } from '../sheet.js';
import { integer, list, optionalInteger, text } from './arguments.js';
import { enumValue } from './enums.js';
import { nothing, type Methods } from './faces.js';
import { clearBlock } from './range-clearing.js';
import { insertLines } from './sheet-lines.js';
import { alive, checkedRange, namedRange, rangeFace, type RangeSelf, type World } from './world.js';
import { beginWrite, checkValues, writeValue } from './writing.js';

/** Identity, ranges and content of a sheet. */
export function sheetContent(world: World): Methods<SheetData> {
  const { store, faces } = world;
  const whole = (sheet: SheetData): RangeSelf => ({ sheet, row: 1, column: 1, rows: sheet.maxRows, columns: sheet.maxColumns, open: null });
  const extent = (sheet: SheetData): { rows: number; columns: number } => {
    store.evaluator.ensureSpilled(alive(world, sheet));
    return { rows: sheet.lastRow(), columns: sheet.lastColumn() };
  };
  return {
    getName: (sheet) => alive(world, sheet).name,
    getSheetName: (sheet) => alive(world, sheet).name,
    setName: (sheet, name) => {
      store.renameSheet(alive(world, sheet), text(name));
    },
    getSheetId: (sheet) => sheet.id,
    getIndex: (sheet) => store.sheets.indexOf(alive(world, sheet)) + 1,
    getParent: () => faces.wrap('Spreadsheet', store),
    getType: () => enumValue('SheetType', 'GRID'),
    activate: (sheet) => {
      store.activeSheetId = alive(world, sheet).id;
    },
    getRange: (sheet, ...args) => {
      const here = alive(world, sheet);
      if (args.length === 1) return namedRange(world, text(args[0]), here);
      const [row, column, rows, columns] = args;
      if (args.length < 2 || args.length > 4) throw new BadArgument();
      return checkedRange(world, here, { row: integer(row), column: integer(column), rows: optionalInteger(rows, 1), columns: optionalInteger(columns, 1) });
    },
    getDataRange: (sheet) => {
      const { rows, columns } = extent(sheet);
      return rangeFace(world, sheet, { row: 1, column: 1, rows: Math.max(1, rows), columns: Math.max(1, columns) });
    },
    getLastRow: (sheet) => extent(sheet).rows,
    getLastColumn: (sheet) => extent(sheet).columns,
    appendRow: (sheet, values) => {
      appendRow(world, alive(world, sheet), list(values), extent(sheet).rows + 1);
    },
    clear: (sheet, options) => {
      clearBlock(world, whole(sheet), options);
      if (options === undefined) sheet.conditionalFormats = [];
    },
    clearContents: (sheet) => {
      clearBlock(world, whole(sheet), { contentsOnly: true });
    },
    clearFormats: (sheet) => {
      clearBlock(world, whole(sheet), { formatOnly: true });
    },
    clearNotes: (sheet) => {
      clearBlock(world, whole(sheet), { commentsOnly: true });
    },
    clearConditionalFormatRules: (sheet) => {
      sheet.conditionalFormats = [];
      return nothing;
    },
  };
}

/** Writes below the last content of any column; grows the grid by what is missing. */
function appendRow(world: World, sheet: SheetData, values: readonly unknown[], row: number): void {
  if (values.length === 0) throw new BadArgument();
  checkValues(world, [values]);
  if (row > sheet.maxRows) insertLines(world, sheet, { axis: 'row', kind: 'insert', at: sheet.maxRows + 1, count: row - sheet.maxRows }, sheet.maxRows);
  if (values.length > sheet.maxColumns) {
    const count = values.length - sheet.maxColumns;
    insertLines(world, sheet, { axis: 'column', kind: 'insert', at: sheet.maxColumns + 1, count }, sheet.maxColumns);
  }
  if (!beginWrite(world, { sheet, row, column: 1, rows: 1, columns: values.length })) return;
  const typist = world.store.typist();
  values.forEach((value, at) => {
    writeValue(world, sheet, row, at + 1, value, typist);
  });
}

/** Deletes a sheet; a workbook keeps at least one. */
export function deleteSheet(world: World, sheet: SheetData): void {
  if (world.store.sheets.length < 2) throw new ServiceError(texts.lastSheet);
  const index = world.store.sheets.indexOf(alive(world, sheet));
  world.store.removeSheet(sheet);
  if (world.store.activeSheetId === sheet.id) {
    world.store.activeSheetId = (world.store.sheets[Math.max(0, index - 1)] ?? sheet).id;
  }
}
