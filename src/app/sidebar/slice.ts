import type { Commands, SyncProgress } from '../api.js';
import type { App } from '../app.js';
import { recordIn } from '../state/record.js';
import { sync } from '../sync/sync.js';
import type { Selection } from '../sync/work.js';

const SLICE_MS = 20_000;

/** One slice of a run that the open sidebar drives. */
export function syncSlice(app: App, { connection, fresh }: Commands['syncSlice']['input']): SyncProgress {
  return slice(app, 'slices', fresh, { connection, onDemand: [] });
}

/** When the run began that a slice may go on with; null when there is none. */
export function begunAt(app: App, key: string, fresh: boolean): number | null {
  const { since } = recordIn(app.ports.state.read(key));
  return !fresh && typeof since === 'number' ? since : null;
}

/**
 * Works for about 20 seconds. What the run began is kept under `key`, so that
 * the next slice goes on and reports true progress over all of them.
 */
export function slice(app: App, key: string, fresh: boolean, what: Omit<Selection, 'notTriedSince'>): SyncProgress {
  const kept = recordIn(app.ports.state.read(key));
  const begun = begunAt(app, key, fresh);
  const since = begun ?? app.ports.clock.now();
  const outcome = sync(app, { ...what, notTriedSince: begun, trigger: 'sidebar', budgetMs: SLICE_MS });
  const { report, doneSteps, totalSteps } = outcome;
  const total = begun === null ? totalSteps : Number(kept['total']);
  const done = begun === null ? doneSteps : Number(kept['done']) + doneSteps;
  const finished = report.busy || doneSteps >= totalSteps;
  app.ports.state.write(key, finished ? {} : { since, total, done });
  return { finished, doneSteps: finished ? total : Math.min(done, total), totalSteps: total, doing: outcome.doing, report };
}
