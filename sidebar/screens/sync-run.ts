import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeedReport, SyncProgress } from '../../src/app/api.js';
import type { Failure } from '../failure.js';
import { ask } from '../server.js';

/** Slices that may pass without a step done before the page stops asking. */
const MOST_IDLE_SLICES = 5;

export type SyncRun = Readonly<{
  phase: 'running' | 'stopping' | 'stopped' | 'finished' | 'busy' | 'failed';
  doneSteps: number;
  totalSteps: number;
  doing: string;
  feeds: readonly FeedReport[];
  failure: Failure | null;
}>;

const START: SyncRun = { phase: 'running', doneSteps: 0, totalSteps: 0, doing: 'Looking what is new', feeds: [], failure: null };

/** A report that costs money, and how many queries the user said yes to. */
export type Paid = Readonly<{ report: string; agreedQueries: number }>;

/** Drives a sync, or a report that costs money, slice by slice until it is finished, fails, or the user stops it between two slices. */
export function useSyncRun(connection: string | null, paid: Paid | null): Readonly<{ run: SyncRun; stop: () => void; again: () => void }> {
  const [run, setRun] = useState(START);
  const [attempt, setAttempt] = useState(0);
  const stopped = useRef(false);
  useEffect(() => {
    const left = { yes: false };
    stopped.current = false;
    setRun(START);
    void drive(connection, paid, setRun, () => left.yes || stopped.current);
    return () => { left.yes = true; };
  }, [connection, attempt]);
  const stop = (): void => {
    stopped.current = true;
    setRun((was) => ({ ...was, phase: 'stopping' }));
  };
  return { run, stop, again: () => { setAttempt(attempt + 1); } };
}

async function drive(connection: string | null, paid: Paid | null, show: (change: (was: SyncRun) => SyncRun) => void, isStopped: () => boolean): Promise<void> {
  let idle = 0;
  let done = -1;
  for (let fresh = true; ; fresh = false) {
    const answer = await (paid === null || connection === null ? ask('syncSlice', { connection, fresh }) : ask('paidSlice', { connection, report: paid.report, agreedQueries: paid.agreedQueries, fresh }));
    if (!answer.ok) {
      show((was) => ({ ...was, phase: 'failed', failure: answer.failure }));
      return;
    }
    const { value } = answer;
    idle = value.doneSteps > done ? 0 : idle + 1;
    done = value.doneSteps;
    const phase = value.report.busy ? 'busy' : value.finished ? 'finished' : isStopped() || idle >= MOST_IDLE_SLICES ? 'stopped' : 'running';
    show((was) => after(was, value, phase));
    if (phase !== 'running') return;
  }
}

function after(was: SyncRun, slice: SyncProgress, phase: SyncRun['phase']): SyncRun {
  const { doneSteps, totalSteps, doing, report } = slice;
  return { phase, doneSteps, totalSteps, doing, feeds: joined(was.feeds, report.feeds), failure: null };
}

/** Each slice reports what it did itself: counts add up, the latest state stands. */
export function joined(before: readonly FeedReport[], slice: readonly FeedReport[]): readonly FeedReport[] {
  const reports = new Map(before.map((report) => [keyOf(report), report]));
  for (const now of slice) {
    const was = reports.get(keyOf(now));
    reports.set(keyOf(now), was === undefined ? now : sumOf(was, now));
  }
  return [...reports.values()];
}

function sumOf(was: FeedReport, now: FeedReport): FeedReport {
  return {
    ...now,
    state: now.state === 'skipped' ? was.state : now.state,
    error: now.state === 'skipped' ? was.error : now.error,
    requests: was.requests + now.requests,
    pages: was.pages + now.pages,
    rows: was.rows + now.rows,
    added: was.added + now.added,
    changed: was.changed + now.changed,
    removed: was.removed + now.removed,
    findings: [...was.findings, ...now.findings.filter((finding) => !was.findings.includes(finding))],
  };
}

function keyOf({ connection, feed }: FeedReport): string {
  return `${connection}\n${feed}`;
}
