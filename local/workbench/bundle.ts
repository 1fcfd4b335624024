import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle, type Plugin } from 'esbuild';

export type PageFiles = Readonly<{ script: Uint8Array; style: Uint8Array; html: Uint8Array }>;

const pageFolder = join(dirname(fileURLToPath(import.meta.url)), 'page');

/** The page's script and style, everything in them: the page asks no other host for anything. */
export async function bundlePage(): Promise<PageFiles> {
  const { outputFiles } = await bundle({
    entryPoints: { page: join(pageFolder, 'main.ts'), style: join(pageFolder, 'style.css') },
    outdir: pageFolder,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutHyphenation],
  });
  const output = (extension: string): Uint8Array => {
    const file = outputFiles.find(({ path }) => path.endsWith(extension));
    if (file === undefined) throw new Error(`The workbench bundle has no ${extension} file.`);
    return file.contents;
  };
  return { script: output('.js'), style: output('.css'), html: await readFile(join(pageFolder, 'page.html')) };
}

/** Hyphenation patterns of 60 languages, 4.8 MB, which cells never need. */
const withoutHyphenation: Plugin = {
  name: 'without-hyphenation',
  setup(build) {
    build.onLoad({ filter: /engine-render[\\/]lib[\\/]es[\\/]\w+-[\w-]+\.js$/ }, () => ({ contents: 'export default {};', loader: 'js' }));
  },
};
