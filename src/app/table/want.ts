import { isFormulaCell, sameCell, type Cell } from '../../tabs/cell.js';
import type { Sheet } from '../ports.js';
import { blocksOf, type CellChange } from './blocks.js';

/** A cell as it should be: a value or a formula, null for blank. */
export type WantedCell = CellChange;

/**
 * Writes the cells that are not yet as wanted. Formulas are compared as
 * formulas, values as values; a value where a formula stands is written.
 *
 * @returns cells written
 */
export function writeCells(sheet: Sheet, wanted: readonly WantedCell[]): number {
  if (wanted.length === 0) return 0;
  const rows = wanted.map(({ row }) => row);
  const columns = wanted.map(({ column }) => column);
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  const at = { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
  const values = sheet.read(at);
  const formulas = sheet.readFormulas(at);
  const changes = wanted.filter((each) => {
    const formula = formulas[each.row - row]?.[each.column - column] ?? '';
    return !isAsWanted(values[each.row - row]?.[each.column - column] ?? null, formula, each.cell);
  });
  for (const block of blocksOf(changes)) sheet.write(block.row, block.column, block.cells);
  return changes.length;
}

function isAsWanted(value: Cell, formula: string, wanted: Cell): boolean {
  if (isFormulaCell(wanted)) return plainFormula(formula) === plainFormula(wanted.formula);
  return formula === '' && sameCell(value, wanted);
}

/** A formula without what a spreadsheet may write differently: the equals sign, blanks and case outside quotes. */
export function plainFormula(formula: string): string {
  return formula
    .replace(/^=/, '')
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(/\s+/g, '').toUpperCase() : part))
    .join('"');
}
