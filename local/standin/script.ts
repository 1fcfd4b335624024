import { readFileSync, statSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import gas from 'gas-local';
import type { Execution } from './execution.js';
import { toRealm } from './face.js';
import { Killed } from './runtime.js';

export type Outcome = Readonly<{
  value?: unknown;
  error?: Readonly<{ name: string; message: string; stack: string }>;
  /** Why the run was killed. */
  killed?: string;
  /** Milliseconds on the virtual clock. */
  simulatedMs: number;
}>;

/** Real milliseconds a run may compute without any service call; a loop without end stops here. */
const REAL_LIMIT_MS = 360_000;

/** Facts of a folder as clasp would push it. */
export type Bundle = Readonly<{ distDir: string; bytes: number; scopes: readonly string[] | null; timeZone: string }>;

export function readBundle(distDir: string): Bundle {
  const code = join(distDir, 'Code.js');
  const manifestFile = join(distDir, 'appsscript.json');
  const manifest = existsSync(manifestFile) ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as { oauthScopes?: string[]; timeZone?: string }) : {};
  return { distDir, bytes: existsSync(code) ? statSync(code).size : 0, scopes: manifest.oauthScopes ?? null, timeZone: manifest.timeZone ?? 'Etc/GMT' };
}

/** Puts the services into the realm and loads the bundle there. Gives the real milliseconds of the load. */
export function load(execution: Execution, services: Readonly<Record<string, unknown>>, distDir: string): number {
  const { context } = execution.realm;
  for (const [name, value] of Object.entries(services)) Object.defineProperty(context, name, { value, writable: true, configurable: true, enumerable: false });
  const started = performance.now();
  gas.require(distDir, context);
  return performance.now() - started;
}

/**
 * Calls a global function, or `object.method` as menus may name one. Names that end
 * in an underscore are private to the script.
 */
export function invoke(execution: Execution, name: string, args: readonly unknown[]): unknown {
  const { realm } = execution;
  const path = name.split('.');
  const owner = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], realm.context);
  const called = (owner as Record<string, unknown> | undefined)?.[path[path.length - 1] ?? ''];
  if (typeof called !== 'function' || name.endsWith('_')) throw realm.error(`Script function not found: ${name}`);
  const call = { called, owner: path.length > 1 ? owner : undefined, args: realm.array(args.map((arg) => toRealm(realm, arg))) };
  Object.defineProperty(realm.context, CALL, { value: call, configurable: true, enumerable: false });
  return CALLER.runInContext(realm.context, { timeout: REAL_LIMIT_MS });
}

const CALL = '__standInCall';
const CALLER = new Script(`(() => { const { called, owner, args } = ${CALL}; delete globalThis.${CALL}; return called.apply(owner, args); })()`, { filename: 'run' });

/** Names of the global functions the bundle has made, as the platform would list them. */
export function globalFunctions(execution: Execution): string[] {
  const { context } = execution.realm;
  return Object.keys(context).filter((name) => typeof context[name] === 'function');
}

/** What came of `work`, with everything it may end by. */
export function outcomeOf(execution: Execution, work: () => unknown): Outcome {
  const end = (result: Partial<Outcome>): Outcome => {
    const killed = execution.killed === null ? {} : { killed: execution.killed };
    return { ...(execution.killed === null ? result : {}), ...killed, simulatedMs: execution.simulatedMs() };
  };
  try {
    return end({ value: work() });
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') execution.killed ??= 'Exceeded maximum execution time';
    return end(error instanceof Killed ? {} : { error: described(error) });
  }
}

function described(error: unknown): { name: string; message: string; stack: string } {
  const { name, message, stack } = (typeof error === 'object' && error !== null ? error : { message: String(error) }) as { name?: unknown; message?: unknown; stack?: unknown };
  return { name: String(name ?? 'Error'), message: String(message ?? ''), stack: String(stack ?? '') };
}
