import { Formula } from './content.js';
import { scanner, readReference } from './references.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';

export const AUTOMATIC_DAY = 'M/d/yyyy';
export const AUTOMATIC_MOMENT = 'M/d/yyyy H:mm:ss';

const dayFormula = /^=\s*(?:TODAY|DATE|EDATE|EOMONTH|DATEVALUE|WORKDAY|TO_DATE)\((?:[^()]|\([^()]*\))*\)\s*(?:[+-]\s*\d+)?$/i;
const momentFormula = /^=\s*NOW\(\s*\)\s*(?:[+-]\s*[\d.]+)?$/i;

/** The format an automatic cell takes from its formula: of a date function, or of the one cell it repeats. */
export function inferredFormat(store: SpreadsheetStore, here: SheetData, formula: Formula, depth: number): string {
  if (dayFormula.test(formula.text)) return AUTOMATIC_DAY;
  if (momentFormula.test(formula.text)) return AUTOMATIC_MOMENT;
  const target = repeatedCell(store, here, formula.text);
  if (target === null || depth > 20) return '';
  const own = target.sheet.style(target.row, target.column).numberFormat ?? '';
  const content = target.sheet.grid.get(target.row, target.column);
  if (own !== '' || !(content instanceof Formula)) return own;
  return inferredFormat(store, target.sheet, content, depth + 1);
}

/** The cell a formula consists of, as in `=Daily!A2`. */
export function repeatedCell(
  store: SpreadsheetStore,
  here: SheetData,
  text: string,
): { sheet: SheetData; row: number; column: number } | null {
  if (text.length > 120) return null;
  const pieces = [...text.slice(1).trim().matchAll(scanner)];
  const groups = pieces[0]?.groups;
  if (pieces.length !== 1 || groups?.['area'] === undefined) return null;
  const reference = readReference(groups['sheet'], groups['area']);
  const sheet = reference.sheet === null ? here : store.sheet(reference.sheet);
  const { row, column } = reference.start;
  if (sheet === null || reference.end !== null || row === null || column === null) return null;
  return { sheet, row, column };
}
