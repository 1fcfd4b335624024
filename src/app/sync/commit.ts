import { allocate } from '../../core/allocation/allocate.js';
import { isWithin, type Period } from '../../core/days.js';
import { faultOf } from '../../core/fault.js';
import type { PriceBook } from '../../core/prices/book.js';
import type { BalanceRow, CostRow, Finding, NameRow, PricedUsage, RowKind, UsageRow } from '../../core/records.js';
import { cloudAmounts, costAmounts } from '../../core/restatements.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { tabOfKind } from '../../tabs/index.js';
import type { TableTab } from '../../tabs/tab.js';
import type { StepRun } from '../engine/step-run.js';
import type { Ports } from '../ports.js';
import type { Names } from '../state/names.js';
import type { Foresee } from '../table/foreseen.js';
import { mergeParts, readTable, type MergeResult, type Part } from '../table/index.js';
import { heldRows, hullOf, originOf, rowsInWindow } from './held.js';
import { pruneLog } from './log-bound.js';
import type { RestatementMemory } from './restated.js';

export type Commit = Readonly<{
  merges: ReadonlyMap<StepRun, MergeResult>;
  namesChanged: boolean;
  /** What the rows themselves raise: models without a price, bills about no usage. */
  findings: readonly Finding[];
}>;

/** What a commit needs besides the rows. */
export type Desk = Readonly<{ ports: Ports; book: () => PriceBook; names: Names; restated?: RestatementMemory }>;

/**
 * Writes the rows of finished steps, each step whole and each tab once.
 *
 * Usage and cost rows of one connection and the same days are allocated to each
 * other, so both are looked at together: fresh rows where a step brought them,
 * rows of the sheet where it did not. A write that fails becomes the fault of
 * the steps that had rows in that tab.
 */
export function commitSteps(runs: readonly StepRun[], desk: Desk): Commit {
  const merges = new Map<StepRun, MergeResult>();
  const kinds = (wanted: readonly RowKind[]): StepRun[] => runs.filter((run) => run.fault === null && wanted.indexOf(run.feed.kind) >= 0);
  const findings: Finding[] = [];
  writeCosts(kinds(['cost']), desk, merges);
  writeUsage(kinds(['usage', 'cost']), desk, merges, findings);
  (['cloud', 'request', 'seat', 'key', 'balance', 'rate'] as const).forEach((kind) => { writePlain(kinds([kind]), kind, desk, merges); });
  const learned = runs.filter((run) => run.fault === null).reduce((changed, run) => desk.names.learn(namesOf(run)) || changed, false);
  guarded(runs, () => { desk.ports.workbook.flush(); });
  return { merges, namesChanged: learned, findings };
}

function guarded(runs: readonly StepRun[], write: () => void): void {
  if (runs.length === 0) return;
  try {
    write();
  } catch (error) {
    runs.forEach((run) => { run.fault = run.fault ?? faultOf(error, `${run.provider.id}/${run.feed.id}`); });
  }
}

function writePlain(runs: readonly StepRun[], kind: Exclude<RowKind, 'usage' | 'cost' | 'name'>, desk: Desk, merges: Map<StepRun, MergeResult>): void {
  guarded(runs, () => {
    const tab = tabOfKind(kind) as unknown as TableTab<{ connection: string; feed: string }>;
    const parts = runs.map((run) => {
      const rows = heldRows(run, tab as never) as unknown as { connection: string; feed: string }[];
      const records = tab.day === null ? rows : rowsInWindow(rows, tab.day, run);
      return { records, scope: { period: run.feed.window === null ? null : run.step.period, owns: replacedBy(run) } };
    });
    const foresee = kind === 'cloud' ? (desk.restated?.foresee(runs, cloudAmounts) as unknown as Foresee<{ connection: string; feed: string }>) : undefined;
    mergeParts(desk.ports.workbook, tab, parts, foresee).forEach((merge, index) => { addMerge(merges, runs[index], merge); });
    runs.forEach((run) => {
      const pruned = pruneLog(run, desk.ports.workbook);
      if (pruned !== null) addMerge(merges, run, pruned);
    });
  });
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

function writeCosts(runs: readonly StepRun[], desk: Desk, merges: Map<StepRun, MergeResult>): void {
  guarded(runs, () => {
    const parts = runs.map((run) => ({
      records: rowsInWindow(heldRows<'cost', CostRow>(run, apiCosts), dayOf, run),
      scope: { period: run.step.period, owns: belongsTo(run) },
    }));
    mergeParts(desk.ports.workbook, apiCosts, parts, desk.restated?.foresee(runs, costAmounts)).forEach((merge, index) => { addMerge(merges, runs[index], merge); });
  });
}

/** Usage of every connection that has new usage or a new bill, with its share of the bill. */
function writeUsage(runs: readonly StepRun[], desk: Desk, merges: Map<StepRun, MergeResult>, findings: Finding[]): void {
  const groups = Array.from(byConnection(runs).values()).filter(([first]) => first?.provider.feeds.some((feed) => feed.kind === 'usage') === true);
  const billing = groups.reduce<StepRun[]>((all, group) => all.concat(group), []);
  guarded(billing, () => {
    const from = hullOf(billing.map((run) => run.step.period)).start;
    const standing = { costs: readTable(desk.ports.workbook, apiCosts, from), usage: readTable(desk.ports.workbook, apiUsage, from) };
    const parts = groups.map((group) => {
      const { records, scope, raised } = usagePart(group, standing, desk.book());
      raised.forEach((finding) => { findings.push(finding); });
      return { records, scope };
    });
    mergeParts(desk.ports.workbook, apiUsage, parts).forEach((merge, index) => {
      const group = groups[index] ?? [];
      addMerge(merges, group.filter((run) => run.feed.kind === 'usage')[0] ?? group[0], merge);
    });
  });
}

type Standing = Readonly<{ costs: readonly CostRow[]; usage: readonly PricedUsage[] }>;

function usagePart(runs: readonly StepRun[], standing: Standing, book: PriceBook): Part<PricedUsage> & Readonly<{ raised: readonly Finding[] }> {
  const scope = hullOf(runs.map((run) => run.step.period));
  const connection = runs[0]?.step.connection.name ?? '';
  const fresh = runs.filter((run) => run.feed.kind === 'usage');
  const usage = fresh.reduce<UsageRow[]>(
    (all, run) => all.concat(rowsInWindow(run.rows.map((row) => ({ ...row, ...originOf(run) }) as UsageRow), dayOf, run)),
    kept(standing.usage, connection, scope, fresh),
  );
  const allocation = allocate({ costs: kept(standing.costs, connection, scope, []), usage, book });
  return { records: allocation.usage, scope: { period: scope, owns: (row) => row.connection === connection }, raised: allocation.findings };
}

function byConnection(runs: readonly StepRun[]): Map<string, StepRun[]> {
  const groups = new Map<string, StepRun[]>();
  runs.forEach((run) => {
    const name = run.step.connection.name;
    groups.set(name, (groups.get(name) ?? []).concat(run));
  });
  return groups;
}

function addMerge(merges: Map<StepRun, MergeResult>, run: StepRun | undefined, merge: MergeResult): void {
  if (run === undefined) return;
  const before = merges.get(run);
  merges.set(run, before === undefined ? merge : {
    added: before.added + merge.added, changed: before.changed + merge.changed, removed: before.removed + merge.removed,
    cells: before.cells + merge.cells, findings: before.findings.concat(merge.findings),
  });
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
