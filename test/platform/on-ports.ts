import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCode } from '../../local/build/code.js';
import { createWorld, type World, type WorldOptions } from '../../local/standin/world.js';
import type { Ports } from '../../src/app/ports.js';

let built: Promise<string> | null = null;

/** A world whose script is the adapters alone. */
export async function worldOfPorts(options: Partial<WorldOptions> = {}): Promise<World> {
  built ??= build();
  return createWorld({ distDir: await built, now: '2026-11-16T09:30:00Z', timeZone: 'Etc/UTC', ...options });
}

async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spendsheet-ports-'));
  const { text } = await buildCode({ entry: 'test/platform/entry.ts', plugins: [], version: '0.0.0', minify: false });
  writeFileSync(join(folder, 'Code.js'), text);
  writeFileSync(join(folder, 'sidebar.html'), '<p>The sidebar</p>');
  return folder;
}

/** One execution. `work` runs in the script's realm: it sees its arguments and the services, nothing of the test. */
export function onPorts<T, I = null>(world: World, work: (ports: Ports, input: I) => T, input?: I): T {
  const outcome = world.run('scenario', [work.toString(), input ?? null]);
  if (outcome.killed !== undefined) throw new Error(`Killed: ${outcome.killed}`);
  if (outcome.error !== undefined) throw new Error(outcome.error.message);
  return outcome.value as T;
}
