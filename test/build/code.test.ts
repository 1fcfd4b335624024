import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCode } from '../../local/build/code.js';
import { builtModules } from '../../local/build/modules.js';
import { globalFunctionsOf, loadBare } from './bare-context.js';
import { commentAbove } from './script-facts.js';

const SOURCE = `
import version from 'spendsheet:version';
/** Says the version. */
export function tellVersion(): string { return version; }
/**
 * Doubles.
 * @param {number} amount What to double.
 * @customfunction
 */
export function DOUBLE(amount: number): number { return amount * 2; }
export const add = (first: number, ...others: number[]): number => others.reduce((sum, one) => sum + one, first);
export { later as renamed } from './other.js';
function hidden(): void { throw new Error(); }
export type Hidden = typeof hidden;
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'spendsheet-entry-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function build(main: string, minify = true): ReturnType<typeof buildCode> {
  const folder = folderWith({ 'main.ts': main, 'other.ts': 'export function later(when: string): string { return `${when}?.`; }' });
  return buildCode({ entry: join(folder, 'main.ts'), plugins: [builtModules({ version: '1.2.3' })], version: '1.2.3', minify });
}

describe('building the script', () => {
  it('makes one global function of each export, re-exports included', async () => {
    const { text, entryPoints } = await build(SOURCE);
    expect(globalFunctionsOf(text)).toEqual(['DOUBLE', 'add', 'renamed', 'tellVersion']);
    expect(entryPoints).toEqual(['DOUBLE', 'add', 'renamed', 'tellVersion']);
  });

  it('hands arguments through', async () => {
    const globals = loadBare((await build(SOURCE)).text) as Record<string, (...args: unknown[]) => unknown>;
    expect(globals['DOUBLE']?.(21)).toBe(42);
    expect(globals['add']?.(1, 2, 3)).toBe(6);
    expect(globals['renamed']?.('now')).toBe('now?.');
    expect(globals['tellVersion']?.()).toBe('1.2.3');
  });

  it('keeps the comment and the parameter names of a custom function, which the formula helper shows', async () => {
    const { text } = await build(SOURCE);
    expect(commentAbove(text, 'DOUBLE')).toContain('@customfunction');
    expect(text).toContain('function DOUBLE(amount) {');
  });

  it('gives the same bytes for the same sources', async () => {
    expect((await build(SOURCE)).text).toBe((await build(SOURCE)).text);
  });

  it('refuses an entry point whose name hides it from Apps Script', async () => {
    await expect(build('export function tidy_(): void {}')).rejects.toThrow('tidy_ ends in an underscore');
  });

  it('refuses an export that is no function', async () => {
    await expect(build('export const LIMIT = 5;')).rejects.toThrow('the export LIMIT must be a function');
  });

  it('refuses an entry point without named parameters', async () => {
    await expect(build('export function open({ id }: { id: string }): string { return id; }')).rejects.toThrow('named parameters only');
  });

  it('names the module that does not exist', async () => {
    await expect(build("import x from 'spendsheet:moon'; export function f(): unknown { return x; }")).rejects.toThrow('spendsheet:moon');
  });
});
