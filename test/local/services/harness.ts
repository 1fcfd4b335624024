import { Execution, type Clock } from '../../../local/standin/execution';
import { PlannedFaults, type FaultPlan } from '../../../local/standin/faults';
import { acquireWaitingThread } from '../../../local/standin/http/waiting';
import type { HeldLocks } from '../../../local/standin/lock';
import type { LogLine } from '../../../local/standin/log';
import type { OutboxMail } from '../../../local/standin/mail/mailApp';
import type { Mode } from '../../../local/standin/modes';
import { DAILY, Quotas, type Quota } from '../../../local/standin/quotas';
import { createRealm } from '../../../local/standin/realm';
import { createServices } from '../../../local/standin/services';
import { liveState, type LiveState } from '../../../local/standin/state';
import type { Flavor } from '../../../local/standin/triggers/builder';

export type HarnessOptions = { mode?: Mode; flavor?: Flavor; faults?: FaultPlan; quotas?: Partial<Record<Quota, number>>; scopes?: string[]; authorized?: boolean; state?: LiveState; distDir?: string; now?: string };

type ServiceName = 'PropertiesService' | 'CacheService' | 'LockService' | 'UrlFetchApp' | 'MailApp' | 'ScriptApp' | 'Session' | 'HtmlService' | 'ContentService' | 'Utilities' | 'Charts' | 'Logger' | 'console';
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a script sees is untyped JavaScript
export type Script = Record<ServiceName, any>;

/** The services of one run without a spreadsheet and without a bundle, called as a script would call them. */
export function run(options: HarnessOptions = {}) {
  const clock: Clock = { ms: Date.parse(options.now ?? '2026-11-02T08:00:00Z') };
  const calls: Record<string, number> = {};
  const outbox: OutboxMail[] = [];
  const logs: LogLine[] = [];
  const held: HeldLocks = {};
  const state = options.state ?? liveState(undefined, 'seed');
  const authorized = options.authorized ?? true;
  const declaredScopes = options.scopes ?? null;
  const execution = new Execution({
    clock,
    mode: options.mode ?? 'FULL',
    timeZone: 'Europe/Berlin',
    realm: createRealm(() => clock.ms),
    calls,
    faults: options.faults ? new PlannedFaults(options.faults) : null,
    declaredScopes,
    authorized,
  });
  const waiting = acquireWaitingThread();
  opened.push(waiting.release);
  const services = createServices(execution, {
    state,
    quotas: new Quotas(state.quotas, { ...DAILY, ...options.quotas }),
    held,
    logs,
    outbox: { from: 'finance@example.com', sent: () => state.outboxIds.length, add: (mail) => void (outbox.push(mail), state.outboxIds.push(mail.id)) },
    facts: { scriptId: 'script-1', userEmail: 'finance@example.com', flavor: options.flavor ?? 'bound', scriptTimeZone: 'Etc/GMT', authorized, declaredScopes },
    distDir: options.distDir ?? '/nonexistent',
    locale: 'en',
    thread: () => waiting.thread,
  });
  return { ...(services as Script), execution, clock, calls, outbox, logs, held, state };
}

const opened: (() => void)[] = [];

export function releaseThreads(): void {
  for (const release of opened.splice(0)) release();
}

/** The message of what `work` throws, and its name. */
export function thrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
  return 'nothing thrown';
}
