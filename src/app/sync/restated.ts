import { addDays, isWithin, type Period } from '../../core/days.js';
import type { Origin } from '../../core/records.js';
import { restatementsOf, type BilledAmount, type Restatement } from '../../core/restatements.js';
import { restatements as tab } from '../../tabs/restatements.js';
import type { StepRun } from '../engine/step-run.js';
import type { Workbook } from '../ports.js';
import { lastWholeDay } from '../state/freshness.js';
import type { FeedMemories } from '../state/feeds.js';
import type { Foresee, Foreseen } from '../table/foreseen.js';
import { mergeTable, readTable } from '../table/index.js';

/** Records what providers change in days that were over when they were last fetched. */
export type RestatementMemory = Readonly<{
  /** Records the changes of a merge before it is made, so that a run that dies in between forgets none. */
  foresee: <R extends Origin & Readonly<{ day: string }>>(runs: readonly StepRun[], amountsOf: (row: R) => readonly BilledAmount[]) => Foresee<R>;
  /** Cells written so far. */
  cells: () => number;
}>;

export function restatementMemory(workbook: Workbook, memories: FeedMemories): RestatementMemory {
  let cells = 0;
  return {
    foresee: (runs, amountsOf) => (parts) => {
      const found = parts.reduce<Restatement[]>((all, part, index) => {
        const run = runs[index];
        return run === undefined || !part.differs ? all : all.concat(restatedIn(workbook, run, settledDays(run, memories), part, amountsOf));
      }, []);
      if (found.length > 0) cells += record(workbook, found);
    },
    cells: () => cells,
  };
}

/** The days of a step that were over when an earlier run fetched them; null when there are none. */
function settledDays(run: StepRun, memories: FeedMemories): Period | null {
  const memory = memories.of(run.step.connection.name, run.feed.id);
  const last = lastWholeDay(memory);
  return last === null || memory.since === null ? null : { start: memory.since, end: addDays(last, 1) };
}

function restatedIn<R extends Readonly<{ day: string }>>(
  workbook: Workbook, run: StepRun, settled: Period | null, { standing, incoming }: Foreseen<R>, amountsOf: (row: R) => readonly BilledAmount[],
): Restatement[] {
  if (settled === null) return [];
  const isOld = ({ day }: Readonly<{ day: string }>): boolean => isWithin(day, settled) && isWithin(day, run.step.period);
  const amounts = (rows: readonly R[]): BilledAmount[] => rows.filter(isOld).reduce<BilledAmount[]>((all, row) => all.concat(amountsOf(row)), []);
  const known = readTable(workbook, tab, run.step.period.start)
    .filter((one) => one.connection === run.step.connection.name && one.feed === run.feed.id && isOld(one));
  return restatementsOf(amounts(standing), amounts(incoming), known, new Date(run.step.now).toISOString());
}

/** Adds rows at the end; what was seen before stays as it is. */
function record(workbook: Workbook, found: readonly Restatement[]): number {
  const keys = new Set(found.map((one) => tab.key(one)));
  const day = found.map((one) => one.seenAt.slice(0, 10)).sort()[0] ?? '';
  const merge = mergeTable(workbook, tab, found, { period: { start: day, end: addDays(day, 2) }, owns: (one) => keys.has(tab.key(one)) });
  return merge.cells;
}
