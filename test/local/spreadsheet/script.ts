import { runInContext } from 'node:vm';
import { createRealm } from '../../../local/standin/realm.js';
import type { Runtime } from '../../../local/standin/runtime.js';
import {
  createSpreadsheetApp,
  createSpreadsheetStore,
  type AppOptions,
  type SpreadsheetStore,
  type UiHost,
} from '../../../local/standin/spreadsheet/index.js';

/** Monday 5 January 2026, 10:30 UTC. */
export const NOW = Date.UTC(2026, 0, 5, 10, 30);

export interface Script {
  readonly store: SpreadsheetStore;
  readonly calls: string[];
  readonly shown: string[];
  /** Runs a script body in the realm, with `SpreadsheetApp`, `ss` and the first sheet as `sheet`; the answer crosses as JSON. */
  readonly run: (body: string) => unknown;
  /** The text of the error a script body ends in. */
  readonly fails: (body: string) => string;
}

export type ScriptOptions = AppOptions & { timeZone?: string; uiAvailable?: boolean; store?: SpreadsheetStore; now?: () => number };

export function script(options: ScriptOptions = {}): Script {
  const timeZone = options.timeZone ?? 'UTC';
  const store =
    options.store ?? createSpreadsheetStore({ id: 'book', name: 'Spend', url: 'https://docs.example/book', timeZone });
  const now = options.now ?? (() => NOW);
  const realm = createRealm(now);
  const calls: string[] = [];
  const shown: string[] = [];
  const runtime: Runtime = {
    call: (service, method) => calls.push(`${service} ${method}`),
    now,
    sleep: () => undefined,
    timeZone,
    realm,
  };
  const ui: UiHost = {
    available: options.uiAvailable ?? true,
    addMenu: (title, items, addOn) => shown.push(`menu ${title} ${JSON.stringify(items)} ${addOn}`),
    alert: (title, message, buttons) => {
      shown.push(`alert ${title}|${message}|${buttons}`);
      return 'OK';
    },
    toast: (message, title) => shown.push(`toast ${title}|${message}`),
    showSidebar: () => shown.push('sidebar'),
  };
  Object.assign(realm.context, { SpreadsheetApp: createSpreadsheetApp(store, runtime, ui, options) });
  const run = (body: string): unknown => {
    const opening = options.hasActiveSpreadsheet === false ? '' : 'const ss = SpreadsheetApp.getActiveSpreadsheet(); const sheet = ss.getSheets()[0];';
    const json = runInContext(`JSON.stringify((() => { ${opening} ${body} })())`, realm.context) as string | undefined;
    return json === undefined ? undefined : JSON.parse(json);
  };
  const fails = (body: string): string =>
    String(runInContext(`(() => { try { (() => { const ss = SpreadsheetApp.getActiveSpreadsheet(); const sheet = ss ? ss.getSheets()[0] : null; ${body} })(); return 'nothing was thrown'; } catch (e) { return e instanceof Error ? e.message : 'not an Error of the realm: ' + e; } })()`, realm.context));
  return { store, calls, shown, run, fails };
}
