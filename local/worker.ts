import { isAbsolute, join } from 'node:path';
import { Worker, type Transferable } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { projectRoot } from './root.js';

const bundles = new Map<string, string>();

/**
 * Starts a thread from a TypeScript entry. The entry is bundled in memory, so that it
 * works the same from a test and from a bundled runner, where no source can be loaded.
 *
 * @param entryTs absolute, or relative to the project
 */
export function startWorker(entryTs: string, workerData: unknown, transferList: readonly Transferable[] = []): Worker {
  const entry = isAbsolute(entryTs) ? entryTs : join(projectRoot(), entryTs);
  let code = bundles.get(entry);
  if (code === undefined) bundles.set(entry, (code = bundle(entry)));
  return new Worker(code, { eval: true, workerData, transferList: [...transferList] });
}

function bundle(entry: string): string {
  const built = buildSync({
    entryPoints: [entry],
    absWorkingDir: projectRoot(),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['esbuild'],
    write: false,
    logLevel: 'silent',
    sourcemap: false,
  });
  const [output] = built.outputFiles;
  if (!output) throw new Error(`Bundling ${entry} produced nothing.`);
  return output.text;
}
