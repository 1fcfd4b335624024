import type { Day } from '../core/days.js';

/**
 * A cell between the app and the sheet. Text is text and never becomes a
 * formula or a number; a day is a day; only `formula` is evaluated. Reading
 * gives the value of a formula cell, an error value as its text (`#REF!`).
 */
export type Cell = string | number | boolean | null | DayCell | FormulaCell;
export type DayCell = Readonly<{ day: Day }>;
export type FormulaCell = Readonly<{ formula: string }>;

/** How the cells of a column are shown and guarded. `money` is a single charge, fractions of a cent included; `total` a sum, to the cent. */
export type CellFormat = 'text' | 'day' | 'integer' | 'decimal' | 'money' | 'total' | 'percent' | 'yesNo' | 'general';

export function isDayCell(cell: Cell): cell is DayCell {
  return typeof cell === 'object' && cell !== null && 'day' in cell;
}

export function isFormulaCell(cell: Cell): cell is FormulaCell {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || cell === '';
}

/** Whether two cells hold the same; numbers as the sheet holds them, doubles. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (isDayCell(a) && isDayCell(b)) return a.day === b.day;
  if (isFormulaCell(a) && isFormulaCell(b)) return a.formula === b.formula;
  return a === b;
}
