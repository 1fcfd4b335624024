import { countColumn, joinKey, textColumn } from './columns.js';
import type { TableTab } from './tab.js';

/** One run of the app, for the history. */
export type RunEntry = Readonly<{
  /** ISO instant in UTC. */
  started: string;
  /** What started it: `hourly`, `sidebar`, `menu`. */
  trigger: string;
  seconds: number;
  /** `done`, `partial`, `failed`, `busy`. */
  result: string;
  feedsOk: number;
  feedsFailed: number;
  rowsAdded: number;
  rowsChanged: number;
  rowsRemoved: number;
  cellsWritten: number;
  requests: number;
  /** What happened, in words: restated days, failures with their next step. */
  what: string;
}>;

/** Run history, oldest first. */
export const runs: TableTab<RunEntry> = {
  name: 'Runs',
  about: 'Every run of the add-on with what it fetched, changed and could not do.',
  columns: [
    textColumn('Started', 'Instant the run began, in UTC.', (record) => record.started, 190),
    textColumn('Trigger', 'What started it.', (record) => record.trigger, 90),
    countColumn('Seconds', 'How long it took.', (record) => record.seconds),
    textColumn('Result', 'done: every due feed succeeded. partial: some did, or work is left. failed: none did.', (record) => record.result, 80),
    countColumn('Feeds ok', 'Feeds fetched whole.', (record) => record.feedsOk),
    countColumn('Feeds failed', 'Feeds that failed; What happened names them.', (record) => record.feedsFailed),
    countColumn('Rows added', 'Rows added to the tabs.', (record) => record.rowsAdded),
    countColumn('Rows changed', 'Rows with a new amount or detail.', (record) => record.rowsChanged),
    countColumn('Rows removed', 'Rows the providers no longer report.', (record) => record.rowsRemoved),
    countColumn('Cells written', 'Cells and notes the run wrote, headers and cells that made room included; this tab apart. 0 when nothing had changed.', (record) => record.cellsWritten),
    countColumn('Requests', 'Calls made to providers.', (record) => record.requests),
    textColumn('What happened', 'Restated days, failures, and what to do.', (record) => record.what, 520),
  ],
  key: (record) => joinKey([record.started, record.trigger]),
  day: (record) => record.started.slice(0, 10),
  read: (row) => ({
    started: row.text('Started'),
    trigger: row.text('Trigger'),
    seconds: row.number('Seconds') ?? 0,
    result: row.text('Result'),
    feedsOk: row.number('Feeds ok') ?? 0,
    feedsFailed: row.number('Feeds failed') ?? 0,
    rowsAdded: row.number('Rows added') ?? 0,
    rowsChanged: row.number('Rows changed') ?? 0,
    rowsRemoved: row.number('Rows removed') ?? 0,
    cellsWritten: row.number('Cells written') ?? 0,
    requests: row.number('Requests') ?? 0,
    what: row.text('What happened'),
  }),
};
