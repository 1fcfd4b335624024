import { addDays, isWithin, type Day, type Period } from '../../core/days.js';
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
  foresee: <R extends Row>(runs: readonly StepRun[], amountsOf: AmountsOf<R>) => Foresee<R>;
  /** What was recorded so far. */
  found: () => readonly Restatement[];
}>;

export function restatementMemory(workbook: Workbook, memories: FeedMemories): RestatementMemory {
  const all: Restatement[] = [];
  return {
    foresee: (runs, amountsOf) => (parts) => {
      const found = parts.reduce<Restatement[]>((some, part, index) => {
        const run = runs[index];
        return run === undefined || !part.differs ? some : some.concat(restatedIn(workbook, run, settledDays(run, memories), part, amountsOf));
      }, []);
      if (found.length > 0) record(workbook, found);
      all.push(...found);
    },
    found: () => all,
  };
}

/** The days of a step that were over when an earlier run fetched them; null when there are none. */
function settledDays(run: StepRun, memories: FeedMemories): Period | null {
  const memory = memories.of(run.step.connection.name, run.feed.id);
  const last = lastWholeDay(memory);
  return last === null || memory.since === null ? null : { start: memory.since, end: addDays(last, 1) };
}

function restatedIn<R extends Row>(workbook: Workbook, run: StepRun, settled: Period | null, part: Foreseen<R>, amountsOf: AmountsOf<R>): Restatement[] {
  if (settled === null) return [];
  const isOld = ({ day }: Readonly<{ day: Day }>): boolean => isWithin(day, settled) && isWithin(day, run.step.period);
  return changesOf(workbook, part, amountsOf, isOld, run.step.period.start, run.step.now);
}

/**
 * The same for a file that is imported again: days its report told of before.
 *
 * @param now milliseconds since 1970
 */
export function importedAgain<R extends Row>(workbook: Workbook, amountsOf: AmountsOf<R>, now: number): Foresee<R> {
  return (parts) => {
    const found = parts.filter(({ differs }) => differs).reduce<Restatement[]>((all, part) => {
      const placeOf = ({ connection, feed, day }: Row): string => `${connection}\n${feed}\n${day}`;
      const told = new Set(part.standing.map(placeOf));
      const from = part.standing.map(({ day }) => day).sort()[0] ?? '';
      return all.concat(changesOf(workbook, part, amountsOf, (row) => told.has(placeOf(row)), from, now));
    }, []);
    if (found.length > 0) record(workbook, found);
  };
}

type Row = Origin & Readonly<{ day: Day }>;
type AmountsOf<R> = (row: R) => readonly BilledAmount[];

/** Changes of rows that `isOld` takes for told before; what is on record of their feeds goes with them. */
function changesOf<R extends Row>(workbook: Workbook, { standing, incoming }: Foreseen<R>, amountsOf: AmountsOf<R>, isOld: (row: Row) => boolean, from: Day, now: number): Restatement[] {
  const amounts = (rows: readonly R[]): BilledAmount[] => rows.filter(isOld).reduce<BilledAmount[]>((all, row) => all.concat(amountsOf(row)), []);
  const feeds = new Set([...standing, ...incoming].map(feedOf));
  const known = readTable(workbook, tab, from).filter((one) => feeds.has(feedOf(one)) && isOld(one));
  return restatementsOf(amounts(standing), amounts(incoming), known, new Date(now).toISOString());
}

function feedOf({ provider, connection, feed }: Origin): string {
  return [provider, connection, feed].join('\n');
}

/** Adds rows at the end; what was seen before stays as it is. */
function record(workbook: Workbook, found: readonly Restatement[]): void {
  const keys = new Set(found.map((one) => tab.key(one)));
  const day = found.map((one) => one.seenAt.slice(0, 10)).sort()[0] ?? '';
  mergeTable(workbook, tab, found, { period: { start: day, end: addDays(day, 2) }, owns: (one) => keys.has(tab.key(one)) });
}
