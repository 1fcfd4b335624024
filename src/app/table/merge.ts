import { Fault } from '../../core/fault.js';
import type { Finding } from '../../core/records.js';
import type { TableTab } from '../../tabs/tab.js';
import type { Workbook } from '../ports.js';
import { moveRows, writeChanges } from './apply.js';
import { ensureLayout } from './ensure.js';
import { blankRowsOf, quoteUserCells } from './leavings.js';
import { placingsOf } from './place.js';
import { planMerge, type Scope } from './plan.js';
import { scanTable } from './scan.js';

export type MergeResult = Readonly<{
  /** Rows. */
  added: number;
  changed: number;
  removed: number;
  /** Cells written into rows. */
  cells: number;
  findings: readonly Finding[];
}>;

/**
 * Makes the rows in scope equal to the records: adds, changes and removes by
 * key, and touches no cell that already holds what it should. Rows stay in date
 * order, and with them whatever the user keeps beside them.
 *
 * Dying between any two writes and running again ends in the same tab.
 *
 * @throws Fault when a record lies outside the scope: it would be added anew by each run
 */
export function mergeTable<R>(workbook: Workbook, tab: TableTab<R>, records: readonly R[], scope: Scope<R>): MergeResult {
  demandInScope(tab, records, scope);
  if (records.length === 0 && workbook.find(tab.name) === null) return { added: 0, changed: 0, removed: 0, cells: 0, findings: [] };
  const layout = ensureLayout(workbook, tab);
  const scan = scanTable(layout, tab, scope.period?.start ?? null);
  const plan = planMerge(tab, layout, scan, records, scope);
  const blank = blankRowsOf(layout, scan);
  const findings = quoteUserCells(tab, layout, plan.removed).concat(repeatedFinding(tab, plan.repeated));
  const changed = writeChanges(layout, plan.changes);
  const gone = plan.removed.map((row) => row.row).concat(blank);
  const moved = moveRows(tab, layout, scan, placingsOf(tab, scan, plan.added), gone, changed === 0);
  return { added: plan.added.length, changed: plan.changedRows, removed: plan.removed.length, cells: changed + moved, findings };
}

function demandInScope<R>(tab: TableTab<R>, records: readonly R[], { period, owns }: Scope<R>): void {
  const outside = records.filter((record) => {
    const day = tab.day === null || period === null ? null : tab.day(record);
    return !owns(record) || (day !== null && period !== null && (day < period.start || day >= period.end));
  });
  if (outside.length > 0) {
    throw new Fault('shape', `${outside.length} rows lie outside the days or the feed that are replaced.`, `tab ${tab.name}`, 'Nothing was written; report it with this text.');
  }
}

function repeatedFinding<R>(tab: TableTab<R>, repeated: number): Finding[] {
  if (repeated === 0) return [];
  return [
    {
      level: 'note',
      where: tab.name,
      what: `${repeated} rows share all dimensions with another row; they are kept apart so that no amount is lost.`,
      fix: '',
    },
  ];
}
