import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyCache, type CacheState } from './cache.js';
import { emptyProperties, type PropertyState } from './properties.js';
import type { QuotaState } from './quotas.js';
import type { TriggerBook } from './triggers/builder.js';
import type { Serial } from './utilities/index.js';

/** Everything of a world that outlives a process, as JSON. */
export type WorldState = Readonly<{
  version: 1;
  /** ISO instant of the virtual clock. */
  now: string;
  spreadsheet: unknown;
  properties: PropertyState;
  cache: CacheState;
  triggers: TriggerBook;
  /** Ids of the mails sent so far; their files are kept elsewhere. */
  outboxIds: readonly string[];
  quotas: QuotaState;
  serial: Serial;
}>;

/** The part of the state the services change in place. */
export type LiveState = { properties: PropertyState; cache: CacheState; triggers: TriggerBook; outboxIds: string[]; quotas: QuotaState; serial: Serial };

/** A deep copy of what was kept, or a fresh start. */
export function liveState(kept: WorldState | undefined, seed: string): LiveState {
  if (!kept) {
    return { properties: emptyProperties(), cache: emptyCache(), triggers: { list: [], made: 0 }, outboxIds: [], quotas: {}, serial: { uuids: 0, seed } };
  }
  const { properties, cache, triggers, outboxIds, quotas, serial } = JSON.parse(JSON.stringify(kept)) as WorldState;
  return { properties, cache, triggers, outboxIds: [...outboxIds], quotas, serial };
}

const FILE = 'world.json';

/** Writes whole or not at all: the file is replaced in one step. */
export function saveStateTo(dir: string, state: WorldState): void {
  mkdirSync(dir, { recursive: true });
  const draft = join(dir, `${FILE}.${process.pid}.draft`);
  writeFileSync(draft, JSON.stringify(state));
  renameSync(draft, join(dir, FILE));
}

/** The state kept in `dir`, or null when there is none. */
export function loadStateFrom(dir: string): WorldState | null {
  const file = join(dir, FILE);
  if (!existsSync(file)) return null;
  const state = JSON.parse(readFileSync(file, 'utf8')) as Partial<WorldState>;
  if (state.version !== 1) throw new Error(`${file}: State of version ${String(state.version)} cannot be read. Delete the folder and run again.`);
  return state as WorldState;
}
