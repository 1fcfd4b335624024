import { serialOfDay } from '../core/days.js';
import { isDayCell, isFormulaCell, type Cell } from '../tabs/cell.js';
import type { DateReader } from './zone.js';

/** What `getValues` and `setValues` carry. */
export type SheetValue = string | number | boolean | Date;

/** A leading character that makes typed text a formula, or that typing consumes. */
const EVALUATED = /^[=+\-@\t\r']/;

/**
 * Text that typing would turn into a number, a date, a time, a percentage or a
 * truth value. Rather too much than too little: guarded text reads back the same.
 */
const COERCED = /^\s*[\d.,(]|^\s*[$€£¥₹]|^\s*(true|false)\s*$|^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s\-/,]*\d/i;

/** Whether the cell keeps text as it is only when it is formatted as text or guarded. */
export function isCoercible(cell: Cell): boolean {
  return typeof cell === 'string' && !EVALUATED.test(cell) && COERCED.test(cell);
}

/**
 * The value to write, such that the sheet holds what the cell says. A leading
 * apostrophe is consumed by the sheet and makes the rest plain text.
 *
 * @param textFormat whether the sheet's cell is formatted as text already
 */
export function valueOfCell(cell: Cell, textFormat: boolean): SheetValue {
  if (cell === null) return '';
  if (isDayCell(cell)) return serialOfDay(cell.day);
  if (isFormulaCell(cell)) return cell.formula.startsWith('=') ? cell.formula : `=${cell.formula}`;
  if (typeof cell !== 'string') return cell;
  return EVALUATED.test(cell) || (!textFormat && COERCED.test(cell)) ? `'${cell}` : cell;
}

/** The cell a read value means. */
export function cellOfValue(value: SheetValue, readDate: DateReader): Cell {
  if (value === '') return null;
  return isDate(value) ? readDate(value.getTime()) : value;
}

/** `instanceof` fails for a Date of another context. */
function isDate(value: SheetValue): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}
