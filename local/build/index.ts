import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildCode } from './code.js';
import { manifestText } from './manifest.js';
import { mjmlPlugin } from './mjml.js';
import { builtModules, packageVersion } from './modules.js';
import { slimPriceList } from './price-list.js';
import { writeWhole } from './runner.mjs';
import { buildSidebar } from './sidebar.js';

export type BuildOptions = Readonly<{
  outDir?: string;
  /** Adds the scope to read BigQuery as the signed-in user. */
  bigQueryScope?: boolean;
  minify?: boolean;
}>;

export type BuildResult = Readonly<{
  bundleBytes: number;
  sidebarBytes: number;
  /** Global functions of Code.js. */
  entryPoints: readonly string[];
  /** Models in the price list of the bundle. */
  priceModels: number;
}>;

/** What clasp would push; nothing else may lie beside the three files. */
const PUSHED = /\.(js|gs|html|json)$/;

/** Builds `Code.js`, `sidebar.html` and `appsscript.json`. The same sources give the same bytes. */
export async function buildAll({ outDir = 'dist', bigQueryScope = false, minify = true }: BuildOptions = {}): Promise<BuildResult> {
  const version = packageVersion();
  const prices = slimPriceList();
  const plugins = [mjmlPlugin, builtModules({ version, 'price-list': prices })];
  const [code, sidebar] = await Promise.all([
    buildCode({ entry: 'src/main.ts', plugins, version, minify }),
    buildSidebar({ shell: 'sidebar/index.html', styles: 'sidebar/styles.css', entry: 'sidebar/main.tsx', plugins: [builtModules({ version })] }),
  ]);
  const files = { 'Code.js': code.text, 'sidebar.html': sidebar, 'appsscript.json': manifestText(readFileSync('appsscript.json', 'utf8'), bigQueryScope) };
  writeFolder(outDir, files);
  return {
    bundleBytes: Buffer.byteLength(code.text),
    sidebarBytes: Buffer.byteLength(sidebar),
    entryPoints: code.entryPoints,
    priceModels: modelsOf(prices),
  };
}

/** The list names each model once per provider. */
function modelsOf(prices: ReturnType<typeof slimPriceList>): number {
  return prices.providers.reduce((count, { models }) => count + models.length, 0);
}

function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (PUSHED.test(name) && !(name in files)) rmSync(join(folder, name));
  for (const [name, text] of Object.entries(files)) writeWhole(join(folder, name), text);
}
