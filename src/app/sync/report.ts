import type { FeedReport, FeedState, RunReport } from '../api.js';
import type { Finding } from '../../core/records.js';
import { restatedDays, type Restatement } from '../../core/restatements.js';
import { countText } from '../../core/text.js';
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

export function runReport(work: readonly FeedWork[], findings: readonly Finding[], restated: readonly Restatement[], cellsWritten: number): RunReport {
  const feeds = work.map(feedReport);
  const any = (state: FeedState): boolean => feeds.some((feed) => feed.state === state);
  return { exit: any('failed') ? 'failed' : any('partial') ? 'partial' : 'done', busy: false, feeds, findings, restated: restatedDays(restated), cellsWritten, mailsSent: 0 };
}

/** A run that another run kept from starting. */
export const BUSY: RunReport = {
  exit: 'partial', busy: true, feeds: [], cellsWritten: 0, mailsSent: 0,
  findings: [{ level: 'note', where: 'Sync', what: 'Another run is under way.', fix: 'It goes on by itself; look again in a few minutes.' }],
};

/** Restated days a run names; all of them stand on Restatements. */
const NAMED_DAYS = 5;

/** The run in a sentence or two, for Runs, the toast and the sidebar. */
export function reportText(report: RunReport): string {
  if (report.busy) return 'Another run is under way.';
  if (report.feeds.length === 0) return 'Nothing is connected yet.';
  const failed = report.feeds.filter((feed) => feed.state === 'failed');
  const rows = report.feeds.reduce((sum, feed) => sum + feed.rows, 0);
  const changes = report.feeds.reduce((sum, feed) => sum + feed.added + feed.changed + feed.removed, 0);
  const moved = changes === 0 ? 'nothing changed' : `${countText(changes, 'row')} added, changed or removed`;
  const restated = restatedText(report.restated ?? []);
  if (failed.length > 0) return `${failed.length} of ${countText(report.feeds.length, 'feed')} failed; the others read ${countText(rows, 'row')}, ${moved}.${restated} ${failed[0]?.error ?? ''}`.trim();
  return `${countText(report.feeds.length, 'feed')} read ${countText(rows, 'row')}, ${moved}.${restated}${report.exit === 'partial' ? ' More follows at the next run.' : ''}`;
}

function restatedText(days: readonly string[]): string {
  if (days.length === 0) return '';
  const rest = days.length > NAMED_DAYS ? ` and ${countText(days.length - NAMED_DAYS, 'more day')}, see Restatements` : '';
  return ` Restated: ${days.slice(0, NAMED_DAYS).join('; ')}${rest}.`;
}
