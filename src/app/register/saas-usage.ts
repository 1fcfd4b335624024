import type { MeteredUse } from '../../core/ledger/metered-use.js';
import { isUseOf } from '../../core/ledger/metered-use.js';
import type { RowProblem, Subscription } from '../../core/subscriptions/subscription.js';
import { unreadUse, type UnreadUse } from '../../core/ledger/unread.js';
import { isBlank } from '../../tabs/cell.js';
import { rowReader } from '../../tabs/row.js';
import { saasUsage as tab } from '../../tabs/saas-usage.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { layoutOf, type Layout } from '../table/layout.js';
import { columnLetters } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { noteProblems } from './notes.js';
import { readUsageRow } from './saas-usage-row.js';

export type UsageReading = Readonly<{
  uses: readonly MeteredUse[];
  problems: readonly RowProblem[];
  /** Rows left out, as far as they can be read. */
  unread: readonly UnreadUse[];
}>;

/** The months that can be read. A row with a problem is left out and named. */
export function readSaasUsage(workbook: Workbook, plans: readonly Subscription[]): UsageReading {
  const sheet = workbook.find(tab.name);
  if (sheet === null) return { uses: [], problems: [], unread: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const uses: MeteredUse[] = [];
  const problems: RowProblem[] = [];
  const unread: UnreadUse[] = [];
  const leave = (row: UnreadUse, why: readonly RowProblem[]): void => { unread.push(row); problems.push(...why); };
  filledRows(layout).forEach(({ row, cells }) => {
    const reading = readUsageRow(read(cells), row, plans);
    if (reading.use === null) leave(reading.unread, reading.problems);
    else if (uses.some((use) => use.month === reading.use.month && isUseOf(use, reading.use) && isUseOf(reading.use, use))) leave(unreadUse(reading.use), [twice(row)]);
    else uses.push(reading.use);
  });
  return { uses, problems, unread };
}

/**
 * Brings our part of the tab up to date: the cost, its basis, and notes on what
 * cannot be read. It is made once a plan is billed by use.
 *
 * @returns cells and notes written
 */
export function tidySaasUsage(workbook: Workbook, plans: readonly Subscription[], problems: readonly RowProblem[]): number {
  if (workbook.find(tab.name) === null && !plans.some(({ kind }) => kind === 'usage-based SaaS')) return 0;
  const layout = ensureLayout(workbook, tab);
  const wanted = filledRows(layout).reduce<WantedCell[]>((all, { row }) => all.concat(
    { row, column: layout.at('Cost'), cell: { formula: costFormula(layout, row) } },
    { row, column: layout.at('Basis'), cell: { formula: basisFormula(layout, row) } },
  ), []);
  return writeCells(layout.sheet, wanted) + noteProblems(layout, problems);
}

/** A row counts from the first of these on. */
const KEYS = ['Month', 'Provider', 'Amount', 'Quantity'];

function filledRows(layout: Layout): { row: number; cells: Parameters<ReturnType<typeof rowReader>>[0] }[] {
  const last = layout.sheet.lastRow();
  if (last < 2 || layout.width === 0) return [];
  const places = KEYS.map((header) => layout.at(header)).filter((place) => place > 0);
  return layout.sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width })
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => places.some((place) => !isBlank(cells[place - 1])));
}

function costFormula(layout: Layout, row: number): string {
  const cell = (header: string): string => `$${columnLetters(layout.at(header))}${row}`;
  const [amount, quantity, price, included] = [cell('Amount'), cell('Quantity'), cell('Unit price'), cell('Included')];
  return `=IF(${amount}<>"",${amount},IF(OR(${quantity}="",${price}=""),"",IFERROR(MAX(0,${quantity}-${included})*${price},"")))`;
}

function basisFormula(layout: Layout, row: number): string {
  const cell = (header: string): string => `$${columnLetters(layout.at(header))}${row}`;
  return `=IF(${cell('Cost')}="","",IF(${cell('Amount')}<>"","billed","estimated"))`;
}

function twice(row: number): RowProblem {
  return { row, header: 'Month', what: 'This month of the plan stands in a row above already.', fix: 'Put both into one row, or name the plan.' };
}
