import type { PlannedFaults } from './faults.js';
import type { ServiceRuntime } from './face.js';
import { latencyOf } from './latency.js';
import { allowed, limitOf, type Mode } from './modes.js';
import type { Realm } from './realm.js';
import { Killed } from './runtime.js';
import { missingScope } from './scopes.js';

export type Clock = { ms: number };

export type ExecutionOptions = Readonly<{
  clock: Clock;
  mode: Mode;
  timeZone: string;
  realm: Realm;
  calls: Record<string, number>;
  faults: PlannedFaults | null;
  /** Scopes of a manifest that lists them, else null: then they are found by themselves. */
  declaredScopes: readonly string[] | null;
  /** False when the user's grant has lapsed. */
  authorized: boolean;
}>;

/** One run of the script, from the load of its code to its end. */
export class Execution implements ServiceRuntime {
  readonly realm: Realm;
  readonly timeZone: string;
  readonly mode: Mode;
  /** Why it was killed, or null. */
  killed: string | null = null;
  private readonly startedMs: number;

  constructor(private readonly options: ExecutionOptions) {
    this.realm = options.realm;
    this.timeZone = options.timeZone;
    this.mode = options.mode;
    this.startedMs = options.clock.ms;
  }

  call(service: string, fullMethod: string): void {
    if (this.killed !== null) throw new Killed(this.killed);
    const { faults, calls } = this.options;
    if (faults?.stopsHere()) this.kill('Stopped by the fault plan.');
    const method = fullMethod.slice(fullMethod.lastIndexOf('.') + 1);
    this.permit(service, method, fullMethod.includes('.') ? fullMethod : `${service}.${fullMethod}`);
    calls[service] = (calls[service] ?? 0) + 1;
    const failure = faults?.failure(service, method) ?? null;
    if (failure !== null) throw this.realm.error(failure);
    this.sleep(latencyOf(service, method));
  }

  now(): number {
    return this.options.clock.ms;
  }

  /** Milliseconds left before the kill. */
  left(): number {
    return limitOf(this.mode) - this.simulatedMs();
  }

  sleep(ms: number): void {
    this.options.clock.ms += ms;
    if (this.left() > 0) return;
    this.options.clock.ms = this.startedMs + limitOf(this.mode);
    this.kill('Exceeded maximum execution time');
  }

  simulatedMs(): number {
    return this.now() - this.startedMs;
  }

  kill(reason: string): never {
    this.killed ??= reason;
    throw new Killed(this.killed);
  }

  private permit(service: string, method: string, label: string): void {
    const { declaredScopes, authorized } = this.options;
    if (!allowed(this.mode, service, method)) throw this.realm.error(`You do not have permission to call ${label}`);
    const scope = missingScope(declaredScopes, service, method);
    if (scope !== null) throw this.realm.error(`Specified permissions are not sufficient to call ${label}. Required permissions: ${scope}`);
    if (!authorized && GATED.has(service)) throw this.realm.error('Authorization is required to perform that action.');
  }
}

/** Services that stop when the grant no longer covers the manifest. Mail still leaves: the platform's own sample sends the way back by mail from there. */
const GATED = new Set(['SpreadsheetApp', 'UrlFetchApp']);
