/**
 * SpreadsheetApp without Google: a workbook in memory, and the service over it
 * as scripts see it.
 */
import { SpreadsheetStore, type SpreadsheetOptions } from './store.js';

export { createSpreadsheetApp, type AppOptions } from './faces/app.js';
export type { MenuItem, UiHost } from './faces/ui.js';
export type { EvaluatedValue } from './evaluated.js';
export { SpreadsheetStore, type RawCell, type SpreadsheetOptions } from './store.js';
export type { SpreadsheetJson } from './json.js';
export { spreadsheetStoreFromJSON } from './restore.js';
export { columnLetters, rectA1, type Rect } from './a1.js';
export { display } from './display.js';
export type { CustomArgument, CustomFunction } from './custom.js';
export type { ChartRecord } from './chart.js';
export type { SheetData } from './sheet.js';
export type { Style } from './style.js';

/** A new workbook with the one empty sheet a new spreadsheet has. */
export function createSpreadsheetStore(options: SpreadsheetOptions): SpreadsheetStore {
  const store = new SpreadsheetStore(options);
  store.addSheet('Sheet1', 0);
  return store;
}
