import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { catalogPlan, suggestionText } from '../../tabs/catalog.js';
import type { Cell } from '../../tabs/cell.js';
import { textOf } from '../../tabs/row.js';
import { subscriptions as tab } from '../../tabs/subscriptions.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { columnLetters } from '../table/letters.js';
import type { Layout } from '../table/layout.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { noteProblems } from './notes.js';
import { seatCells, type SeatCounting } from './seats.js';
import { registerRows } from './subscriptions.js';

/**
 * Brings our part of the register up to date: cost formulas, suggested prices,
 * counts of seats, and notes on cells that cannot be read. Cells of the user
 * stay as they are.
 *
 * @param counting what seats are counted by; without it those columns stay as they are
 * @returns cells and notes written
 */
export function tidySubscriptions(workbook: Workbook, problems: readonly RowProblem[], counting?: SeatCounting): number {
  const layout = ensureLayout(workbook, tab);
  const rows = registerRows(layout);
  const wanted = rows.reduce<WantedCell[]>((all, { row, cells }) => all.concat(rowCells(layout, row, cells)), []);
  if (counting !== undefined) wanted.push(...seatCells(workbook, layout, rows.map(({ row }) => row), counting));
  return writeCells(layout.sheet, wanted) + noteProblems(layout, problems);
}

function rowCells(layout: Layout, row: number, cells: readonly Cell[]): WantedCell[] {
  const at = (header: string): number => layout.at(header);
  const text = (header: string): string => textOf(cells[at(header) - 1] ?? null);
  const plan = catalogPlan(text('Provider'), text('Plan'));
  return [
    { row, column: at('Monthly cost'), cell: { formula: costFormula(layout, row, 1) } },
    { row, column: at('Annual cost'), cell: { formula: costFormula(layout, row, 12) } },
    { row, column: at('Suggested price'), cell: plan === null ? null : suggestionText(plan) },
  ];
}

/**
 * Base price and price of the seats that are charged, for a number of months;
 * blank while a part is missing or cannot be read, as its row then is missing in
 * Daily. A one-time price does not recur: 0.
 */
export function costFormula(layout: Layout, row: number, months: number): string {
  const cell = (header: string): string => `$${columnLetters(layout.at(header))}${row}`;
  const [price, seats, cycle, base, minimum] = [cell('Price'), cell('Seats'), cell('Cycle'), cell('Base price'), cell('Minimum seats')];
  const counted = `MAX(IF(${seats}="",1,${seats}*1),${minimum}*1)`;
  const whole = `(${base}+${price}*${counted})*${months}`;
  const once = `IF(OR(LEFT(${cycle},3)="one",${cycle}="once"),0,"")`;
  const yearly = `IF(OR(LEFT(${cycle},4)="year",LEFT(${cycle},6)="annual",${cycle}="per year"),${whole}/12,${once})`;
  const byCycle = `IF(OR(LEFT(${cycle},5)="month",${cycle}="per month"),${whole},IF(LEFT(${cycle},7)="quarter",${whole}/3,${yearly}))`;
  return `=IF(OR(AND(${price}="",${base}=""),${cycle}="",${price}<0,${seats}<0),"",IFERROR(${byCycle},""))`;
}
