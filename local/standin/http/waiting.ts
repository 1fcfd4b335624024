import { MessageChannel, receiveMessageOnPort, type MessagePort, type Worker } from 'node:worker_threads';
import { startWorker } from '../../worker.js';
import type { Job, JobAnswer } from './wire.js';

/** Longest wait for the other thread beyond the job's own limit: start of the thread, busy machine. */
const GRACE_MS = 30_000;

/**
 * Runs jobs that need an event loop while this thread sleeps. The network peer must
 * not live on this thread: it could never answer.
 */
export class WaitingThread {
  private worker: Worker | null = null;
  private port: MessagePort | null = null;
  private readonly gate = new Int32Array(new SharedArrayBuffer(4));

  run(job: Job, limitMs: number): JobAnswer {
    const port = this.open();
    Atomics.store(this.gate, 0, 0);
    port.postMessage(job);
    Atomics.wait(this.gate, 0, 0, limitMs + GRACE_MS);
    const received = receiveMessageOnPort(port) as { message: JobAnswer } | undefined;
    if (!received) {
      this.close();
      throw new Error('The network thread of the stand-in gave no answer in time.');
    }
    if (received.message.kind === 'error') throw new Error(received.message.message);
    return received.message;
  }

  /** Starts the thread, so that what follows measures the network alone. */
  warm(): void {
    if (!this.port) this.run({ kind: 'fetch', requests: [] }, 0);
  }

  close(): void {
    this.port?.close();
    void this.worker?.terminate();
    this.worker = null;
    this.port = null;
  }

  private open(): MessagePort {
    if (this.port) return this.port;
    const { port1, port2 } = new MessageChannel();
    // The port travels with the start of the thread, before any message of its own.
    this.worker = startWorker('local/standin/http/waiter.ts', { port: port2, gate: this.gate.buffer }, [port2]);
    this.worker.unref();
    port1.unref();
    this.port = port1;
    return port1;
  }
}

let shared: WaitingThread | null = null;
let users = 0;

/** One thread for all worlds of the process; it ends with the last of them. */
export function acquireWaitingThread(): { thread: WaitingThread; release: () => void } {
  shared ??= new WaitingThread();
  users += 1;
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    users -= 1;
    if (users > 0) return;
    shared?.close();
    shared = null;
  };
  return { thread: shared, release };
}
