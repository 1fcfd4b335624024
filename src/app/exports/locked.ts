import { Fault } from '../../core/fault.js';
import type { App } from '../app.js';

/**
 * Does what must not run beside a sync.
 *
 * @throws Fault when a sync is under way
 */
export function locked<T>({ ports }: App, work: () => T): T {
  if (!ports.lock.tryAcquire(5_000)) throw new Fault('config', 'A sync is running.', 'Spendsheet', 'Try again when it is done.');
  try {
    return work();
  } finally {
    ports.workbook.flush();
    ports.lock.release();
  }
}
