import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../local/worker.js';

export type ScriptedAnswer = { status: number; body: unknown; headers?: Record<string, string>; delayMs?: number; drop?: boolean };

/** Answers for the paths a regular expression matches, in turn; the last one stays. */
export type Scripted = { path: string; answers: ScriptedAnswer[] };

export type ScriptedServer = {
  origin: string;
  script: (script: Scripted[]) => Promise<void>;
  /** Requests since the script was set, `GET /path?query`. */
  seen: () => Promise<string[]>;
  close: () => Promise<void>;
};

/** A provider on loopback that says what the test tells it to. */
export async function startScripted(script: Scripted[] = []): Promise<ScriptedServer> {
  const worker = startWorker('test/bundle/scripted-server.ts', { script });
  const { port } = await heard<{ port: number }>(worker);
  return {
    origin: `http://127.0.0.1:${port}`,
    script: async (next) => {
      const done = heard(worker);
      worker.postMessage({ script: next });
      await done;
    },
    seen: async () => {
      const answer = heard<{ seen: string[] }>(worker);
      worker.postMessage({ seen: true });
      return (await answer).seen;
    },
    close: async () => { await worker.terminate(); },
  };
}

function heard<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: T) => {
      worker.off('error', reject);
      resolve(message);
    });
  });
}

export const ok = (body: unknown): ScriptedAnswer => ({ status: 200, body });
export const emptyPage = ok({ object: 'page', data: [], has_more: false, next_page: null });
