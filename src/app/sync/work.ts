import type { Day, Period } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import type { AnyFeed, Connection, Provider } from '../../providers/provider.js';
import { isFinished, stepRun, type StepRun } from '../engine/step-run.js';
import { isBilling, keptDays, remainingWindows, sharedDays, windowsOf, type FeedMemory } from '../engine/plan.js';
import type { LiveConnection } from '../state/connections.js';
import type { FeedMemories } from '../state/feeds.js';

/** What one feed has to do in this run, and what it has done. */
export type FeedWork = {
  readonly provider: Provider;
  readonly connection: Connection;
  readonly feed: AnyFeed;
  readonly windows: Period[];
  /** Windows at the start, for progress. */
  readonly total: number;
  active: StepRun | null;
  done: number;
  requests: number;
  pages: number;
  rows: number;
  added: number;
  changed: number;
  removed: number;
  readonly findings: string[];
  fault: Fault | null;
  skipped: boolean;
};

/** Which feeds take part. */
export type Selection = Readonly<{
  /** One connection by name, or all. */
  connection: string | null;
  /** Feeds tried at or after this instant are done; null asks all. */
  notTriedSince: number | null;
  /** Feeds that cost money and were asked for, as `connection/feed`: they alone take part then. Empty for all that are free. */
  onDemand: readonly string[];
}>;

/** The work of a run: every feed that takes part with the windows it needs. */
export function workOf(connections: readonly LiveConnection[], memories: FeedMemories, selection: Selection, today: Day, historyDays: number): FeedWork[] {
  const all: FeedWork[] = [];
  connections
    .filter((live) => selection.connection === null || live.connection.name === selection.connection)
    .forEach((live) => {
      live.provider.feeds.filter((feed) => takesPart(feed, live.connection, selection)).forEach((feed) => {
        const memory = memories.of(live.connection.name, feed.id);
        const windows = neededWindows(live, feed, memory, { today, historyDays, begunAt: selection.notTriedSince });
        const tried = selection.notTriedSince !== null && memory.lastAttempt >= selection.notTriedSince;
        if (tried && (memory.state !== 'partial')) return;
        all.push(newWork(live, feed, windows));
      });
    });
  return all;
}

/**
 * The windows of a feed in a run.
 *
 * @param plan `begunAt`: when the run began whose rest this is, null for a new one
 */
export function neededWindows(live: LiveConnection, feed: AnyFeed, memory: FeedMemory, plan: Readonly<{ today: Day; historyDays: number; begunAt: number | null }>): Period[] {
  const historyDays = Math.min(plan.historyDays, keptDays(feed, live.connection) ?? plan.historyDays);
  const isRest = feed.onDemand !== undefined && plan.begunAt !== null && (memory.lastSuccess ?? 0) >= plan.begunAt;
  return (isRest ? remainingWindows : windowsOf)(feed, memory, plan.today, historyDays, sharedDays(feed, live.provider.feeds));
}

function takesPart(feed: AnyFeed, connection: Connection, selection: Selection): boolean {
  if (feed.enabled?.(connection) === false) return false;
  if (selection.onDemand.length === 0) return feed.onDemand === undefined;
  return feed.onDemand !== undefined && selection.onDemand.indexOf(`${connection.name}/${feed.id}`) >= 0;
}

function newWork(live: LiveConnection, feed: AnyFeed, windows: Period[]): FeedWork {
  const { provider, connection } = live;
  return {
    provider, connection, feed, windows, total: windows.length,
    active: null, done: 0, requests: 0, pages: 0, rows: 0, added: 0, changed: 0, removed: 0, findings: [],
    fault: live.hasSecrets ? null : missingSecrets(live), skipped: false,
  };
}

function missingSecrets(live: LiveConnection): Fault {
  const holder = live.owner === '' ? 'another user' : live.owner;
  return new Fault(
    'credential',
    `Its key is kept for ${holder} alone.`,
    `${live.provider.id} “${live.connection.name}”`,
    'Let that person run the sync, or connect it again with a key of your own.',
  );
}

/** Starts the next window of each feed that has none under way. */
export function activate(work: readonly FeedWork[], now: number, today: Day): void {
  for (const one of work) {
    if (one.active !== null || one.fault !== null || one.skipped) continue;
    const period = one.windows[0];
    if (period !== undefined) one.active = stepRun(one.provider, one.feed, { connection: one.connection, period, today, now });
  }
}

/**
 * Steps whose rows can be written now. Usage and cost of one connection and
 * window wait for each other, so that a row is written once, with its share of
 * the bill, and not again when the bill arrives a wave later.
 */
export function writable(active: readonly StepRun[]): StepRun[] {
  const fetching = active.filter((run) => !isFinished(run) && isBilling(run.feed));
  const waitsFor = (run: StepRun, other: StepRun): boolean =>
    other.step.connection.name === run.step.connection.name && other.step.period.start < run.step.period.end && run.step.period.start < other.step.period.end;
  return active.filter((run) => isFinished(run) && !(isBilling(run.feed) && run.fault === null && fetching.some((other) => waitsFor(run, other))));
}

/** Counts a finished step into its feed's work and takes it off; a refusal of an optional feed is no failure. */
export function settle(work: FeedWork, run: StepRun): void {
  work.active = null;
  work.requests += run.requests;
  work.pages += run.pages;
  run.notes.forEach((note) => { if (work.findings.indexOf(note) < 0) work.findings.push(note); });
  if (run.fault === null) {
    work.windows.shift();
    work.done += 1;
    work.rows += run.rows.length;
  } else if (work.feed.optional === true && (run.fault.kind === 'notEnabled' || run.fault.kind === 'permission')) {
    work.skipped = true;
    work.findings.push(run.fault.message);
  } else {
    work.fault = run.fault;
  }
}
