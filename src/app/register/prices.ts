import type { ModelPrice } from '../../core/prices/prices.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { PRICE_FIELDS, prices as tab } from '../../tabs/prices.js';
import { rowReader } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { layoutOf, type Layout } from '../table/layout.js';
import { mergeTable, type MergeResult } from '../table/merge.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { noteProblems } from './notes.js';
import { priceProblems } from './price-problems.js';

export type PriceReading = Readonly<{ prices: readonly ModelPrice[]; problems: readonly RowProblem[] }>;

/** The Prices tab. A row with a problem is left out and named. */
export function readPrices(workbook: Workbook): PriceReading {
  const sheet = workbook.find(tab.name);
  if (sheet === null) return { prices: [], problems: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const prices: ModelPrice[] = [];
  const problems: RowProblem[] = [];
  priceRows(layout).forEach(({ row, cells }) => {
    const found = priceProblems(read(cells), row);
    if (found.length === 0) prices.push(tab.read(read(cells)));
    else problems.push(...found);
  });
  return { prices, problems };
}

/**
 * Brings the rows of the price list up to date for the models in use. Rows of
 * the user are never touched, and a list row the user changed becomes theirs:
 * a price that differs under the same version of the list was typed.
 */
export function fillPrices(workbook: Workbook, wanted: readonly ModelPrice[]): MergeResult {
  const list = wanted.filter((price) => price.source === 'list');
  const taken = workbook.find(tab.name) === null ? 0 : keepTyped(workbook, list);
  const mine = new Set(readPrices(workbook).prices.filter((price) => price.source === 'user').map(samePlace));
  const open = list.filter((price) => !mine.has(samePlace(price)));
  const keys = new Set(open.map((price) => tab.key(price)));
  const result = mergeTable(workbook, tab, open, { period: null, owns: (price) => keys.has(tab.key(price)) });
  const notes = workbook.find(tab.name) === null ? 0 : noteProblems(ensureLayout(workbook, tab), readPrices(workbook).problems);
  return { ...result, cells: result.cells + taken + notes };
}

/** Marks list rows whose prices the user changed as the user's. @returns cells written */
function keepTyped(workbook: Workbook, list: readonly ModelPrice[]): number {
  const layout = ensureLayout(workbook, tab);
  const read = rowReader(layout.headers);
  const byKey = new Map(list.map((price) => [tab.key(price), price] as const));
  const typed = priceRows(layout).reduce<WantedCell[]>((all, { row, cells }) => {
    const standing = tab.read(read(cells));
    const listed = byKey.get(tab.key(standing));
    if (standing.source !== 'list' || listed === undefined || listed.origin !== standing.origin || samePrices(standing, listed)) return all;
    return all.concat({ row, column: layout.at('Source'), cell: 'user' });
  }, []);
  return writeCells(layout.sheet, typed);
}

function samePrices(a: ModelPrice, b: ModelPrice): boolean {
  return PRICE_FIELDS.every(([, price]) => (price(a) === null ? '' : Number(price(a))) === (price(b) === null ? '' : Number(price(b))));
}

/** Where a user row stands in for a list row. */
function samePlace(price: ModelPrice): string {
  return tab.key({ ...price, source: 'list' });
}

function priceRows(layout: Layout): { row: number; cells: Cell[] }[] {
  const last = layout.sheet.lastRow();
  if (last < 2 || layout.width === 0) return [];
  return layout.sheet
    .read({ row: 2, column: 1, rows: last - 1, columns: layout.width })
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => !isBlank(cells[layout.at('Model') - 1]) || !isBlank(cells[layout.at('Discount') - 1] ?? null));
}
