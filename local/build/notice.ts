import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Names of the npm packages whose code is in a bundle. */
export function packagesIn(inputs: Metafile['inputs']): string[] {
  const names = Object.keys(inputs).flatMap((path) => PACKAGE.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** The opening comment: what this is, and whose code is inside under which licence. */
export function contents(inputs: Metafile['inputs'], version: string): string {
  const lines = packagesIn(inputs).map((name) => ` *   ${packageLine(name)}`);
  const inside = lines.length === 0 ? '' : `\n * Contains:\n${lines.join('\n')}`;
  return `/*\n * Spendsheet ${version}, MIT licence. Built from TypeScript: change the source, not this file.${inside}\n */`;
}

/** One line of comment for a page: whose code is in its script; '' when all of it is ours. */
export function packageNotice(inputs: Metafile['inputs']): string {
  const lines = packagesIn(inputs).map(packageLine);
  return lines.length === 0 ? '' : `/* Contains ${lines.join('; ')} */`;
}

function packageLine(name: string): string {
  const folder = join('node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license?: string };
  const copyright = copyrightOf(folder);
  return `${name} ${manifest.version}, ${manifest.license ?? 'licence in its package'}${copyright === '' ? '' : `, ${copyright}`}`;
}

function copyrightOf(folder: string): string {
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license'].map((name) => join(folder, name)).find((path) => existsSync(path));
  const line = file === undefined ? undefined : readFileSync(file, 'utf8').split('\n').find((text) => /^\s*copyright \(?c/i.test(text));
  return (line ?? '').trim().replace(/\*\//g, '');
}
