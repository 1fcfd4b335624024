import { allocate } from '../../core/allocate.js';
import { isWithin, type Period } from '../../core/days.js';
import { faultOf } from '../../core/fault.js';
import type { PriceBook } from '../../core/price-book.js';
import type { BalanceRow, CostRow, Finding, NameRow, RowKind, UsageRow } from '../../core/records.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { tabOfKind } from '../../tabs/index.js';
import type { TableTab } from '../../tabs/tab.js';
import type { StepRun } from '../engine/step-run.js';
import type { Ports } from '../ports.js';
import type { Names } from '../state/names.js';
import { mergeTable, readTable, type MergeResult } from '../table/index.js';
import { heldRows, hullOf, originOf, rowsInWindow } from './held.js';
import { pruneLog } from './log-bound.js';

export type Commit = Readonly<{
  cells: number;
  merges: ReadonlyMap<StepRun, MergeResult>;
  namesChanged: boolean;
  /** What the rows themselves raise: models without a price, bills about no usage. */
  findings: readonly Finding[];
}>;

/** What a commit needs besides the rows. */
export type Desk = Readonly<{ ports: Ports; book: () => PriceBook; names: Names }>;

/**
 * Writes the rows of finished steps of one connection, each step whole.
 *
 * Usage and cost rows of the same days are allocated to each other, so both are
 * looked at together: fresh rows where a step brought them, rows of the sheet
 * where it did not. A write that fails becomes the fault of its steps.
 */
export function commitSteps(runs: readonly StepRun[], desk: Desk): Commit {
  const merges = new Map<StepRun, MergeResult>();
  const kinds = (wanted: readonly RowKind[]): StepRun[] => runs.filter((run) => run.fault === null && wanted.indexOf(run.feed.kind) >= 0);
  const billing = kinds(['usage', 'cost']);
  const findings: Finding[] = [];
  guarded(billing, () => { commitBilling(billing, desk, merges, findings); });
  kinds(['cloud', 'request', 'seat', 'key', 'balance', 'rate']).forEach((run) => {
    guarded([run], () => { merges.set(run, commitPlain(run, desk)); });
  });
  const learned = runs.filter((run) => run.fault === null).reduce((changed, run) => desk.names.learn(namesOf(run)) || changed, false);
  guarded(runs, () => { desk.ports.workbook.flush(); });
  let cells = 0;
  merges.forEach((merge) => { cells += merge.cells; });
  return { cells, merges, namesChanged: learned, findings };
}

function guarded(runs: readonly StepRun[], write: () => void): void {
  if (runs.length === 0) return;
  try {
    write();
  } catch (error) {
    runs.forEach((run) => { run.fault = run.fault ?? faultOf(error, `${run.provider.id}/${run.feed.id}`); });
  }
}

function commitPlain(run: StepRun, desk: Desk): MergeResult {
  const tab = tabOfKind(run.feed.kind) as unknown as TableTab<{ connection: string; feed: string }>;
  const rows = heldRows(run, tab as never) as unknown as { connection: string; feed: string }[];
  const day = tab.day;
  const inside = day === null ? rows : rowsInWindow(rows, day, run);
  const period = run.feed.window === null ? null : run.step.period;
  const merge = mergeTable(desk.ports.workbook, tab, inside, { period, owns: replacedBy(run) });
  const pruned = pruneLog(run, desk.ports.workbook);
  return pruned === null ? merge : joined(merge, pruned);
}

/** Rows a snapshot replaces: all of its feed, but readings of a balance are true of their day and stay beside later ones. */
function replacedBy(run: StepRun): (row: { connection: string; feed: string }) => boolean {
  const belongs = belongsTo(run);
  if (run.feed.kind !== 'balance' || run.feed.window !== null) return belongs;
  return (row) => belongs(row) && !isEarlierReading(row as unknown as BalanceRow, run);
}

function isEarlierReading({ movement, day }: BalanceRow, run: StepRun): boolean {
  return movement === 'balance' && day < run.step.today;
}

function commitBilling(runs: readonly StepRun[], desk: Desk, merges: Map<StepRun, MergeResult>, findings: Finding[]): void {
  const first = runs[0];
  if (first === undefined) return;
  const scope = hullOf(runs.map((run) => run.step.period));
  const connection = first.step.connection.name;
  const has = (kind: RowKind): boolean => first.provider.feeds.some((feed) => feed.kind === kind);
  const ofKind = (kind: RowKind): StepRun[] => runs.filter((run) => run.feed.kind === kind);

  const fresh = ofKind('cost').map((run) => ({ run, rows: rowsInWindow(heldRows<'cost', CostRow>(run, apiCosts), dayOf, run) }));
  fresh.forEach(({ run, rows }) => {
    merges.set(run, mergeTable(desk.ports.workbook, apiCosts, rows, { period: run.step.period, owns: belongsTo(run) }));
  });
  if (!has('usage')) return;
  const costs = has('cost') ? kept(readTable(desk.ports.workbook, apiCosts, scope.start), connection, scope, []) : [];
  const usageRuns = ofKind('usage');
  const stored = kept(readTable(desk.ports.workbook, apiUsage, scope.start), connection, scope, usageRuns);
  const usage = usageRuns.reduce<UsageRow[]>((all, run) => all.concat(rowsInWindow(run.rows.map((row) => ({ ...row, ...originOf(run) }) as UsageRow), dayOf, run)), stored);
  const allocation = allocate({ costs, usage, book: desk.book() });
  allocation.findings.forEach((finding) => { findings.push(finding); });
  const merge = mergeTable(desk.ports.workbook, apiUsage, allocation.usage, { period: scope, owns: (row) => row.connection === connection });
  const owner = usageRuns[0] ?? first;
  merges.set(owner, merges.has(owner) ? joined(merges.get(owner), merge) : merge);
}

function joined(a: MergeResult | undefined, b: MergeResult): MergeResult {
  if (a === undefined) return b;
  return { added: a.added + b.added, changed: a.changed + b.changed, removed: a.removed + b.removed, cells: a.cells + b.cells, findings: a.findings.concat(b.findings) };
}

/** Rows of the sheet within the scope that no step brings anew. */
function kept<R extends { connection: string; feed: string; day: string }>(rows: readonly R[], connection: string, scope: Period, runs: readonly StepRun[]): R[] {
  return rows.filter((row) =>
    row.connection === connection && isWithin(row.day, scope) &&
    !runs.some((run) => run.feed.id === row.feed && isWithin(row.day, run.step.period)));
}

function belongsTo(run: StepRun): (row: { connection: string; feed: string }) => boolean {
  return (row) => row.connection === run.step.connection.name && row.feed === run.feed.id;
}

function dayOf(row: { day: string }): string {
  return row.day;
}

function namesOf(run: StepRun): NameRow[] {
  return run.names.map((name) => ({ ...name, ...originOf(run) }));
}
