import { absolute, add, compare, decimal, subtract, toNumber, ZERO, type Decimal } from '../../core/decimal.js';
import type { Reconciled } from '../../core/reconcile/reconcile.js';
import { HALF_CENT, RESIDUALS } from '../../core/reconcile/residuals.js';
import { amountText } from '../../core/text.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { reconciliation as tab } from '../../tabs/reconciliation.js';
import { decimalOf, textOf } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { mergeTable } from '../table/index.js';
import { layoutOf, type Layout } from '../table/layout.js';
import { columnLetters } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { addedTabs, billedFormula, differenceFormula, invoicedFormula, unexplainedFormula, usedFormula, type AddedTabs } from './reconciliation-formulas.js';

const FIGURES = ['Own log', 'Usage at price', 'Billed', 'Prepaid purchases', 'Invoiced', 'Difference', ...RESIDUALS];

/**
 * Writes Reconciliation: a row per connection and month, with the user's
 * sign-off kept beside it. A signed row keeps its figures; its state says what
 * has moved since.
 *
 * @returns cells written
 */
export function writeReconciliation(workbook: Workbook, rows: readonly Reconciled[]): number {
  if (rows.length === 0) return 0;
  const known = new Set(rows.map((row) => tab.key(row)));
  const merge = mergeTable(workbook, tab, rows, { period: null, owns: (subject) => known.has(tab.key(subject)) });
  const sheet = workbook.find(tab.name);
  if (sheet === null) return merge.cells;
  const layout = layoutOf(sheet, tab);
  const byReference = new Map(rows.map((row) => [row.reference, row] as const));
  const tabs = addedTabs(workbook);
  const block = { row: 2, column: 1, rows: sheet.lastRow() - 1, columns: layout.width };
  const formulas = sheet.readFormulas(block);
  const wanted = sheet.read(block).reduce<WantedCell[]>((all, cells, index) => {
    const row = byReference.get(textOf(cells[layout.at('Reference') - 1] ?? null));
    if (row === undefined) return all;
    const isSigned = !isBlank(cells[layout.at('Signed off by') - 1]);
    return all.concat(isSigned ? signedCells(layout, index + 2, row, cells, formulas[index] ?? []) : openCells(layout, index + 2, row, tabs));
  }, []);
  return merge.cells + writeCells(sheet, wanted);
}

function openCells(layout: Layout, row: number, one: Reconciled, tabs: AddedTabs): WantedCell[] {
  const at = (header: string): string => `$${columnLetters(layout.at(header))}${row}`;
  const value = (amount: Decimal | null): Cell => (amount === null ? null : toNumber(amount));
  const formula = (text: string): Cell => ({ formula: `=${text}` });
  const cells: readonly (readonly [string, Cell])[] = [
    ['Own log', value(one.logged)],
    ['Usage at price', one.used === null || one.isUsageConverted ? value(one.used) : formula(usedFormula(tabs, at))],
    ['Billed', one.billed === null ? null : formula(billedFormula(tabs, at))],
    ['Prepaid purchases', value(one.purchases)],
    ['Invoiced', one.invoiced === null || one.isConverted ? value(one.invoiced) : formula(invoicedFormula(tabs, at))],
    ['Difference', formula(differenceFormula(at))],
    ...RESIDUALS.filter((name) => name !== 'Unexplained').map((name): readonly [string, Cell] => [name, compare(absolute(one.residuals[name]), DUST) < 0 ? null : value(one.residuals[name])]),
    ['Unexplained', formula(unexplainedFormula(at))],
    ['Why', whyText(one)],
    ['State', stateOf(one)],
  ];
  return cells.map(([header, cell]) => ({ row, column: layout.at(header), cell }));
}

/** Formulas become the values they showed when the row was signed. */
function signedCells(layout: Layout, row: number, one: Reconciled, cells: readonly Cell[], formulas: readonly string[]): WantedCell[] {
  const kept = FIGURES.filter((header) => (formulas[layout.at(header) - 1] ?? '') !== '')
    .map((header): WantedCell => ({ row, column: layout.at(header), cell: cells[layout.at(header) - 1] ?? null }));
  const figures: readonly (readonly [string, Decimal | null])[] = [['Usage at price', one.used], ['Billed', one.billed], ['Invoiced', one.invoiced]];
  const moved = figures.reduce<string[]>((all, [header, now]) => {
    const change = subtract(now ?? ZERO, decimalOf(cells[layout.at(header) - 1] ?? null) ?? ZERO);
    return compare(absolute(change), HALF_CENT) < 0 ? all : all.concat(`${header} moved by ${amountText(change, one.currency)}`);
  }, []);
  return kept.concat({ row, column: layout.at('State'), cell: moved.length === 0 ? 'signed off' : `${moved.join(', ')} since sign-off` });
}

/** What a person has to do with the row. */
export function stateOf(one: Reconciled): string {
  if (compare(absolute(one.residuals.Unexplained), HALF_CENT) >= 0) return `${amountText(one.residuals.Unexplained, one.currency)} unexplained`;
  if (!one.isOver) return 'the month is not over';
  if (one.invoiced === null) return one.isPaidAhead ? 'paid ahead, no invoice due' : 'no invoice yet';
  return compare(absolute(one.difference), HALF_CENT) < 0 ? 'agrees' : 'explained';
}

/** `Tax 19.00 USD: tax on the invoice`, one sentence a reason, largest first; reasons of one kind and cause are one. */
function whyText({ legs, currency }: Reconciled): string {
  const reasons = new Map<string, { of: string; why: string; amount: Decimal }>();
  legs.forEach(({ residuals }) => {
    residuals.forEach(({ of, amount, why }) => {
      const held = reasons.get(`${of}\n${why}`);
      reasons.set(`${of}\n${why}`, { of, why, amount: add(held?.amount ?? ZERO, amount) });
    });
  });
  const told = Array.from(reasons.values()).filter(({ amount }) => compare(absolute(amount), HALF_CENT) >= 0);
  told.sort((a, b) => compare(absolute(b.amount), absolute(a.amount)) || (a.why < b.why ? -1 : 1));
  const shown = told.slice(0, MOST_REASONS).map(({ of, why, amount }) => `${of} ${amountText(amount, currency)}${why === '' ? ': no reason found' : `: ${why}`}`);
  return shown.concat(told.length > MOST_REASONS ? [`and ${String(told.length - MOST_REASONS)} more`] : []).join('; ');
}

const MOST_REASONS = 8;
/** What splitting and cells leave behind. */
const DUST = decimal('1e-8');
