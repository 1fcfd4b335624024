import { Formula, isErrorValue, type Result } from './content.js';
import { missing } from './fault.js';
import { formatKind } from './formatkind.js';
import { inferredFormat } from './inference.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';

/** The value of a cell with formulas computed, a moment as its serial; undefined for an empty cell. */
export function valueAt(store: SpreadsheetStore, sheet: SheetData, row: number, column: number): Result | undefined {
  store.evaluator.ensureBlock(sheet, { row, column, rows: 1, columns: 1 });
  const content = sheet.grid.get(row, column);
  const value = content instanceof Formula ? content.result : (content ?? sheet.spilled.get(row)?.get(column));
  return readable(value);
}

/** Refuses to hand out the value of a formula the engine has no function for. */
export function readable(value: Result | undefined): Result | undefined {
  if (isErrorValue(value) && value.error.startsWith('not in the stand-in: ')) throw missing(value.error.slice(21));
  return value;
}

/** The format a cell is shown by: its own, or the one its formula brings. */
export function formatAt(store: SpreadsheetStore, sheet: SheetData, row: number, column: number): string {
  const own = sheet.style(row, column).numberFormat ?? '';
  if (formatKind(own) !== 'automatic') return own;
  const content = sheet.grid.get(row, column);
  return content instanceof Formula ? inferredFormat(store, sheet, content, 0) : own;
}
