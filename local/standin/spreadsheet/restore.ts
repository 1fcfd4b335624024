import { Formula } from './content.js';
import { lineParts, type SheetJson, type SpreadsheetJson } from './json.js';
import { SheetData } from './sheet.js';
import { SpreadsheetStore } from './store.js';
import { StyleGrid } from './stylegrid.js';

/** Reads what `toJSON` wrote. */
export function spreadsheetStoreFromJSON(json: unknown): SpreadsheetStore {
  if (typeof json !== 'object' || json === null || !('version' in json) || json.version !== 1) {
    throw new Error('This is not a saved workbook of the stand-in, version 1.');
  }
  const saved = json as SpreadsheetJson;
  const store = new SpreadsheetStore(saved.options);
  store.reserveIds(saved.lastId);
  store.activeSheetId = saved.activeSheetId;
  store.namedRanges = saved.namedRanges;
  store.metadata = saved.metadata;
  const styles = saved.styles.map((style) => store.pool.idOf(style));
  store.sheets = saved.sheets.map((sheet) => sheetOf(sheet, store, styles));
  return store;
}

function sheetOf(saved: SheetJson, store: SpreadsheetStore, styles: readonly number[]): SheetData {
  const sheet = new SheetData(saved.id, saved.name, store.pool);
  Object.assign(sheet, saved.parts);
  for (const part of lineParts) Object.assign(sheet, { [part]: new Map(saved.lines[part] ?? []) });
  for (const [row, column, note] of saved.notes) sheet.setNote(row, column, note);
  sheet.looks = StyleGrid.fromRuns(saved.looks, (id) => styles[id] ?? 0);
  saved.columns.forEach((column, index) => {
    const cells = 'cells' in column ? column.cells : column.at.map((at) => column.words[at] ?? null);
    cells.forEach((cell, row) => {
      if (cell !== null) sheet.grid.set(row + 1, index + 1, typeof cell === 'object' ? new Formula(cell.f) : cell);
    });
  });
  return sheet;
}
