import { addDays, dayOfInstant, type Period } from '../../core/days.js';
import { decimal, multiply, toText } from '../../core/decimal.js';
import { Fault } from '../../core/fault.js';
import type { Money } from '../../core/money.js';
import { countText } from '../../core/text.js';
import type { AnyFeed, PaidReport } from '../../providers/provider.js';
import type { Commands, PaidReportCard, SyncProgress } from '../api.js';
import type { App } from '../app.js';
import { callKey } from '../engine/request.js';
import { liveConnection, type LiveConnection } from '../state/connections.js';
import { feedMemories, type FeedMemories } from '../state/feeds.js';
import { neededWindows } from '../sync/work.js';
import { begunAt, slice } from './slice.js';

/** State of a run of paid reports between its slices. */
const KEY = 'paidSlices';

/** The reports of a connection that cost money, each with what asking for it now would take. */
export function paidReports(app: App, live: LiveConnection, memories: FeedMemories): PaidReportCard[] {
  return reportsOf(live).map((report) => {
    const feeds = feedsOf(live, report.id);
    const { periods, queries } = planOf(app, live, feeds, memories, null);
    const today = dayOfInstant(app.ports.clock.now());
    return {
      id: report.id,
      label: report.label,
      pricePerQuery: exactText(report.pricePerQuery),
      priceAt: report.priceAt,
      from: periods.map(({ start }) => start).sort()[0] ?? today,
      to: addDays(periods.map(({ end }) => end).sort()[periods.length - 1] ?? addDays(today, 1), -1),
      queries,
      cost: exactText({ ...report.pricePerQuery, amount: multiply(report.pricePerQuery.amount, decimal(queries)) }),
      lastAsked: instantText(Math.max(...feeds.map((feed) => memories.of(live.connection.name, feed.id).lastAttempt))),
    };
  });
}

/**
 * One slice of a report that costs money, by the ordinary sync. It asks for
 * nothing unless the user agreed to as many queries as it takes: the offer may
 * be of yesterday, and a day more may be a query more.
 */
export function paidSlice(app: App, { connection, report, agreedQueries, fresh }: Commands['paidSlice']['input']): SyncProgress {
  const live = liveConnection(app.ports, connection);
  const paid = reportsOf(live).filter(({ id }) => id === report)[0];
  if (paid === undefined) throw new Fault('config', 'It has no such report.', `“${connection}”`, 'Close the sidebar and open it again.');
  const feeds = feedsOf(live, paid.id);
  const key = `${KEY}/${connection}/${paid.id}`;
  const { queries } = planOf(app, live, feeds, feedMemories(app.ports), begunAt(app, key, fresh));
  if (typeof agreedQueries !== 'number' || !(agreedQueries >= queries)) {
    throw new Fault('config', `${live.provider.label} charges ${exactText(paid.pricePerQuery)} for each of ${countText(queries, 'query', 'queries')}, and nobody said yes to that.`, paid.label, 'Look at the offer on the connection’s screen and confirm it. Nothing was asked.');
  }
  return slice(app, key, fresh, { connection, onDemand: feeds.map((feed) => `${connection}/${feed.id}`) });
}

/** ISO text of an instant; null for never. */
export function instantText(instant: number): string | null {
  return instant > 0 ? new Date(instant).toISOString() : null;
}

function reportsOf(live: LiveConnection): PaidReport[] {
  const reports = new Map<string, PaidReport>();
  enabledFeeds(live).forEach(({ onDemand }) => { if (onDemand !== undefined) reports.set(onDemand.id, onDemand); });
  return Array.from(reports.values());
}

function feedsOf(live: LiveConnection, report: string): AnyFeed[] {
  return enabledFeeds(live).filter(({ onDemand }) => onDemand?.id === report);
}

function enabledFeeds({ provider, connection }: LiveConnection): AnyFeed[] {
  return provider.feeds.filter((feed) => feed.enabled?.(connection) !== false);
}

/** The windows of the report's feeds and the queries that begin them; one that several feeds share is sent once. */
function planOf(app: App, live: LiveConnection, feeds: readonly AnyFeed[], memories: FeedMemories, begun: number | null): Readonly<{ periods: Period[]; queries: number }> {
  const now = app.ports.clock.now();
  const today = dayOfInstant(now);
  const { historyDays } = app.settings();
  const periods: Period[] = [];
  const queries = new Set<string>();
  feeds.forEach((feed) => {
    neededWindows(live, feed, memories.of(live.connection.name, feed.id), { today, historyDays, begunAt: begun }).forEach((period) => {
      periods.push(period);
      feed.start({ connection: live.connection, period, today, now }).forEach((call) => { queries.add(callKey(call)); });
    });
  });
  return { periods, queries: queries.size };
}

function exactText({ amount, currency }: Money): string {
  return `${toText(amount)} ${currency}`;
}
