import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Modules that exist only in a build: `import version from 'spendsheet:version'`. */
export function builtModules(values: Readonly<Record<string, unknown>>): Plugin {
  return {
    name: 'built-modules',
    setup(build) {
      build.onResolve({ filter: /^spendsheet:/ }, ({ path }) => ({ path: path.slice('spendsheet:'.length), namespace: 'spendsheet' }));
      build.onLoad({ filter: /.*/, namespace: 'spendsheet' }, ({ path }) =>
        path in values ? { contents: JSON.stringify(values[path]), loader: 'json' } : { errors: [{ text: `There is no built module spendsheet:${path}.` }] },
      );
    },
  };
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}
