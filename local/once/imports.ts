import { readFileSync } from 'node:fs';
import type { Config } from '../config/read.js';
import { ConfigError } from '../config/error.js';
import type { World } from '../standin/world.js';
import { callOf } from './call.js';
import { hashOf, type Memory } from './memory.js';

const ENTRY = 'importFile';

/** Imports export files that are new or changed, as if chosen in the sidebar. */
export function importFiles(world: World, files: Config['files'], memory: Memory): Memory['files'] {
  if (files.length === 0) return memory.files;
  if (!entryPoints(world).includes(ENTRY)) throw new ConfigError('config.files', 'This version has no file import. Leave the field out.');
  const imported = { ...memory.files };
  for (const { kind, name, path } of files) {
    const text = readFileSync(path, 'utf8');
    const hash = hashOf(kind + text);
    if (imported[path] === hash) continue;
    callOf(world, ENTRY, [{ kind, name, text }]);
    imported[path] = hash;
  }
  return imported;
}

function entryPoints(world: World): readonly unknown[] {
  const { value } = world.load();
  return Array.isArray(value) ? value : [];
}
