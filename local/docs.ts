import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providers } from '../src/providers/index.js';
import { roads } from '../src/providers/roads.js';
import { betweenMarkers } from './docs/markdown.js';
import { providersPage, readmeProviders } from './docs/providersPage.js';
import { writeWhole } from './out/atomic.js';
import { projectRoot } from './root.js';

/** A README that holds nothing but what is generated. */
const BARE_README = '# Spendsheet\n\n## Providers\n\n<!-- providers:start -->\n<!-- providers:end -->\n';

/** Writes the parts of docs/ and README.md that come from the code; with --screenshots the pictures too. */
export async function docsCommand(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--screenshots');
  if (unknown !== undefined) {
    console.error(`There is no option ${unknown}. Usage: npm run docs -- [--screenshots]`);
    return 2;
  }
  const [docs, readme] = [join(projectRoot(), 'docs'), join(projectRoot(), 'README.md')];
  writeWhole(join(docs, 'providers.md'), providersPage(providers, roads));
  console.log('Wrote docs/providers.md');
  writeWhole(readme, betweenMarkers(existsSync(readme) ? readFileSync(readme, 'utf8') : BARE_README, 'providers', readmeProviders(providers, roads)));
  console.log('Wrote the providers in README.md');
  if (args.includes('--screenshots')) {
    const { takeScreenshots } = await import('./workbench/screenshots.js');
    await takeScreenshots(join(docs, 'screenshots'), (text) => { console.log(text); });
    console.log('Wrote docs/screenshots');
  }
  return 0;
}
