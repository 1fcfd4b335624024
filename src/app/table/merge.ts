import type { Day } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import type { Finding } from '../../core/records.js';
import type { TableTab } from '../../tabs/tab.js';
import type { Workbook } from '../ports.js';
import { moveRows, writeChanges } from './apply.js';
import { ensureLayout } from './ensure.js';
import type { Foresee } from './foreseen.js';
import type { Layout } from './layout.js';
import { blankRowsOf, quoteUserCells } from './leavings.js';
import { placingsOf } from './place.js';
import { inOrder, planMerge, type Plan, type Scope } from './plan.js';
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

/** Records and the rows they replace. Parts of one merge never own the same row. */
export type Part<R> = Readonly<{ records: readonly R[]; scope: Scope<R> }>;

/** One part alone; see `mergeParts`. */
export function mergeTable<R>(workbook: Workbook, tab: TableTab<R>, records: readonly R[], scope: Scope<R>, foresee?: Foresee<R>): MergeResult {
  return mergeParts(workbook, tab, [{ records, scope }], foresee)[0] ?? NOTHING;
}

/**
 * Makes the rows in scope of each part equal to its records: adds, changes and
 * removes by key, and touches no cell that already holds what it should. Rows
 * stay in date order, and with them whatever the user keeps beside them. The tab
 * is read once and written once for all parts.
 *
 * Dying between any two writes and running again ends in the same tab.
 *
 * @param foresee told what will change before anything is written
 * @returns a result per part; their cells add up to what was written
 * @throws Fault when a record lies outside its scope: it would be added anew by each run
 */
export function mergeParts<R>(workbook: Workbook, tab: TableTab<R>, parts: readonly Part<R>[], foresee?: Foresee<R>): MergeResult[] {
  parts.forEach(({ records, scope }) => { demandInScope(tab, records, scope); });
  if (parts.every(({ records }) => records.length === 0) && workbook.find(tab.name) === null) return parts.map(() => NOTHING);
  const layout = ensureLayout(workbook, tab);
  const scan = scanTable(layout, tab, firstDay(parts));
  const plans = parts.map(({ records, scope }) => planMerge(tab, layout, scan, records, scope));
  foresee?.(plans.map((plan) => ({ standing: plan.standing, incoming: plan.incoming, differs: plan.changes.length + plan.added.length + plan.removed.length > 0 })));
  const blank = blankRowsOf(layout, scan);
  const results = plans.map((plan) => resultOf(tab, layout, plan));
  const changed = writeChanges(layout, flat(plans.map((plan) => plan.changes)));
  const gone = flat(plans.map((plan) => plan.removed)).map((row) => row.row).concat(blank);
  moveRows(tab, layout, scan, placingsOf(tab, scan, inOrder(flat(plans.map((plan) => plan.added)))), gone, changed === 0);
  return results;
}

const NOTHING: MergeResult = { added: 0, changed: 0, removed: 0, cells: 0, findings: [] };

/** The first day any part replaces; null when one replaces all days. */
function firstDay<R>(parts: readonly Part<R>[]): Day | null {
  const days = parts.map(({ scope }) => scope.period?.start ?? null);
  return days.some((day) => day === null) ? null : days.sort()[0] ?? null;
}

function resultOf<R>(tab: TableTab<R>, layout: Layout, plan: Plan<R>): MergeResult {
  const fresh = plan.added.reduce((sum, row) => sum + row.cells.length, 0);
  return {
    added: plan.added.length,
    changed: plan.changedRows,
    removed: plan.removed.length,
    cells: plan.changes.length + fresh,
    findings: quoteUserCells(tab, layout, plan.removed).concat(repeatedFinding(tab, plan.repeated)),
  };
}

function flat<T>(lists: readonly (readonly T[])[]): T[] {
  return lists.reduce<T[]>((all, list) => all.concat(list), []);
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
