import { explain, type Explanation } from '../../core/explain/explain.js';
import { causesLine, FACTOR_LABELS, factorTable } from '../../core/explain/words.js';
import { panelOf, type PanelInput } from '../../core/explain/panel.js';
import { roundTo, toNumber } from '../../core/decimal.js';
import type { Periods } from '../../core/weeks.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { textOf } from '../../tabs/row.js';
import { weekly as tab } from '../../tabs/weekly.js';
import type { Sheet, Workbook } from '../ports.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { placeOf } from './weekly-place.js';

const TITLE = 'Why it moved';
/** Rows of the block and where its table begins, counted from the title of Weekly. */
const BLOCK = { row: 3, rows: 7, columns: 4 };
/** Columns from the bounds of the weeks to the block. */
const ASIDE = 4;
/** Factors in the first pair of columns; the others and the total stand in the second. */
const IN_FIRST = 5;

/** The last full week against the one before, by cause. */
export function explainWeek(input: PanelInput, { lastWeek, weekBefore }: Periods): Explanation {
  return explain(panelOf(input, weekBefore), panelOf(input, lastWeek));
}

/**
 * Writes why the last full week moved beside the bounds of the weeks on Weekly:
 * values, for no formula could tell causes apart. Where the user wrote in that
 * place the block goes to the right of everything.
 *
 * @returns cells written; none when nothing changed
 */
export function writeCauses(workbook: Workbook, explanation: Explanation, base: string): number {
  const sheet = workbook.find(tab.name);
  if (sheet === null) return 0;
  const { top, left, width } = placeOf(sheet);
  const grid = sheet.read({ row: top + BLOCK.row, column: 1, rows: BLOCK.rows, columns: width });
  const standing = columnOf(grid);
  const column = standing ?? (isFree(grid, left + ASIDE) ? left + ASIDE : width + 2);
  if (standing === null) dress(sheet, top + BLOCK.row, column);
  return writeCells(sheet, cellsOf(explanation, base, top + BLOCK.row, column));
}

function columnOf(grid: readonly (readonly Cell[])[]): number | null {
  const at = (grid[1] ?? []).findIndex((cell) => textOf(cell) === TITLE);
  return at < 0 ? null : at + 1;
}

function isFree(grid: readonly (readonly Cell[])[], column: number): boolean {
  return grid.every((line) => line.slice(column - 1, column - 1 + BLOCK.columns).every(isBlank));
}

function cellsOf(explanation: Explanation, base: string, row: number, column: number): WantedCell[] {
  const table = factorTable(explanation).map(({ factor, amount }): readonly [string, number] => [FACTOR_LABELS[factor], toNumber(amount)]);
  const second = table.slice(IN_FIRST).concat([['Change', toNumber(roundTo(explanation.change, 2))]]);
  const lines = table.slice(0, IN_FIRST).map((pair, index): Cell[] => [...pair, ...(second[index] ?? ['', null])]);
  const rows: Cell[][] = [[causesLine(explanation, base)], [TITLE, 'Amount', 'Full week', 'Amount'], ...lines];
  return rows.reduce<WantedCell[]>((all, cells, down) => all.concat(cells.map((cell, right): WantedCell => ({ row: row + down, column: column + right, cell }))), []);
}

function dress(sheet: Sheet, row: number, column: number): void {
  sheet.style({ row: row + 1, column, rows: 1, columns: BLOCK.columns }, { bold: true, tone: 'header' });
  [column + 1, column + 3].forEach((at) => { sheet.formatBlock({ row: row + 2, column: at, rows: BLOCK.rows - 2, columns: 1 }, 'total'); });
  sheet.style({ row: row + BLOCK.rows - 1, column: column + 2, rows: 1, columns: 2 }, { bold: true });
  sheet.writeNotes(row + 1, column, [[
    'The last full week against the week before, by cause. Volume: more or less was used, at the price of before. Mix: the use moved between dearer and cheaper models, meters and tiers. Price: a unit costs another amount. Not measured: nobody tells a quantity. The amounts add up to the change of the full week.',
  ]]);
}
