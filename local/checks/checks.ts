import { join } from 'node:path';
import { buildAll } from '../build/index.js';
import { cacheFolder } from '../build/runner.mjs';
import { blindRules, folderFaults } from './folders.js';
import { jestRun } from './jest.js';
import { program, type Check } from './step.js';

const PROJECTS = ['test', 'local', 'bench', 'src/platform', 'sidebar', '.'];

function cache(...names: readonly string[]): string {
  return join(cacheFolder(process.cwd()), ...names);
}

/** The three files of the build, where the tests load them from. */
export const buildCheck: Check = {
  name: 'build',
  run: async () => {
    await buildAll({ outDir: cache('dist') });
    // Tells jest that the build is done.
    process.env['SPENDSHEET_DIST'] = cache('dist');
    return { passed: 1, failed: 0, output: '' };
  },
};

const lint: Check = {
  name: 'eslint',
  run: program('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
};

/** One compilation a folder, each with its own library: the walls between the folders are compile errors. */
const types: readonly Check[] = PROJECTS.map((folder) => ({
  name: `types of ${folder === '.' ? 'core to app' : folder}`,
  run: program('node_modules/typescript/bin/tsc', ['-p', join(folder, 'tsconfig.json'), '--incremental', '--tsBuildInfoFile', cache('types', `${folder.replace(/\W/g, '-')}.json`)]),
}));

const folders: Check = {
  name: 'folder rules',
  run: async () => {
    const [faults, blind] = [await folderFaults(), await blindRules()];
    const lines = [...faults, ...blind.map((rule) => `The rule ${rule} does not notice its planted fault.`)];
    return { passed: lines.length === 0 ? 1 : 0, failed: lines.length === 0 ? 0 : 1, output: lines.join('\n') };
  },
};

export const staticChecks: readonly Check[] = [lint, ...types, folders];

export function jestCheck(args: readonly string[]): Check {
  return { name: 'jest', run: () => jestRun(args, cache('jest.json')) };
}
