import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll, type BuildResult } from './index.js';

const FOLDER = 'dist';

/** `npm run build -- [--bigquery] [--readable]` */
export async function buildCommand(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--bigquery' && arg !== '--readable');
  if (unknown.length > 0) {
    console.error(`The build knows --bigquery and --readable, not ${unknown.join(' ')}.`);
    return 1;
  }
  const result = await buildAll({ outDir: FOLDER, bigQueryScope: args.includes('--bigquery'), minify: !args.includes('--readable') });
  console.log(sizeTable(result));
  return 0;
}

function sizeTable({ entryPoints, priceModels }: BuildResult): string {
  const rows = ['Code.js', 'sidebar.html', 'appsscript.json'].map((name) => {
    const bytes = readFileSync(join(FOLDER, name));
    return `${`${FOLDER}/${name}`.padEnd(22)} ${kilobytes(bytes.length)} ${kilobytes(gzipSync(bytes).length)} gzip`;
  });
  return [...rows, `${String(entryPoints.length)} entry points: ${entryPoints.join(', ')}`, `${String(priceModels)} models priced`].join('\n');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1).padStart(8)} KB`;
}
