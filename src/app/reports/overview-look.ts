import { BUCKETS } from '../../core/records.js';
import type { CellFormat } from '../../tabs/cell.js';
import type { Sheet } from '../ports.js';
import { BALANCE_ROWS, DECISION_ROWS, FRESHNESS_ROWS, HELPER_COLUMN, HELPER_DAYS, MOVER_ROWS, NAMED_ROWS, ROWS, WIDTH } from './overview-grid.js';

const FIRST_WIDTH = 260;
const OTHER_WIDTH = 115;
/** Rows of the counts above the list of decisions. */
const COUNT_ROWS = 4;

/** Columns of words, by the row of their header; beside a number they stand apart from it in the middle. */
const TEXTS = [[ROWS.movers, 5, MOVER_ROWS], [ROWS.movers, 7, MOVER_ROWS], [ROWS.freshness, 2, FRESHNESS_ROWS]] as const;
const BESIDE = [[ROWS.freshness, 4, FRESHNESS_ROWS], [ROWS.providers, 9, NAMED_ROWS], [ROWS.balances, 3, BALANCE_ROWS]] as const;

/** Formats a tab that is new, or was laid out by an older version. */
export function dressOverview(sheet: Sheet): void {
  for (let column = 1; column <= WIDTH; column += 1) sheet.width(column, column === 1 ? FIRST_WIDTH : OTHER_WIDTH);
  sheet.style({ row: ROWS.title, column: 1, rows: 1, columns: 1 }, { bold: true, size: 18, tone: 'title' });
  sheet.style({ row: ROWS.asOf, column: 1, rows: 2, columns: 5 }, { tone: 'label' });
  sheet.formatBlock({ row: ROWS.asOf, column: 2, rows: 1, columns: 1 }, 'day');
  for (const row of [ROWS.totals, ROWS.buckets, ROWS.vendors, ROWS.decisions, ROWS.movers, ROWS.freshness, ROWS.providers, ROWS.balances]) {
    sheet.style({ row, column: 1, rows: 1, columns: WIDTH }, { bold: true, tone: 'header', wrap: true });
    sheet.style({ row, column: 2, rows: 1, columns: WIDTH - 1 }, { align: 'right' });
  }
  for (const [row, column, rows] of TEXTS) sheet.style({ row, column, rows: rows + 1, columns: 1 }, { align: 'left' });
  for (const [row, column, rows] of BESIDE) sheet.style({ row, column, rows: rows + 1, columns: 1 }, { align: 'center' });
  dressFigures(sheet);
  dressLists(sheet);
  sheet.style({ row: ROWS.totals, column: HELPER_COLUMN, rows: HELPER_DAYS + 1, columns: BUCKETS.length + 1 }, { tone: 'label' });
  block(sheet, ROWS.totals + 1, HELPER_COLUMN, HELPER_DAYS, 1, 'day');
  block(sheet, ROWS.totals + 1, HELPER_COLUMN + 1, HELPER_DAYS, BUCKETS.length, 'total');
  sheet.highlight({ row: ROWS.asOf, column: 5, rows: 1, columns: 1 }, `=LEFT($E$${ROWS.asOf},10)="incomplete"`, 'warn');
  sheet.protect('Spendsheet writes this tab; put your own notes beside or below.');
}

function dressFigures(sheet: Sheet): void {
  block(sheet, ROWS.totals + 1, 2, 3, 3, 'total');
  block(sheet, ROWS.totals + 1, 5, 3, 1, 'percent');
  block(sheet, ROWS.totals + 1, 6, 3, 4, 'day');
  for (const [row, rows] of [[ROWS.buckets + 1, BUCKETS.length + 1], [ROWS.vendors + 1, NAMED_ROWS + 2], [ROWS.providers + 1, NAMED_ROWS + 2]] as const) {
    block(sheet, row, 2, rows, 3, 'total');
    block(sheet, row, 5, rows, 1, 'percent');
    block(sheet, row, 6, rows, 2, 'total');
    block(sheet, row, 8, rows, 1, 'integer');
    sheet.style({ row: row + rows - 1, column: 1, rows: 1, columns: WIDTH }, { bold: true, tone: 'total' });
  }
}

function dressLists(sheet: Sheet): void {
  block(sheet, ROWS.decisions + 1, 2, COUNT_ROWS, 1, 'integer');
  block(sheet, ROWS.decisions + 1, 3, COUNT_ROWS + DECISION_ROWS, 1, 'day');
  block(sheet, ROWS.decisions + 1, 4, COUNT_ROWS + DECISION_ROWS, 1, 'total');
  block(sheet, ROWS.movers + 1, 2, MOVER_ROWS, 3, 'total');
  block(sheet, ROWS.freshness + 1, 3, FRESHNESS_ROWS, 1, 'day');
  block(sheet, ROWS.balances + 1, 2, BALANCE_ROWS, 1, 'total');
  block(sheet, ROWS.balances + 1, 4, BALANCE_ROWS, 1, 'total');
  block(sheet, ROWS.balances + 1, 5, BALANCE_ROWS, 1, 'day');
  block(sheet, ROWS.balances + 1, 6, BALANCE_ROWS, 1, 'total');
  block(sheet, ROWS.balances + 1, 7, BALANCE_ROWS, 1, 'integer');
  block(sheet, ROWS.balances + 1, 8, BALANCE_ROWS, 1, 'day');
}

function block(sheet: Sheet, row: number, column: number, rows: number, columns: number, format: CellFormat): void {
  sheet.formatBlock({ row, column, rows, columns }, format);
}
