import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportOutcome } from '../../src/app/api.js';
import type { ConfigFile } from '../config/read.js';
import type { World } from '../standin/world.js';
import { callOf, CallFailed } from './call.js';
import { hashOf, type Memory } from './memory.js';

const ENTRY = 'importFile';

/** What was imported by now, and what could not be, in plain sentences. */
export type Imported = Readonly<{ files: Memory['files']; errors: readonly string[] }>;

/**
 * Imports export files that are new or changed, as if chosen in the sidebar. One
 * that is refused leaves the others and the run alone, and is tried again.
 */
export function importFiles(world: World, files: readonly ConfigFile[], memory: Memory): Imported {
  const imported = { ...memory.files };
  const errors: string[] = [];
  for (const { path, ...choices } of files) {
    const text = readFileSync(path, 'utf8');
    const hash = hashOf(JSON.stringify(choices) + text);
    if (imported[path] === hash) continue;
    try {
      callOf<ImportOutcome>(world, ENTRY, [{ ...choices, text, file: basename(path) }]);
      imported[path] = hash;
    } catch (error) {
      if (!(error instanceof CallFailed) || error.outcome.killed !== undefined) throw error;
      errors.push(error.message.replace(`${ENTRY}: `, ''));
    }
  }
  return { files: imported, errors };
}
