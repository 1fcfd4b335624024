// Bundles TypeScript that runs on Node. Plain JavaScript: the boot file and jest's set-up load it as it is.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Where everything generated for development is kept. */
export function cacheFolder(root) {
  return join(root, 'node_modules', '.cache', 'spendsheet');
}

/** Bundles `entry` to `<name>.mjs` in the cache folder, packages left outside, and gives its path. */
export async function bundleRunner(root, entry, name) {
  const outdir = join(cacheFolder(root), name);
  const { outputFiles } = await build({
    entryPoints: { [name]: entry },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
    write: false,
    plugins: [sourceAddresses],
  });
  for (const { path, contents } of outputFiles) writeWhole(path, contents);
  return join(outdir, `${name}.mjs`);
}

/** Writes a file so that others see the old or the new content, never a part; an equal file is left alone. */
export function writeWhole(path, contents) {
  const bytes = Buffer.from(contents);
  if (readIfAny(path)?.equals(bytes) === true) return;
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}`;
  writeFileSync(part, bytes);
  renameSync(part, path);
}

function readIfAny(path) {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** `import.meta.url` means the source file, not the bundle, so that files beside it are found. */
const sourceAddresses = {
  name: 'source-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const contents = source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};
