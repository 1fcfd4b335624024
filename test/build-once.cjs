'use strict';
// Before the first test: the three files are built once, and the programs the tests drive are there.
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

module.exports = async function buildOnce() {
  const root = join(__dirname, '..');
  const { installAdvice, missingPrograms } = await import('../local/setup.mjs');
  const missing = missingPrograms();
  if (missing.length > 0) throw new Error(installAdvice(missing));
  if (process.env.SPENDSHEET_DIST !== undefined) return;
  const { bundleRunner, cacheFolder } = await import('../local/build/runner.mjs');
  const dist = join(cacheFolder(root), 'dist');
  try {
    const { buildAll } = await import(pathToFileURL(await bundleRunner(root, join(root, 'local', 'build', 'index.ts'), 'build')).href);
    await buildAll({ outDir: dist });
    process.env.SPENDSHEET_DIST = dist;
  } catch (error) {
    // Tests of the sources still have something to say; those of the bundle fail with this reason.
    process.env.SPENDSHEET_BUILD_ERROR = String(error instanceof Error ? error.message : error);
  }
};
