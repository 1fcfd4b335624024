import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the files built before the tests. */
export function distFolder(): string {
  const folder = process.env['SPENDSHEET_DIST'];
  if (folder === undefined) throw new Error(`There is no build to test: ${process.env['SPENDSHEET_BUILD_ERROR'] ?? 'run the tests through jest.config.cjs'}`);
  return folder;
}

export function distFile(name: 'Code.js' | 'sidebar.html' | 'appsscript.json'): string {
  return readFileSync(join(distFolder(), name), 'utf8');
}
