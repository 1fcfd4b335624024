import { isNegative, isZero } from '../../core/decimal.js';
import { isVirtualCurrency } from '../../core/money.js';
import type { Finding, RateRow } from '../../core/records.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { isBlank } from '../../tabs/cell.js';
import { rates as tab } from '../../tabs/rates.js';
import { rowReader, type Row } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { layoutOf } from '../table/layout.js';
import { isCurrency } from './currencies.js';
import { noteProblems } from './notes.js';

export type RateReading = Readonly<{ rates: readonly RateRow[]; problems: readonly RowProblem[] }>;

/** The Rates tab, published rows and the user's. A row with a problem is left out and named. */
export function readRates(workbook: Workbook): RateReading {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return { rates: [], problems: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const rates: RateRow[] = [];
  const problems: RowProblem[] = [];
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).forEach((cells, index) => {
    const row = read(cells);
    if (['Date', 'Currency', 'Rate', 'Per'].every((header) => isBlank(row.cell(header)))) return;
    const found = problemsOf(row, index + 2);
    if (found.length === 0) rates.push(tab.read(row));
    else problems.push(...found);
  });
  return { rates, problems };
}

/** Notes on what cannot be read; none where there is no such tab. @returns notes written */
export function tidyRates(workbook: Workbook, problems: readonly RowProblem[]): number {
  const sheet = workbook.find(tab.name);
  return sheet === null ? 0 : noteProblems(layoutOf(sheet, tab), problems);
}

/** Problems of a tab as findings of a run. */
export function problemFindings(name: string, problems: readonly RowProblem[]): Finding[] {
  return problems.map(({ row, header, what, fix }): Finding => ({ level: 'warning', where: `${name} row ${row}, ${header}`, what, fix }));
}

function problemsOf(row: Row, at: number): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: at, header, what, fix }); };
  const rate = row.decimal('Rate');
  if (row.day('Date') === null) problem('Date', 'This is not a date.', 'Type it like 2026-11-30.');
  if (rate === null || isZero(rate) || isNegative(rate)) problem('Rate', 'A rate is a number above 0.', 'Type how many units of Per one unit of Currency is worth.');
  for (const header of ['Currency', 'Per']) {
    if (!isCurrency(row.text(header).toUpperCase()) && !(header === 'Currency' && isVirtualCurrency(row.text(header)))) problem(header, 'This is not a currency code.', 'Type its three-letter code, like USD.');
  }
  return problems;
}
