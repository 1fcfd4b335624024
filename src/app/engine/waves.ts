import type { Connection, HttpCall, Signer } from '../../providers/provider.js';
import type { Ports } from '../ports.js';
import { faultOf } from '../../core/fault.js';
import { verdictOf } from './answer.js';
import { callKey, httpCallOf } from './request.js';
import { faultOfCall, isFinished, restart, takePage, whereOf, type StepRun } from './step-run.js';

/** How hard a run may try. */
export type Limits = Readonly<{
  /** Instant after which nothing new is asked, milliseconds. */
  deadline: number;
  /** Calls of one connection in one wave. */
  perConnection: number;
  /** Calls in one wave. */
  perWave: number;
  timeoutSeconds: number;
  /** Tries of one call, the first included. */
  attempts: number;
  /** Longest wait the run accepts before it leaves the step for a later run, seconds. */
  longestWait: number;
}>;

/** 270 of the 360 seconds the platform gives, so that what was fetched can still be written. */
export const RUN_BUDGET_MS = 270_000;

export function limitsUntil(deadline: number): Limits {
  return { deadline, perConnection: 4, perWave: 10, timeoutSeconds: 60, attempts: 4, longestWait: 60 };
}

/**
 * Fetches one wave: the front call of as many steps as the limits allow, all
 * at once. Steps that finish, well or not, are told by `isFinished`.
 *
 * @returns false when nothing more can be asked before the deadline
 */
export function fetchWave(runs: readonly StepRun[], ports: Ports, signer: Signer, limits: Limits): boolean {
  const open = runs.filter((run) => !isFinished(run));
  if (open.length === 0 || !waitForTurn(open, ports, limits)) return false;
  const batch = pick(open, ports.clock.now(), limits);
  const sent = byQuery(batch).map(([run, ...others]) => (run === undefined ? null : prepare(run, others, signer))).filter((one): one is Sent => one !== null);
  if (sent.length === 0) return true;
  const answers = ports.http.fetchAll(sent.map((one) => one.http), limits.timeoutSeconds);
  sent.forEach(({ run, others }, index) => {
    const answer = answers[index];
    const now = ports.clock.now();
    if (answer !== undefined) [run, ...others].forEach((one) => { receive(one, answer, now, limits); });
  });
  return true;
}

/** A call on its way, and the other steps that read its answer too. */
type Sent = Readonly<{ run: StepRun; others: readonly StepRun[]; http: HttpCall }>;

/** Steps by the call in front of them. Feeds of one report that is charged by the query share theirs; all others ask for themselves. */
function byQuery(batch: readonly StepRun[]): StepRun[][] {
  const shared = new Map<string, StepRun[]>();
  const all: StepRun[][] = [];
  batch.forEach((run) => {
    const report = run.feed.onDemand;
    const call = run.waiting[0];
    const key = report === undefined || call === undefined ? null : JSON.stringify([run.step.connection.name, report.id, callKey(call)]);
    const group = key === null ? undefined : shared.get(key);
    if (group !== undefined) {
      group.push(run);
      return;
    }
    const fresh = [run];
    if (key !== null) shared.set(key, fresh);
    all.push(fresh);
  });
  return all;
}

function prepare(run: StepRun, others: readonly StepRun[], signer: Signer): Sent | null {
  const call = run.waiting[0];
  if (call === undefined) return null;
  try {
    run.requests += 1;
    return { run, others, http: httpCallOf(call, run.provider, run.step.connection, signer) };
  } catch (error) {
    run.fault = faultOf(error, whereOf(run));
    return null;
  }
}

function receive(run: StepRun, answer: ReturnType<Ports['http']['fetchAll']>[number], now: number, limits: Limits): void {
  const call = run.waiting[0];
  if (call === undefined) return;
  const verdict = verdictOf(answer, run.provider, run.step.connection, whereOf(run, run.pages + 1), call.raw === true, now);
  if (verdict.ok) {
    run.waiting.shift();
    run.attempts = 0;
    takePage(run, call, verdict.body, verdict.text);
    if (run.waiting[0]?.poll === true) run.notBefore = now + 1_000 * Math.min(run.polls, 10);
    return;
  }
  if (verdict.restart === true && run.pages > 0) {
    restart(run);
    return;
  }
  run.attempts += 1;
  const worthwhile = verdict.fault.kind === 'quota' || verdict.fault.kind === 'outage';
  const wait = verdict.waitSeconds ?? 2 ** run.attempts;
  const inTime = wait <= limits.longestWait && now + wait * 1_000 < limits.deadline;
  if (!worthwhile || run.attempts >= limits.attempts || !inTime) run.fault = faultOfCall(run, call, verdict.fault);
  else run.notBefore = now + wait * 1_000;
}

/** Sleeps until a step may ask again; false when the deadline comes first. */
function waitForTurn(open: readonly StepRun[], ports: Ports, limits: Limits): boolean {
  const now = ports.clock.now();
  const earliest = Math.min(...open.map((run) => run.notBefore));
  if (Math.max(now, earliest) >= limits.deadline) return false;
  if (earliest > now) ports.clock.sleep(earliest - now);
  return true;
}

function pick(open: readonly StepRun[], now: number, limits: Limits): StepRun[] {
  const taken: Record<string, number> = {};
  return open
    .filter((run) => run.notBefore <= now)
    .filter((run) => {
      const name = nameOf(run.step.connection);
      taken[name] = (taken[name] ?? 0) + 1;
      return (taken[name] ?? 0) <= limits.perConnection;
    })
    .slice(0, limits.perWave);
}

function nameOf(connection: Connection): string {
  return connection.name;
}
