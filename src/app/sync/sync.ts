import { dayOfInstant, type Day } from '../../core/days.js';
import { addFinding } from '../../core/findings.js';
import type { Finding, RowKind } from '../../core/records.js';
import type { Restatement } from '../../core/restatements.js';
import type { RunReport } from '../api.js';
import { isFinished, type StepRun } from '../engine/step-run.js';
import { fetchWave, limitsUntil, type Limits } from '../engine/waves.js';
import { rememberWindow } from '../engine/plan.js';
import type { App } from '../app.js';
import { reportDay } from '../report-day.js';
import type { MergeResult } from '../table/index.js';
import { feedMemories, type FeedMemories } from '../state/feeds.js';
import { liveConnections } from '../state/connections.js';
import { names, type Names } from '../state/names.js';
import { withTokens } from './tokens.js';
import { commitSteps } from './commit.js';
import { markLedger } from './ledger-update.js';
import { restatementMemory } from './restated.js';
import { refreshSummaries } from './summaries.js';
import { BUSY, runReport, stateOf } from './report.js';
import { activate, settle, workOf, writable, type FeedWork, type Selection } from './work.js';

export type SyncOptions = Selection &
  Readonly<{
    trigger: 'schedule' | 'menu' | 'sidebar' | 'runner';
    /** Milliseconds the run may take, writing included. */
    budgetMs: number;
  }>;

/** Report of a run and how far it came, in windows. */
export type SyncOutcome = Readonly<{ report: RunReport; doneSteps: number; totalSteps: number; doing: string; startedAt: number }>;

/**
 * The main job: fetches what is due, writes it, brings the ledger and the
 * summaries up to date. Whatever is not done in time is left for the next run.
 * Only one run at a time: another gets `busy`.
 */
export function sync(app: App, options: SyncOptions): SyncOutcome {
  const { ports } = app;
  const startedAt = ports.clock.now();
  if (!ports.lock.tryAcquire(5_000)) return { report: BUSY, doneSteps: 0, totalSteps: 0, doing: '', startedAt };
  try {
    return syncLocked(app, options, startedAt);
  } finally {
    ports.workbook.flush();
    ports.lock.release();
  }
}

function syncLocked(app: App, options: SyncOptions, startedAt: number): SyncOutcome {
  const { ports } = app;
  const settings = app.settings();
  const today = dayOfInstant(startedAt);
  const writtenBefore = ports.workbook.cellsWritten();
  const memories = feedMemories(ports);
  const known = names(ports);
  const work = workOf(withTokens(app, liveConnections(ports)), memories, options, today, settings.historyDays);
  const run: Run = { app, work, memories, known, today, limits: limitsUntil(startedAt + options.budgetMs), findings: [], restated: [], namesChanged: false };
  drive(run);
  rememberAttempts(run, startedAt);
  const told = refreshSummaries(app, { today, reportDay: reportDay(ports.clock, startedAt), names: known, namesChanged: run.namesChanged });
  told.forEach((finding) => { addFinding(run.findings, finding); });
  const report = runReport(work, run.findings, run.restated, ports.workbook.cellsWritten() - writtenBefore);
  app.recordRun({ startedAt, trigger: options.trigger, report });
  const doneSteps = work.reduce((sum, one) => sum + (one.fault !== null || one.skipped ? one.total : one.done), 0);
  return { report, doneSteps, totalSteps: work.reduce((sum, one) => sum + one.total, 0), doing: doing(work), startedAt };
}

type Run = {
  readonly app: App;
  readonly work: readonly FeedWork[];
  readonly memories: FeedMemories;
  readonly known: Names;
  readonly today: Day;
  readonly limits: Limits;
  readonly findings: Finding[];
  /** What providers changed in days that were over. */
  readonly restated: Restatement[];
  namesChanged: boolean;
};

/** Fetch and commit in turns until nothing is left or the time is up. */
function drive(run: Run): void {
  const signer = run.app.ports.signer();
  for (;;) {
    activate(run.work, run.app.ports.clock.now(), run.today);
    const active = run.work.map((one) => one.active).filter((one): one is StepRun => one !== null);
    if (active.length === 0) return;
    const goesOn = writable(active).length > 0 || fetchWave(active, run.app.ports, signer, run.limits);
    const finished = goesOn ? writable(active) : active.filter(isFinished);
    if (finished.length > 0) commitFinished(run, finished);
    if (!goesOn) return;
  }
}

/**
 * Finished steps are written together, each tab once; the memory of a window is
 * kept only after its rows. What rows raise is told of the newest window alone: the
 * history would say the same of every month.
 */
function commitFinished(run: Run, finished: readonly StepRun[]): void {
  const good = finished.filter((step) => step.fault === null);
  const money = good.filter((step) => FEEDS_LEDGER.indexOf(step.feed.kind) >= 0);
  if (money.length > 0) markLedger(run.app.ports, money.map((step) => step.step.period.start).sort()[0] ?? run.today);
  if (good.length > 0) {
    const restated = restatementMemory(run.app.ports.workbook, run.memories);
    const commit = commitSteps(good, { ports: run.app.ports, book: run.app.book, names: run.known, restated });
    run.restated.push(...restated.found());
    run.namesChanged = run.namesChanged || commit.namesChanged;
    if (money.some((step) => step.step.period.end > run.today)) commit.findings.forEach((finding) => { addFinding(run.findings, finding); });
    commit.merges.forEach((merge, step) => { count(run.work, step, merge); });
    if (commit.namesChanged) run.known.save();
  }
  finished.forEach((step) => { finish(run, step); });
  run.memories.save();
}

/** Kinds of rows that Daily is made of. */
const FEEDS_LEDGER: readonly RowKind[] = ['usage', 'cost', 'cloud', 'rate', 'request'];

function count(work: readonly FeedWork[], step: StepRun, merge: MergeResult): void {
  const one = work.filter((candidate) => candidate.active === step)[0];
  if (one === undefined) return;
  one.added += merge.added;
  one.changed += merge.changed;
  one.removed += merge.removed;
  merge.findings.forEach((finding) => { one.findings.push(`${finding.what} ${finding.fix}`.trim()); });
}

function finish(run: Run, step: StepRun): void {
  const one = run.work.filter((candidate) => candidate.active === step)[0];
  if (one === undefined) return;
  settle(one, step);
  const now = run.app.ports.clock.now();
  const name = one.connection.name;
  if (step.fault === null) {
    const memory = run.memories.of(name, one.feed.id);
    run.memories.set(name, one.feed.id, {
      ...(one.feed.window === null ? {} : rememberWindow(memory, step.step.period)),
      lastSuccess: now, error: null, fix: '', rows: step.rows.length,
    });
  }
  run.memories.set(name, one.feed.id, { state: stateOf(one), ...(one.fault === null ? {} : { error: `${one.fault.where}: ${one.fault.what}`, fix: one.fault.fix }) });
}

/** Each feed of the run was tried, also one that never got a turn to finish. */
function rememberAttempts(run: Run, startedAt: number): void {
  run.work.forEach((one) => {
    const fault = one.fault;
    run.memories.set(one.connection.name, one.feed.id, {
      lastAttempt: startedAt,
      state: stateOf(one),
      ...(fault === null ? {} : { error: `${fault.where}: ${fault.what}`, fix: fault.fix }),
    });
  });
  run.memories.save();
}

function doing(work: readonly FeedWork[]): string {
  const next = work.filter((one) => one.fault === null && !one.skipped && one.windows.length > 0)[0];
  const window = next?.windows[0];
  if (next === undefined || window === undefined) return '';
  return `${next.connection.name}: ${next.feed.label}, ${window.start} to ${window.end}`;
}
