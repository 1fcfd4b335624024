import { join } from 'node:path';
import { providers } from '../src/providers/index.js';
import { providersPage } from './docs/providersPage.js';
import { writeWhole } from './out/atomic.js';
import { projectRoot } from './root.js';

/** Writes the parts of docs/ that come from the code; with --screenshots the pictures too. */
export async function docsCommand(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--screenshots');
  if (unknown !== undefined) {
    console.error(`There is no option ${unknown}. Usage: npm run docs -- [--screenshots]`);
    return 2;
  }
  const docs = join(projectRoot(), 'docs');
  writeWhole(join(docs, 'providers.md'), providersPage(providers));
  console.log('Wrote docs/providers.md');
  if (args.includes('--screenshots')) {
    const { takeScreenshots } = await import('./workbench/screenshots.js');
    await takeScreenshots(join(docs, 'screenshots'), (text) => { console.log(text); });
    console.log('Wrote docs/screenshots');
  }
  return 0;
}
