import type { Lock } from '../app/ports.js';
import { once } from './once.js';

/**
 * One run a spreadsheet. The script lock would hold up all users of a published
 * add-on; outside a document only the user's own lock exists.
 */
export function appsScriptLock(onAcquired: () => void): Lock {
  const lock = once(() => (LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null) ?? LockService.getUserLock());
  return {
    tryAcquire: (waitMs) => {
      const acquired = lock().tryLock(waitMs);
      if (acquired) onAcquired();
      return acquired;
    },
    release: () => {
      // Writes that were put off must be real before another run reads.
      try {
        SpreadsheetApp.flush();
      } finally {
        lock().releaseLock();
      }
    },
  };
}
