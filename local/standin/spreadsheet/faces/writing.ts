import { cellA1, type Rect } from '../a1.js';
import { Formula } from '../content.js';
import { BadArgument, MAX_CHARACTERS, missing, ServiceError, texts } from '../fault.js';
import { formatKind, isMoment } from '../formatkind.js';
import { AUTOMATIC_MOMENT } from '../inference.js';
import { serialOf } from '../serial.js';
import type { SheetData } from '../sheet.js';
import { typeText } from '../typing.js';
import type { Typist } from '../typed.js';
import { alive, checkOnGrid, type RangeSelf, type World } from './world.js';

/**
 * Counts a write of content and says whether it may go ahead: false when a
 * planned late failure swallows it.
 */
export function beginWrite(world: World, range: RangeSelf | (Rect & { sheet: SheetData })): boolean {
  const sheet = alive(world, range.sheet);
  checkOnGrid(sheet, range);
  sheet.checkWritable(range);
  world.store.countWritten(sheet, range.rows * range.columns);
  return !world.store.takePlannedFault(sheet);
}

/** A block with one value the sheet cannot hold is refused whole. */
export function checkValues(world: World, rows: readonly (readonly unknown[])[]): void {
  for (const cells of rows) {
    for (const value of cells) {
      if (typeof value === 'string' && value.length > MAX_CHARACTERS) throw new ServiceError(texts.tooLong);
      if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') throw new BadArgument();
      if (typeof value === 'object' && value !== null && !world.runtime.realm.isDate(value)) throw new BadArgument();
    }
  }
}

/** Writes one value as `setValue` does: text as if typed, numbers and truth values as they are, dates as serials. */
export function writeValue(world: World, sheet: SheetData, row: number, column: number, value: unknown, typist: Typist): void {
  const rule = sheet.style(row, column).validation;
  if (rule !== undefined && !rule.allowInvalid) checkAllowed(rule, value, cellA1(row, column));
  if (typeof value === 'string') typeText(sheet, row, column, value, typist);
  else if (typeof value === 'number') writeNumber(sheet, row, column, value);
  else if (typeof value === 'boolean') sheet.put(row, column, value);
  else if (value === null || value === undefined) sheet.put(row, column, undefined);
  else if (world.runtime.realm.isDate(value)) writeDate(sheet, row, column, value, world.store.timeZone);
  else throw new BadArgument();
}

function writeNumber(sheet: SheetData, row: number, column: number, value: number): void {
  if (!Number.isFinite(value)) throw missing('a cell that holds NaN or Infinity');
  sheet.put(row, column, value);
}

function writeDate(sheet: SheetData, row: number, column: number, date: Date, timeZone: string): void {
  if (Number.isNaN(date.getTime())) throw missing('a cell that holds an invalid Date');
  const kind = formatKind(sheet.style(row, column).numberFormat ?? '');
  if (kind === 'text') throw missing('a Date in a cell of the text format');
  sheet.put(row, column, serialOf(date.getTime(), timeZone));
  if (!isMoment(kind)) sheet.changeCellStyle(row, column, { numberFormat: AUTOMATIC_MOMENT });
}

/** A strict list refuses other values; blank is always allowed. */
function checkAllowed(rule: { criteria: string; args: readonly unknown[] }, value: unknown, at: string): void {
  if (value === '' || value === null || value === undefined) return;
  if (rule.criteria === 'CHECKBOX' && rule.args.length === 0 && typeof value === 'boolean') return;
  if (rule.criteria !== 'VALUE_IN_LIST' && rule.criteria !== 'CHECKBOX') throw missing(`checking a strict data validation of ${rule.criteria}`);
  const allowed = rule.criteria === 'CHECKBOX' ? rule.args : rule.args[0];
  if (Array.isArray(allowed) && allowed.some((item) => String(item) === String(value))) return;
  throw new ServiceError(`The data you entered in cell ${at} violates the data validation rules set on this cell.`);
}

/** Writes a formula given with or without its equals sign; empty text clears the cell. */
export function writeFormula(sheet: SheetData, row: number, column: number, formula: string): void {
  if (formula.length > MAX_CHARACTERS) throw new ServiceError(texts.tooLong);
  if (formula === '') sheet.put(row, column, undefined);
  else sheet.put(row, column, new Formula(formula.startsWith('=') ? formula : `=${formula}`));
}
