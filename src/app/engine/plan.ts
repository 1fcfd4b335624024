import { addDays, daysBetween, monthStart, type Day, type Period } from '../../core/days.js';
import type { AnyFeed, Connection } from '../../providers/provider.js';

/** What is remembered of a feed between runs. Days are UTC. */
export type FeedMemory = Readonly<{
  /** First day not fetched yet; null before the first success. */
  through: Day | null;
  /** First day of the unbroken history that is in the workbook. */
  since: Day | null;
  lastAttempt: number;
  lastSuccess: number | null;
  state: 'ok' | 'failed' | 'partial' | 'skipped' | 'never';
  error: string | null;
  /** What the user should do; '' when nothing. */
  fix: string;
  rows: number;
}>;

export const NO_MEMORY: FeedMemory = { through: null, since: null, lastAttempt: 0, lastSuccess: null, state: 'never', error: null, fix: '', rows: 0 };

/**
 * The windows a feed has to fetch now, in the order to fetch them.
 *
 * First what is new together with the days the provider may still change,
 * oldest first, so that progress has no holes; then the history not fetched
 * yet, newest first, so that this month is there after the first run. A first
 * fetch is all history. Today is included and always fetched again. Days the
 * provider no longer keeps are left alone: asked again, their rows would be
 * taken for gone.
 *
 * @param longest shorter windows than the provider allows, so that feeds whose rows are written together cover the same days
 */
export function windowsOf(feed: AnyFeed, memory: FeedMemory, today: Day, historyDays: number, longest = Infinity): Period[] {
  const end = addDays(today, 1);
  if (feed.window === null) return [{ start: today, end }];
  const { keepsDays } = feed.window;
  const maxDays = Math.min(feed.window.maxDays, longest);
  const first = addDays(today, 1 - Math.min(historyDays, keepsDays ?? historyDays));
  if (memory.through === null || memory.since === null) return newestFirst({ start: first, end }, maxDays);
  const kept = feed.kind === 'request' ? first : keepsDays === undefined ? memory.since : addDays(today, 1 - keepsDays);
  const again = latest(latest(restatedFrom(feed.window, earliest(memory.through, end), today), memory.since), kept);
  const fresh = oldestFirst({ start: again, end }, maxDays);
  return memory.since <= first ? fresh : fresh.concat(newestFirst({ start: first, end: memory.since }, maxDays));
}

/** What is left of windows that were begun a moment ago: what is in the workbook is not read again, as each query costs money. */
export function remainingWindows(feed: AnyFeed, memory: FeedMemory, today: Day, historyDays: number, longest = Infinity): Period[] {
  if (feed.window === null || memory.through === null || memory.since === null) return windowsOf(feed, memory, today, historyDays, longest);
  const maxDays = Math.min(feed.window.maxDays, longest);
  const first = addDays(today, 1 - Math.min(historyDays, feed.window.keepsDays ?? historyDays));
  return oldestFirst({ start: memory.through, end: addDays(today, 1) }, maxDays).concat(newestFirst({ start: first, end: memory.since }, maxDays));
}

/** First day the provider may still have changed. `through` is the first day not fetched yet. */
function restatedFrom({ restatesDays, monthAgain }: NonNullable<AnyFeed['window']>, through: Day, today: Day): Day {
  const young = addDays(through, -Math.max(restatesDays, 1));
  const date = Number(today.slice(8));
  if (monthAgain === undefined || date < monthAgain.from || date > monthAgain.to) return young;
  return earliest(young, monthStart(addDays(monthStart(today), -1)));
}

/**
 * Days of a feed that are in reach: those the provider keeps and, of single
 * calls, those the connection chose to keep in the sheet. Null for no bound.
 */
export function keptDays(feed: AnyFeed, { settings }: Pick<Connection, 'settings'>): number | null {
  const most = feed.window?.keepsDays ?? null;
  const chosen = feed.kind === 'request' ? Number(settings['keepDays'] ?? '') : 0;
  if (!Number.isInteger(chosen) || chosen < 1) return most;
  return most === null ? chosen : Math.min(most, chosen);
}

/** Whether rows of the feed are allocated to those of the provider's other such feeds. */
export function isBilling(feed: AnyFeed): boolean {
  return feed.kind === 'usage' || feed.kind === 'cost';
}

/** The window length all billing feeds of a provider can share; other feeds keep their own. */
export function sharedDays(feed: AnyFeed, feeds: readonly AnyFeed[]): number {
  if (!isBilling(feed)) return Infinity;
  return Math.min(...feeds.map((one) => (isBilling(one) && one.window !== null ? one.window.maxDays : Infinity)));
}

/** Memory after a window was fetched and written. */
export function rememberWindow(memory: FeedMemory, window: Period): Pick<FeedMemory, 'through' | 'since'> {
  const { since, through } = memory;
  const joins = since !== null && through !== null && window.start <= through && window.end >= since;
  return joins ? { since: earliest(since, window.start), through: latest(through, window.end) } : { since: window.start, through: window.end };
}

function oldestFirst(period: Period, maxDays: number): Period[] {
  const windows: Period[] = [];
  for (let start = period.start; start < period.end; start = addDays(start, maxDays)) {
    windows.push({ start, end: earliest(addDays(start, maxDays), period.end) });
  }
  return windows;
}

function newestFirst(period: Period, maxDays: number): Period[] {
  const windows: Period[] = [];
  for (let end = period.end; daysBetween(period.start, end) > 0; end = addDays(end, -maxDays)) {
    windows.push({ start: latest(addDays(end, -maxDays), period.start), end });
  }
  return windows;
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b;
}
