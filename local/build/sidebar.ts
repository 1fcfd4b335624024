import { readFile } from 'node:fs/promises';
import { build, transform, type Plugin } from 'esbuild';
import { packageNotice } from './notice.js';

export type SidebarOptions = Readonly<{ shell: string; styles: string; entry: string; plugins: readonly Plugin[] }>;

/**
 * The sidebar as one HTML file.
 *
 * HtmlService strips what looks like a comment inside template literals, so there
 * are none; it serves the page in a script element, so nothing may end that early.
 */
export async function buildSidebar({ shell, styles, entry, plugins }: SidebarOptions): Promise<string> {
  const [page, css, script] = await Promise.all([readFile(shell, 'utf8'), bundledStyles(styles), bundledScript(entry, plugins)]);
  const styled = insert(page, `<style>${css}</style>`, '</head>', shell);
  return insert(styled, `<script>${forScriptElement(script)}</script>`, '</body>', shell);
}

async function bundledStyles(path: string): Promise<string> {
  const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, charset: 'ascii' });
  return code.trim();
}

async function bundledScript(entry: string, plugins: readonly Plugin[]): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2019',
    platform: 'browser',
    supported: { 'template-literal': false },
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    plugins: [...plugins],
  });
  return packageNotice(metafile.inputs) + (outputFiles[0]?.text ?? '').trim();
}

/** Script text that an HTML parser reads to its end, in ASCII: esbuild leaves other characters in regular expressions. */
export function forScriptElement(script: string): string {
  return script
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--')
    .replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Puts `text` before the last `mark`. */
function insert(page: string, text: string, mark: string, shell: string): string {
  const at = page.lastIndexOf(mark);
  if (at < 0) throw new Error(`${shell} has no ${mark}.`);
  return `${page.slice(0, at)}${text}\n${page.slice(at)}`;
}
