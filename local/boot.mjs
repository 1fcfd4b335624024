// Every npm script starts here: set the project up if needed, bundle the TypeScript runner, hand over.
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installPackages, installPrograms, nodeProblem } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = '', ...args] = process.argv.slice(2);

try {
  const problem = nodeProblem();
  if (problem !== null) throw new Error(problem);
  process.chdir(root);
  installPackages(root);
  if (command === 'test') installPrograms();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

// Only now, because it needs a package.
const { bundleRunner } = await import('./build/runner.mjs');
const runner = await bundleRunner(root, join(root, 'local', 'main.ts'), 'main').catch(() => {
  // The bundler has printed what is wrong, and where.
  process.exit(1);
});
process.setSourceMapsEnabled(true);
const { main } = await import(pathToFileURL(runner).href);
process.exitCode = await main(command, args);
