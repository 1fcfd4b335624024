import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installAdvice, missingPrograms, nodeProblem, packagesAreCurrent } from '../../local/setup.mjs';

const LOCK = { packages: { '': { name: 'x' }, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '2.0.0', optional: true } } };

function project(installed: unknown): string {
  const root = mkdtempSync(join(tmpdir(), 'spendsheet-root-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCK));
  if (installed === null) return root;
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify(installed));
  return root;
}

describe('setting the project up', () => {
  it('installs when nothing is installed', () => {
    expect(packagesAreCurrent(project(null))).toBe(false);
  });

  it('installs when a package has another version than the lock file says', () => {
    expect(packagesAreCurrent(project({ packages: { 'node_modules/a': { version: '0.9.0' } } }))).toBe(false);
  });

  it('is done when all but other platforms\' packages are there', () => {
    expect(packagesAreCurrent(project({ packages: { 'node_modules/a': { version: '1.0.0' } } }))).toBe(true);
  });

  it('refuses a Node older than 20 and says what to do', () => {
    expect(nodeProblem('18.20.4')).toBe('Spendsheet needs Node 20 or newer; this is Node 18.20.4. Install it from https://nodejs.org and run the command again.');
    expect(nodeProblem('20.0.0')).toBeNull();
    expect(nodeProblem('24.1.0')).toBeNull();
  });

  it('says exactly what to install when it may not', () => {
    const missing = missingPrograms(undefined, (path) => !path.includes('chromium'));
    expect(installAdvice(missing)).toBe(
      'The tests need Chromium. Install with:\n  sudo apt-get update && sudo apt-get install --no-install-recommends -y chromium',
    );
  });

  it('misses nothing where every program has one of its files', () => {
    expect(missingPrograms(undefined, (path) => !path.endsWith('chromium-browser'))).toEqual([]);
  });
});
