import { addDays } from '../../core/days.js';
import { runs, type RunEntry } from '../../tabs/runs.js';
import type { RunReport } from '../api.js';
import type { Workbook } from '../ports.js';
import { mergeTable } from '../table/merge.js';

/** Runs kept in the history; older ones go. */
export const RUNS_KEPT = 500;

export type FinishedRun = Readonly<{
  /** ISO instant in UTC. */
  startedAt: string;
  trigger: string;
  seconds: number;
  /** What happened, in words. */
  text: string;
  report: RunReport;
}>;

/** Adds a run at the end of the history. Its own cells are not counted in `cellsWritten`. */
export function appendRun(workbook: Workbook, run: FinishedRun): void {
  const entry = entryOf(run);
  const day = runs.day === null ? '' : runs.day(entry);
  const key = runs.key(entry);
  mergeTable(workbook, runs, [entry], { period: { start: day, end: addDays(day, 1) }, owns: (other) => runs.key(other) === key });
  const sheet = workbook.find(runs.name);
  const surplus = (sheet?.lastRow() ?? 0) - 1 - RUNS_KEPT;
  if (surplus > 0) sheet?.deleteRows(2, surplus);
}

function entryOf({ startedAt, trigger, seconds, text, report }: FinishedRun): RunEntry {
  const total = (count: (feed: RunReport['feeds'][number]) => number): number => report.feeds.reduce((sum, feed) => sum + count(feed), 0);
  return {
    started: startedAt,
    trigger,
    seconds,
    result: report.busy ? 'busy' : report.exit,
    feedsOk: report.feeds.filter((feed) => feed.state === 'ok').length,
    feedsFailed: report.feeds.filter((feed) => feed.state === 'failed').length,
    rowsAdded: total((feed) => feed.added),
    rowsChanged: total((feed) => feed.changed),
    rowsRemoved: total((feed) => feed.removed),
    cellsWritten: report.cellsWritten,
    requests: total((feed) => feed.requests),
    what: text,
  };
}
