import type { FeedReport, RunReport, SentMail } from '../../src/app/api.js';

export type RunExit = 'done' | 'partial' | 'killed' | 'failed';

/** What run.json holds: what the run did, whom it asked and what it cost. */
export type OnceReport = Readonly<{
  exit: RunExit;
  feeds: readonly FeedReport[];
  serviceCalls: Readonly<Record<string, number>>;
  /** Cells a script asked to write, those of the Runs tab apart. */
  cellsWritten: number;
  cellsWrittenByTab: Readonly<Record<string, number>>;
  mailsSent: number;
  simulatedMs: number;
  findings: RunReport['findings'];
  mails: readonly Readonly<{ kind: string } & SentMail>[];
  /** What went wrong outside the feeds, in plain sentences. */
  errors: readonly string[];
  /** ISO instant of the virtual clock after the run. */
  now: string;
  bundle: Readonly<{ bytes: number; loadMs: number }>;
}>;

/** Nothing left, nothing failed, nothing cut short. */
export function exitCodeOf(report: OnceReport): number {
  return report.exit === 'done' && report.errors.length === 0 ? 0 : 1;
}

/** Feeds in a table and the rest in a few lines, for the terminal. */
export function summaryOf(report: OnceReport): string {
  const feeds = report.feeds.map(({ connection, feed, state, rows, error }) => `  ${state.padEnd(8)}${connection} · ${feed}: ${String(rows)} rows${error === null ? '' : `\n          ${error}`}`);
  const mails = report.mails.map(({ kind, message }) => `  ${kind}: ${message}`);
  const calls = Object.values(report.serviceCalls).reduce((sum, count) => sum + count, 0);
  const totals = `${String(calls)} service calls, ${String(report.cellsWritten)} cells written, ${String(report.mailsSent)} mails sent, ${(report.simulatedMs / 1000).toFixed(1)} s on Google's clock`;
  return [`Run: ${report.exit}`, ...feeds, ...mails, ...report.errors.map((error) => `  ${error}`), totals].join('\n');
}
