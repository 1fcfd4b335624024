import type { RowProblem, Subscription } from '../../core/subscriptions/subscription.js';
import type { UnreadPlan } from '../../core/ledger/unread.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { rowReader } from '../../tabs/row.js';
import { subscriptions as tab } from '../../tabs/subscriptions.js';
import type { Workbook } from '../ports.js';
import { ensureTable } from '../table/ensure.js';
import { layoutOf, type Layout } from '../table/layout.js';
import { readSubscriptionRow } from './subscription-row.js';

export type Register = Readonly<{
  subscriptions: readonly Subscription[];
  problems: readonly RowProblem[];
  /** Rows left out, as far as they can be read. */
  unread: readonly UnreadPlan[];
}>;

/** The register as it can be read. A row with a problem is left out and named; the others count. */
export function readSubscriptions(workbook: Workbook): Register {
  const sheet = workbook.find(tab.name);
  if (sheet === null) return { subscriptions: [], problems: [], unread: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const subscriptions: Subscription[] = [];
  const problems: RowProblem[] = [];
  const unread: UnreadPlan[] = [];
  for (const { row, cells } of registerRows(layout)) {
    const reading = readSubscriptionRow(read(cells), row);
    if (reading.subscription !== null) subscriptions.push(reading.subscription);
    if (reading.unread !== null) unread.push(reading.unread);
    problems.push(...reading.problems);
  }
  return { subscriptions, problems, unread };
}

/** Makes the tab with its drop-downs when there is none. */
export function ensureSubscriptions(workbook: Workbook): void {
  ensureTable(workbook, tab);
}

/** Rows in which the user filled one of the register's columns; notes beside or below the table are none. */
export function registerRows(layout: Layout): { row: number; cells: Cell[] }[] {
  const last = layout.sheet.lastRow();
  if (last < 2 || layout.width === 0) return [];
  const places = REGISTERED.map((header) => layout.at(header)).filter((place) => place > 0);
  return layout.sheet
    .read({ row: 2, column: 1, rows: last - 1, columns: layout.width })
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => places.some((place) => !isBlank(cells[place - 1])));
}

/** A drop-down or a tick alone makes no row; these do. */
const REGISTERED = ['Provider', 'Plan', 'Price', 'Renewal date'];
