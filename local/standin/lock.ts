import { face, numberArgument, PlatformError, type ServiceRuntime } from './face.js';
import type { StoreKind } from './properties.js';

/** Until when another execution holds each lock, on the virtual clock. */
export type HeldLocks = Partial<Record<StoreKind, number>>;

/**
 * Locks of one execution. Executions of one world follow each other, so the other
 * party of a contention is said by `held`; what the run holds ends with it.
 */
export function createLockService(runtime: ServiceRuntime, held: HeldLocks) {
  const mine = new Set<StoreKind>();
  const lock = (kind: StoreKind) => face(runtime, { service: 'LockService', name: 'LockService.Lock' }, lockOf(runtime, held, mine, kind));
  return face(runtime, { service: 'LockService', name: 'LockService' }, {
    getDocumentLock: () => lock('document'),
    getScriptLock: () => lock('script'),
    getUserLock: () => lock('user'),
  });
}

function lockOf(runtime: ServiceRuntime, held: HeldLocks, mine: Set<StoreKind>, kind: StoreKind) {
  const tryLock = (timeout: unknown): boolean => {
    const wait = numberArgument(timeout);
    if (mine.has(kind)) return true;
    if (wait < 0) return false;
    const freeIn = Math.max(0, (held[kind] ?? 0) - runtime.now());
    runtime.sleep(Math.min(freeIn, wait));
    if (freeIn > wait) return false;
    mine.add(kind);
    return true;
  };
  return {
    tryLock,
    waitLock: (timeout: unknown): void => {
      if (!tryLock(timeout)) throw new PlatformError('Lock timeout: another process was holding the lock for too long.');
    },
    hasLock: (): boolean => mine.has(kind),
    releaseLock: (): void => void mine.delete(kind),
  };
}
