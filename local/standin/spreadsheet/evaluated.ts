import { Formula, isErrorValue, type Result } from './content.js';
import { formatKind, isMoment } from './formatkind.js';
import { formatAt } from './reading.js';
import { wallClock } from './serial.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';

/** A value as a runner writes it to a file: ISO text for days and times, numbers plain. */
export type EvaluatedValue = string | number | boolean | { day: string } | { dateTime: string } | { error: string } | null;

export function evaluatedRows(store: SpreadsheetStore, sheet: SheetData): EvaluatedValue[][] {
  store.evaluator.ensure(sheet);
  const [rows, columns] = [sheet.lastRow(), sheet.lastColumn()];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => evaluatedCell(store, sheet, row + 1, column + 1)),
  );
}

function evaluatedCell(store: SpreadsheetStore, sheet: SheetData, row: number, column: number): EvaluatedValue {
  const content = sheet.grid.get(row, column);
  const value: Result | undefined = content instanceof Formula ? content.result : (content ?? sheet.spilled.get(row)?.get(column));
  if (value === undefined) return null;
  if (isErrorValue(value)) return { error: value.error };
  if (typeof value !== 'number') return value;
  const kind = formatKind(formatAt(store, sheet, row, column));
  if (!isMoment(kind) || kind === 'duration') return value;
  const text = wallClock(Math.round(value * 86_400) / 86_400).toISOString();
  return kind === 'day' && Number.isInteger(value) ? { day: text.slice(0, 10) } : { dateTime: text.slice(0, 19) };
}
