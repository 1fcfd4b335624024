import type { FeedReport, FeedState, RunReport } from '../api.js';
import type { Finding } from '../../core/records.js';
import type { FeedWork } from './work.js';

/** The report of one feed. */
export function feedReport(work: FeedWork): FeedReport {
  return {
    provider: work.provider.id,
    connection: work.connection.name,
    feed: work.feed.id,
    state: stateOf(work),
    requests: work.requests,
    pages: work.pages,
    rows: work.rows,
    added: work.added,
    changed: work.changed,
    removed: work.removed,
    findings: work.findings,
    error: work.fault === null ? null : work.fault.message,
  };
}

export function stateOf(work: FeedWork): FeedState {
  if (work.fault !== null) return 'failed';
  if (work.skipped) return 'skipped';
  return work.windows.length === 0 ? 'ok' : 'partial';
}

export function runReport(work: readonly FeedWork[], findings: readonly Finding[], cellsWritten: number): RunReport {
  const feeds = work.map(feedReport);
  const any = (state: FeedState): boolean => feeds.some((feed) => feed.state === state);
  return { exit: any('failed') ? 'failed' : any('partial') ? 'partial' : 'done', busy: false, feeds, findings, cellsWritten, mailsSent: 0 };
}

/** A run that another run kept from starting. */
export const BUSY: RunReport = {
  exit: 'partial', busy: true, feeds: [], cellsWritten: 0, mailsSent: 0,
  findings: [{ level: 'note', where: 'Sync', what: 'Another run is under way.', fix: 'It goes on by itself; look again in a few minutes.' }],
};

/** The run in one sentence, for Runs, the toast and the sidebar. */
export function reportText(report: RunReport): string {
  if (report.busy) return 'Another run is under way.';
  const failed = report.feeds.filter((feed) => feed.state === 'failed');
  const rows = report.feeds.reduce((sum, feed) => sum + feed.rows, 0);
  const changes = report.feeds.reduce((sum, feed) => sum + feed.added + feed.changed + feed.removed, 0);
  const moved = changes === 0 ? 'nothing changed' : `${changes} rows added, changed or removed`;
  if (report.feeds.length === 0) return 'Nothing is connected yet.';
  if (failed.length > 0) return `${failed.length} of ${report.feeds.length} feeds failed; the others read ${rows} rows, ${moved}. ${failed[0]?.error ?? ''}`.trim();
  return `${report.feeds.length} feeds read ${rows} rows, ${moved}.${report.exit === 'partial' ? ' More follows at the next run.' : ''}`;
}
