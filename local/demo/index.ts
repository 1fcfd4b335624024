import type { Worker } from 'node:worker_threads';
import type { ConnectForm } from '../../src/app/api.js';
import { startWorker } from '../worker.js';
import type { DemoMessage, DemoStart } from './message.js';

export type Demo = Readonly<{
  /** What a user would type to connect each provider. */
  connections: readonly ConnectForm[];
  origin: string;
  /** Moves the demo's time, so that unsettled days are restated and new ones appear. */
  setNow: (now: string) => Promise<void>;
  close: () => Promise<void>;
}>;

/**
 * Starts the demo providers on loopback, in a thread of their own: real HTTP,
 * official response forms, a year of history that ends at `now` and is the same
 * for the same `now` on every machine.
 *
 * @throws Error when `now` is no instant or the port is taken
 */
export async function startDemo({ now, port = 0 }: Readonly<{ now: string; port?: number }>): Promise<Demo> {
  if (Number.isNaN(Date.parse(now))) throw new Error('The demo needs `now` as an ISO instant, such as 2026-11-16T08:00:00Z.');
  const data: DemoStart = { now, port };
  const worker = startWorker('local/demo/server.ts', data);
  const started = await heard(worker, (message) => 'origin' in message || 'failed' in message);
  if (!('origin' in started)) {
    await worker.terminate();
    throw new Error(`The demo providers could not start${'failed' in started ? `: ${started.failed}` : ''}.`);
  }
  worker.unref();
  return {
    ...started,
    setNow: async (later) => {
      const answer = heard(worker, (message) => 'now' in message && message.now === later);
      worker.postMessage({ now: later });
      await answer;
    },
    close: () => closed(worker),
  };
}

function heard(worker: Worker, isWanted: (message: DemoMessage) => boolean): Promise<DemoMessage> {
  return new Promise((resolve, reject) => {
    const listen = (message: DemoMessage): void => {
      if (!isWanted(message)) return;
      worker.off('message', listen).off('error', reject);
      resolve(message);
    };
    worker.on('message', listen).once('error', reject);
  });
}

function closed(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    // Unreferenced so far: Node would end before it has closed.
    worker.ref();
    worker.once('exit', () => { resolve(); });
    worker.postMessage({ close: true });
  });
}
