import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | null = null;

/** Absolute path of the project: the nearest folder, from the working directory up, whose package.json is named `spendsheet`. */
export function projectRoot(): string {
  found ??= search(process.cwd());
  return found;
}

function search(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isProject(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`No package.json named "spendsheet" in ${from} or above it. Start it inside the project folder.`);
  }
}

function isProject(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }).name === 'spendsheet';
}
