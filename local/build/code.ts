import { build, type Metafile, type Plugin } from 'esbuild';
import { entryPointsOf, globalFunctions } from './entry-points.js';
import { contents } from './notice.js';

/** The one global object of the bundle beside the entry points. */
export const GLOBAL_NAME = 'Spendsheet';

/**
 * Built-ins handed to the bundle as parameters. Inside a `vm` context each use of a
 * global goes through an interceptor: arithmetic on money and days takes twice as
 * long without this. On Google it changes nothing.
 */
const BUILT_INS = ['Array', 'BigInt', 'Boolean', 'Date', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'RangeError', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError'];

export type CodeOptions = Readonly<{
  entry: string;
  plugins: readonly Plugin[];
  version: string;
  /** Whitespace and syntax only; names stay, so that a logged stack can be read. */
  minify: boolean;
}>;

export type Code = Readonly<{ text: string; entryPoints: readonly string[]; inputs: Metafile['inputs'] }>;

/** One script of ES2019: the bundle in a function of its own, then a global function for each export of the entry. */
export async function buildCode({ entry, plugins, version, minify }: CodeOptions): Promise<Code> {
  const exported = await exportsOf(entry, plugins);
  const entryPoints = entryPointsOf(entry, exported);
  const { outputFiles, metafile } = await build({
    ...common(entry, plugins),
    format: 'iife',
    globalName: GLOBAL_NAME,
    minifyWhitespace: minify,
    minifySyntax: minify,
    metafile: true,
  });
  const bundle = outputFiles[0]?.text ?? '';
  const parameters = BUILT_INS.join(', ');
  const text = [
    contents(metafile.inputs, version),
    `var ${GLOBAL_NAME} = (function (${parameters}) {`,
    `${bundle.trimEnd()}\nreturn ${GLOBAL_NAME};`,
    `})(${parameters});`,
    globalFunctions(entryPoints, GLOBAL_NAME),
    '',
  ].join('\n');
  return { text, entryPoints: entryPoints.map(({ name }) => name), inputs: metafile.inputs };
}

/** Names only an ES module's metafile tells; that of a script lists none. */
async function exportsOf(entry: string, plugins: readonly Plugin[]): Promise<readonly string[]> {
  const { metafile } = await build({ ...common(entry, plugins), format: 'esm', metafile: true });
  return Object.values(metafile.outputs)[0]?.exports ?? [];
}

function common(entry: string, plugins: readonly Plugin[]) {
  return {
    entryPoints: [entry],
    bundle: true,
    write: false as const,
    target: 'es2019',
    platform: 'neutral' as const,
    mainFields: ['module', 'main'],
    charset: 'ascii' as const,
    legalComments: 'none' as const,
    logLevel: 'silent' as const,
    plugins: [...plugins],
  };
}
