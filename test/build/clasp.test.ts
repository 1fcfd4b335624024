import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { distFolder } from './dist.js';

const CLASP = resolve('node_modules/@google/clasp/build/src/index.js');

describe('what clasp would push', () => {
  it('is the script, the sidebar and the manifest, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spendsheet-push-'));
    cpSync('.clasp.json', join(folder, '.clasp.json'));
    cpSync(distFolder(), join(folder, 'dist'), { recursive: true });
    const status = JSON.parse(execFileSync(process.execPath, [CLASP, 'show-file-status', '--json'], { cwd: folder, encoding: 'utf8' })) as unknown;
    expect(status).toEqual({ filesToPush: expect.arrayContaining(['dist/Code.js', 'dist/sidebar.html', 'dist/appsscript.json']), untrackedFiles: [] });
    expect((status as { filesToPush: string[] }).filesToPush).toHaveLength(3);
  });
});
