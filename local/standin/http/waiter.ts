import { workerData, type MessagePort } from 'node:worker_threads';
import { composeMail } from './compose.js';
import { exchange } from './exchange.js';
import type { Job, JobAnswer } from './wire.js';

/**
 * The thread that waits. It does what Apps Script does at once and Node does not:
 * the script's thread sleeps on `gate` until the answer lies in the port.
 */
const { port, gate } = workerData as { port: MessagePort; gate: SharedArrayBuffer };
const flag = new Int32Array(gate);

port.on('message', (job: Job) => {
  void work(job)
    .catch((error: unknown): JobAnswer => ({ kind: 'error', message: error instanceof Error ? error.message : String(error) }))
    .then((answer) => {
      port.postMessage(answer);
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    });
});

async function work(job: Job): Promise<JobAnswer> {
  if (job.kind === 'mail') return { kind: 'mail', eml: await composeMail(job.mail) };
  return { kind: 'fetch', answers: await Promise.all(job.requests.map(exchange)) };
}
