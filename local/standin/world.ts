import { createHash } from 'node:crypto';
import { crossing, IllegalValue } from './client.js';
import { Execution, type Clock } from './execution.js';
import { PlannedFaults, type FaultPlan } from './faults.js';
import { acquireWaitingThread } from './http/waiting.js';
import type { HeldLocks } from './lock.js';
import type { LogLine } from './log.js';
import type { OutboxMail } from './mail/mailApp.js';
import { AUTH_MODE, type Mode } from './modes.js';
import type { StoreKind } from './properties.js';
import { DAILY, Quotas, type Quota } from './quotas.js';
import { createRealm } from './realm.js';
import { globalFunctions, invoke, load, outcomeOf, readBundle, type Bundle, type Outcome } from './script.js';
import { createServices } from './services.js';
import { createSpreadsheetApp, createSpreadsheetStore, spreadsheetStoreFromJSON, type SpreadsheetStore } from './spreadsheet/index.js';
import { liveState, type LiveState, type WorldState } from './state.js';
import type { Flavor } from './triggers/builder.js';
import { clockEvent, nextDue, type ClockTrigger } from './triggers/trigger.js';
import { createUi, type UiRecord } from './ui.js';

export type { FaultPlan } from './faults.js';
export type { LogLine } from './log.js';
export type { OutboxMail } from './mail/mailApp.js';
export type { Mode } from './modes.js';
export type { Outcome } from './script.js';
export { loadStateFrom, saveStateTo, type WorldState } from './state.js';

export type WorldOptions = Readonly<{
  /** Folder of the built bundle. */
  distDir: string;
  /** ISO instant the virtual clock starts at; ignored when `state` is later. */
  now: string;
  /** Zone of the spreadsheet, IANA name. */
  timeZone: string;
  userEmail?: string;
  flavor?: Flavor;
  /** Name of the spreadsheet. */
  name?: string;
  faults?: FaultPlan;
  state?: WorldState;
  locale?: string;
  /** Daily limits other than a consumer account's. */
  quotas?: Partial<Record<Quota, number>>;
  /** False when the user's grant has lapsed. */
  authorized?: boolean;
}>;

/** One user, one spreadsheet and the bundle, on a clock of their own. */
export interface World {
  readonly store: SpreadsheetStore;
  /** One execution: loads the bundle afresh and calls a global function. */
  run(fn: string, args?: readonly unknown[], options?: { mode?: Mode }): Outcome;
  /** Loads the bundle and calls nothing; the value is the list of its global functions. */
  load(mode?: Mode): Outcome;
  /** As `google.script.run` does it from the sidebar. */
  clientCall(fn: string, args: readonly unknown[]): Outcome;
  /** Mails sent by this process. */
  readonly outbox: readonly OutboxMail[];
  readonly logs: readonly LogLine[];
  /** Service calls since the last reset. */
  readonly calls: Readonly<Record<string, number>>;
  resetCounts(): void;
  cellsWritten(): Record<string, number>;
  nowIso(): string;
  setNow(iso: string): void;
  /** Moves the clock on and fires the clock triggers that come due, in order. */
  advanceTo(iso: string): Outcome[];
  sidebarHtml(): string | null;
  readonly menus: UiRecord['menus'];
  readonly toasts: UiRecord['toasts'];
  readonly alerts: UiRecord['alerts'];
  setFaults(plan: FaultPlan | null): void;
  /** Another execution holds the lock for so long from now. */
  holdLock(kind: StoreKind, ms: number): void;
  setAuthorized(authorized: boolean): void;
  saveState(): WorldState;
  /** Real milliseconds the last load of the bundle took. */
  readonly loadMs: number;
  readonly bundleBytes: number;
  dispose(): void;
}

export function createWorld(options: WorldOptions): World {
  return new LocalWorld(options);
}

class LocalWorld implements World {
  readonly store: SpreadsheetStore;
  readonly outbox: OutboxMail[] = [];
  readonly logs: LogLine[] = [];
  readonly calls: Record<string, number> = {};
  loadMs = 0;
  private readonly bundle: Bundle;
  private readonly id: string;
  private readonly userEmail: string;
  private readonly clock: Clock;
  private readonly state: LiveState;
  private readonly quotas: Quotas;
  private readonly held: HeldLocks = {};
  private readonly ui = createUi();
  private readonly waiting = acquireWaitingThread();
  private faults: PlannedFaults | null;
  private authorized: boolean;

  constructor(private readonly options: WorldOptions) {
    const { state, name = 'AI spend', userEmail = 'finance@example.com', timeZone, locale = 'en_US' } = options;
    this.bundle = readBundle(options.distDir);
    this.userEmail = userEmail;
    this.id = createHash('sha256').update(`${name}/${userEmail}`).digest('base64url').slice(0, 44);
    this.clock = { ms: Math.max(instantOf(options.now), state ? instantOf(state.now) : 0) };
    this.store = state
      ? spreadsheetStoreFromJSON(state.spreadsheet)
      : createSpreadsheetStore({ id: this.id, name, url: `https://docs.google.com/spreadsheets/d/${this.id}/edit`, timeZone, locale });
    this.state = liveState(state, this.id);
    this.quotas = new Quotas(this.state.quotas, { ...DAILY, ...options.quotas });
    this.faults = options.faults ? new PlannedFaults(options.faults) : null;
    this.authorized = options.authorized ?? true;
  }

  get menus(): UiRecord['menus'] {
    return this.ui.record.menus;
  }

  get toasts(): UiRecord['toasts'] {
    return this.ui.record.toasts;
  }

  get alerts(): UiRecord['alerts'] {
    return this.ui.record.alerts;
  }

  get bundleBytes(): number {
    return this.bundle.bytes;
  }

  run(fn: string, args?: readonly unknown[], { mode = 'FULL' }: { mode?: Mode } = {}): Outcome {
    return this.execute(mode, mode !== 'CUSTOM_FUNCTION', (execution) => invoke(execution, fn, args ?? simpleEvent(fn, mode)));
  }

  load(mode: Mode = 'FULL'): Outcome {
    return this.execute(mode, true, globalFunctions);
  }

  clientCall(fn: string, args: readonly unknown[]): Outcome {
    try {
      const { value, ...outcome } = this.run(fn, args.map((arg, index) => crossing(arg, String(index))));
      return outcome.error !== undefined || outcome.killed !== undefined ? outcome : { ...outcome, value: crossing(value) };
    } catch (error) {
      if (!(error instanceof IllegalValue)) throw error;
      return { error: { name: error.name, message: error.message, stack: '' }, simulatedMs: 0 };
    }
  }

  advanceTo(iso: string): Outcome[] {
    const until = instantOf(iso);
    const outcomes: Outcome[] = [];
    for (let next = this.nextTrigger(until); next !== null; next = this.nextTrigger(until)) {
      this.clock.ms = Math.max(this.clock.ms, next.due);
      outcomes.push(this.fire(next.trigger, next.due));
    }
    this.clock.ms = Math.max(this.clock.ms, until);
    return outcomes;
  }

  resetCounts(): void {
    for (const service of Object.keys(this.calls)) delete this.calls[service];
    this.store.resetCounts();
  }

  cellsWritten(): Record<string, number> {
    return { ...this.store.cellsWritten };
  }

  nowIso(): string {
    return new Date(this.clock.ms).toISOString();
  }

  setNow(iso: string): void {
    this.clock.ms = instantOf(iso);
  }

  sidebarHtml(): string | null {
    return this.ui.record.sidebar;
  }

  setFaults(plan: FaultPlan | null): void {
    this.faults = plan === null ? null : new PlannedFaults(plan);
  }

  holdLock(kind: StoreKind, ms: number): void {
    this.held[kind] = this.clock.ms + ms;
  }

  setAuthorized(granted: boolean): void {
    this.authorized = granted;
  }

  saveState(): WorldState {
    return JSON.parse(JSON.stringify({ version: 1, now: this.nowIso(), spreadsheet: this.store, ...this.state })) as WorldState;
  }

  dispose(): void {
    this.waiting.release();
  }

  private execute(mode: Mode, hasUi: boolean, work: (execution: Execution) => unknown): Outcome {
    const { clock, calls, faults, authorized } = this;
    const realm = createRealm(() => clock.ms);
    const execution = new Execution({ clock, mode, timeZone: this.options.timeZone, realm, calls, faults, declaredScopes: this.bundle.scopes, authorized });
    return outcomeOf(execution, () => {
      const SpreadsheetApp = createSpreadsheetApp(this.store, execution, this.ui.host(hasUi));
      this.loadMs = load(execution, { ...this.services(execution), SpreadsheetApp }, this.bundle.distDir);
      return work(execution);
    });
  }

  private services(execution: Execution): Record<string, unknown> {
    const { state, quotas, held, logs, bundle, userEmail, authorized, waiting, outbox } = this;
    const add = (mail: OutboxMail) => {
      outbox.push(mail);
      state.outboxIds.push(mail.id);
    };
    return createServices(execution, {
      state,
      quotas,
      held,
      logs,
      outbox: { from: userEmail, sent: () => state.outboxIds.length, add },
      facts: { scriptId: `${this.id}-script`, userEmail, flavor: this.options.flavor ?? 'bound', scriptTimeZone: bundle.timeZone, authorized, declaredScopes: bundle.scopes },
      distDir: bundle.distDir,
      locale: this.options.locale ?? 'en',
      thread: () => waiting.thread,
    });
  }

  private nextTrigger(until: number): { trigger: ClockTrigger; due: number } | null {
    const due = this.state.triggers.list.flatMap((trigger) => (trigger.due !== null && trigger.due <= until ? [{ trigger, due: trigger.due }] : []));
    return due.sort((a, b) => a.due - b.due)[0] ?? null;
  }

  private fire(trigger: ClockTrigger, at: number): Outcome {
    trigger.due = nextDue(trigger.id, trigger.rule, at, at);
    if (this.quotas.left('triggerMs', this.clock.ms) <= 0) {
      return { error: { name: 'Exception', message: 'Service using too much computer time for one day', stack: '' }, simulatedMs: 0 };
    }
    const event = { authMode: AUTH_MODE.FULL, ...clockEvent(trigger, at) };
    const outcome = this.execute('FULL', false, (execution) => invoke(execution, trigger.handler, [event]));
    this.quotas.add('triggerMs', outcome.simulatedMs, this.clock.ms);
    return outcome;
  }
}

/** Simple triggers get an event with their auth mode. */
function simpleEvent(fn: string, mode: Mode): unknown[] {
  return /^on(?:Open|Install|Edit)$/.test(fn) ? [{ authMode: AUTH_MODE[mode] }] : [];
}

function instantOf(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`Not an ISO instant: ${iso}`);
  return ms;
}
