import type { Runtime } from '../../runtime.js';
import { parseAddress, type Rect } from '../a1.js';
import { ServiceError, texts } from '../fault.js';
import type { SheetData } from '../sheet.js';
import type { SpreadsheetStore } from '../store.js';
import type { Faces } from './faces.js';
import type { UiHost } from './ui.js';

/** What the classes of the service share. */
export interface World {
  readonly store: SpreadsheetStore;
  readonly runtime: Runtime;
  readonly ui: UiHost;
  readonly faces: Faces;
}

/** A range as the script holds it: it does not follow when rows are inserted. */
export interface RangeSelf extends Rect {
  readonly sheet: SheetData;
  /** Whole rows or columns, as in `A:A`, are named that way. */
  readonly open: { readonly startRow: boolean; readonly startColumn: boolean; readonly endRow: boolean; readonly endColumn: boolean } | null;
}

export function rangeFace(world: World, sheet: SheetData, rect: Rect, open: RangeSelf['open'] = null): object {
  const { row, column, rows, columns } = rect;
  const self: RangeSelf = { sheet, row, column, rows, columns, open };
  return world.faces.wrap('Range', self);
}

export function sheetFace(world: World, sheet: SheetData): object {
  return world.faces.wrap('Sheet', sheet);
}

/** The range of a block, which must lie on the grid and have cells. */
export function checkedRange(world: World, sheet: SheetData, rect: Rect): object {
  if (rect.rows < 1) throw new ServiceError(texts.noRows);
  if (rect.columns < 1) throw new ServiceError(texts.noColumns);
  checkOnGrid(sheet, rect);
  return rangeFace(world, sheet, rect);
}

export function checkOnGrid(sheet: SheetData, rect: Rect): void {
  const outside =
    rect.row < 1 ||
    rect.column < 1 ||
    rect.row + rect.rows - 1 > sheet.maxRows ||
    rect.column + rect.columns - 1 > sheet.maxColumns;
  if (outside) throw new ServiceError(texts.offGrid);
}

/** The range an A1 text or a named range means; `here` for texts without a sheet. */
export function namedRange(world: World, text: string, here: SheetData): object {
  const address = parseAddress(text);
  const name = world.store.namedRanges.find((range) => range.name.toLowerCase() === text.toLowerCase());
  if (address === null) {
    const sheet = name === undefined ? null : world.store.sheetById(name.sheetId);
    if (name === undefined || sheet === null) throw new ServiceError(texts.rangeNotFound);
    return rangeFace(world, sheet, name.rect);
  }
  const sheet = address.sheet === null ? here : world.store.sheet(address.sheet);
  if (sheet === null) throw new ServiceError(texts.rangeNotFound);
  const { startRow, startColumn, endRow, endColumn } = address;
  const rect = {
    row: startRow ?? 1,
    column: startColumn ?? 1,
    rows: (endRow ?? sheet.maxRows) - (startRow ?? 1) + 1,
    columns: (endColumn ?? sheet.maxColumns) - (startColumn ?? 1) + 1,
  };
  checkOnGrid(sheet, rect);
  if (rect.rows < 1 || rect.columns < 1) throw new ServiceError(texts.rangeNotFound);
  const bounded = [startRow, startColumn, endRow, endColumn].every((bound) => bound !== null);
  const open = { startRow: startRow === null, startColumn: startColumn === null, endRow: endRow === null, endColumn: endColumn === null };
  return rangeFace(world, sheet, rect, bounded ? null : open);
}

/** A sheet the script holds may have been deleted since. */
export function alive(world: World, sheet: SheetData): SheetData {
  if (!world.store.sheets.includes(sheet)) throw new ServiceError(`Sheet ${sheet.id} not found`);
  return sheet;
}
