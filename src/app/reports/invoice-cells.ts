import { absolute, compare } from '../../core/decimal.js';
import type { InvoiceMatch } from '../../core/reconcile/match.js';
import type { Reconciled } from '../../core/reconcile/reconcile.js';
import { HALF_CENT } from '../../core/reconcile/residuals.js';
import { invoices as tab } from '../../tabs/invoices.js';
import { reconciliation } from '../../tabs/reconciliation.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { amountText } from '../../core/text.js';
import type { Workbook } from '../ports.js';
import { noteProblems } from '../register/notes.js';
import { ensureLayout } from '../table/ensure.js';
import { layoutOf, type Layout } from '../table/layout.js';
import { columnLetters, wholeColumn } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';

/**
 * Fills our columns beside each invoice and notes what cannot be read or
 * matched. Cells of the user stay as they are.
 *
 * @returns cells and notes written
 */
export function tidyInvoices(workbook: Workbook, matches: readonly InvoiceMatch[], rows: readonly Reconciled[], problems: readonly RowProblem[]): number {
  if (workbook.find(tab.name) === null) return 0;
  const layout = ensureLayout(workbook, tab);
  const byReference = new Map(rows.map((row) => [row.reference, row] as const));
  const lookUp = lookUps(workbook);
  const matched = matches.reduce<WantedCell[]>((all, match) => all.concat(rowCells(layout, match, byReference, lookUp)), []);
  const broken = Array.from(new Set(problems.map(({ row }) => row))).filter((row) => !matches.some(({ invoice }) => invoice.row === row));
  const unread = broken.reduce<WantedCell[]>((all, row) => all.concat(ourCells(layout, row, ['', null, null, 'cannot be read; see the note'])), []);
  return writeCells(layout.sheet, matched.concat(unread)) + noteProblems(layout, problems);
}

/** Problems of matching as problems of their rows. */
export function matchProblems(matches: readonly InvoiceMatch[]): RowProblem[] {
  return matches.reduce<RowProblem[]>((all, { invoice, problem }) => (problem === null ? all : all.concat({ row: invoice.row, header: 'Provider', ...problem })), []);
}

type LookUp = ((header: string, reference: string) => string) | null;

/** A figure of the row of Reconciliation that a reference names. */
function lookUps(workbook: Workbook): LookUp {
  const sheet = workbook.find(reconciliation.name);
  if (sheet === null) return null;
  const layout = layoutOf(sheet, reconciliation);
  const { name } = sheet;
  const column = (header: string): string => wholeColumn(name, layout.at(header));
  return (header, reference) => `INDEX(${column(header)},MATCH(${reference},${column('Reference')},0))`;
}

function rowCells(layout: Layout, { invoice, reference, problem }: InvoiceMatch, rows: ReadonlyMap<string, Reconciled>, lookUp: LookUp): WantedCell[] {
  const row = rows.get(reference ?? '');
  if (reference === null || row === undefined || lookUp === null) return ourCells(layout, invoice.row, ['', null, null, problem?.what ?? '']);
  const cell = (header: string): string => `$${columnLetters(layout.at(header))}${invoice.row}`;
  const figure = (header: string): string => lookUp(header, cell('Matched to'));
  const base = row.purchases === null ? (row.billed === null ? 'Usage at price' : 'Billed') : 'Prepaid purchases';
  const difference = row.invoiced === null ? null : { formula: `=${figure('Invoiced')}-${cell('Billed')}` };
  return ourCells(layout, invoice.row, [reference, { formula: `=${figure(base)}` }, difference, stateOf(row)]);
}

function ourCells(layout: Layout, row: number, cells: readonly [string, WantedCell['cell'], WantedCell['cell'], string]): WantedCell[] {
  return (['Matched to', 'Billed', 'Difference', 'State'] as const).map((header, index) => ({ row, column: layout.at(header), cell: cells[index] === '' ? null : cells[index] ?? null }));
}

function stateOf({ residuals, difference, currency, invoiced }: Reconciled): string {
  if (invoiced === null) return 'no rate to the currency of the bill: see the Rates tab';
  if (compare(absolute(residuals.Unexplained), HALF_CENT) >= 0) return `${amountText(residuals.Unexplained, currency)} unexplained`;
  return compare(absolute(difference), HALF_CENT) < 0 ? 'agrees' : 'explained';
}
