import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import mrml from 'mrml';

const WEB_FONT = /<!--\[if !mso\]><!-->\s*<link[^>]*>[\s\S]*?<!--<!\[endif\]-->/g;

/**
 * Mail HTML of an MJML layout; `{{slots}}` pass through untouched.
 *
 * @param pieces layouts that `<mj-include path="…">` may name
 * @throws Error with the compiler's message when the layout is no valid MJML
 */
export function compileMjml(source: string, pieces: Readonly<Record<string, string>> = {}): string {
  const engine = new mrml.Engine();
  engine.setParserOptions({ includeLoader: { type: 'memory', content: { ...pieces } } });
  engine.setRenderOptions({ disableComments: true, socialIconOrigin: null, fonts: {} });
  const result = engine.toHtml(source);
  if (result.type === 'error') throw new Error(`The mail layout does not compile: ${result.message}`);
  return result.content.replace(WEB_FONT, '').replace(/\s*\n\s*/g, ' ').replace(/> </g, '><').trim();
}

/** Reads a layout and the pieces beside it, and compiles it. */
export function compileMjmlFile(path: string): string {
  const folder = dirname(path);
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjml') && name !== basename(path));
  const pieces = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  return compileMjml(readFileSync(path, 'utf8'), pieces);
}

/** Makes `import html from './mail.mjml'` give the compiled HTML as text. */
export const mjmlPlugin: Plugin = {
  name: 'mjml',
  setup(build) {
    build.onLoad({ filter: /\.mjml$/ }, ({ path }) => {
      const folder = dirname(path);
      const watchFiles = readdirSync(folder).filter((name) => name.endsWith('.mjml')).map((name) => join(folder, name));
      return { contents: compileMjmlFile(path), loader: 'text', watchFiles };
    });
  },
};
