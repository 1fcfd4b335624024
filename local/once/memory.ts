import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../out/atomic.js';

/**
 * What a state folder already took in from configurations, so that a repeated
 * run connects, pastes and imports only what is new. Holds hashes, no secrets.
 */
export type Memory = Readonly<{
  /** Hash of the form per connection name. */
  connections: Readonly<Record<string, string>>;
  /** Hash of the file and where its rows went, per tab name. */
  tabs: Readonly<Record<string, PastedTab>>;
  /** Hash per imported file. */
  files: Readonly<Record<string, string>>;
  /** Port of the demo providers, kept so that their address stays the same. */
  demoPort: number | null;
}>;

export type PastedTab = Readonly<{ hash: string; firstRow: number; rows: number }>;

export const NOTHING_TAKEN: Memory = { connections: {}, tabs: {}, files: {}, demoPort: null };

const FILE = 'taken.json';

export function readMemory(folder: string): Memory {
  const path = join(folder, FILE);
  if (!existsSync(path)) return NOTHING_TAKEN;
  return { ...NOTHING_TAKEN, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Memory>) };
}

export function writeMemory(folder: string, memory: Memory): void {
  writeWhole(join(folder, FILE), `${JSON.stringify(memory, null, 2)}\n`);
}

export function hashOf(content: unknown): string {
  return createHash('sha256').update(typeof content === 'string' ? content : JSON.stringify(content)).digest('hex');
}
