import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The example of docs/add-a-provider.md, taken out of the page and put into a copy of the project by its four steps. */
const page = readFileSync('docs/add-a-provider.md', 'utf8');
const files = [...page.matchAll(/^\*\*`([^`]+)`\*\*\n\n```\w+\n([\s\S]*?)\n```$/gm)].map(([, path = '', text = '']) => ({ path, text }));

type Run = Readonly<{ code: number | null; output: string }>;

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'spendsheet-acme-'));
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  ['src', 'test/providers', 'test/fakes', 'test/transform.cjs', 'tsconfig.json', 'package.json', 'CHANGELOG.md'].forEach((path) => { cpSync(path, join(copy, path), { recursive: true }); });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), `${text}\n`);
  }
  const list = join(copy, 'src/providers/index.ts');
  writeFileSync(list, readFileSync(list, 'utf8')
    .replace(/^import type \{ Provider \}/m, "import { acme } from './acme/index.js';\n$&")
    .replace(/(Provider\[\] = \[[^\]]*?),?\s*\];/, '$1, acme];'));
  appendFileSync(join(copy, 'CHANGELOG.md'), '- Add Acme AI: costs by workspace.\n');
});
afterAll(() => { rmSync(copy, { recursive: true }); });

function node(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

/** The tests of the copy whose names hold `acme`. */
function jest(...paths: readonly string[]): Run {
  const config = { rootDir: copy, testMatch: ['<rootDir>/test/**/*.test.ts'], transform: { '\\.(m?js|tsx?)$': '<rootDir>/test/transform.cjs' }, transformIgnorePatterns: ['/node_modules/(?!((@?date-fns|valibot)/|@date-fns))'], moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' } };
  writeFileSync(join(copy, 'jest.config.json'), JSON.stringify(config));
  return node('node_modules/jest/bin/jest.js', '--config', 'jest.config.json', '--verbose', ...paths);
}

it('gives the files it says a provider is made of', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'src/providers/acme/index.ts', 'src/providers/acme/costs.ts',
    'test/providers/acme/payloads/costs.json', 'test/providers/acme/payloads/costs-empty.json', 'test/providers/acme/payloads/costs-before.json', 'test/providers/acme/payloads/costs-restated.json',
    'test/providers/acme/acme.test.ts',
  ]);
});

it('compiles with the project', () => {
  const { output } = node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
  expect(output.split('\n').filter((line) => line.includes('acme'))).toEqual([]);
});

it('passes its own test, the conformance suite and the checks of the list', () => {
  const own = jest('test/providers/acme');
  expect([own.code, own.output]).toEqual([0, expect.stringContaining('reads cents as hundredths of a dollar')]);
  const suite = jest('test/providers/conformance.test.ts', 'test/providers/list.test.ts', '-t', 'acme');
  expect([suite.code, suite.output]).toEqual([0, expect.stringContaining('names the path of a field that changes its type')]);
  const wholeRun = jest('test/providers/whole-run', '-t', 'acme');
  expect([wholeRun.code, wholeRun.output]).toEqual([0, expect.stringContaining('429 that asks for 20 seconds each time')]);
  ['replaces a row when a figure of it is corrected, in place', 'shows no secret the vendor repeats in a header'].forEach((name) => { expect(wholeRun.output).toContain(name); });
  expect(suite.output).toContain('acme declares itself so that its form and its docs can be drawn');
});

it('would not pass if a cent were taken for a dollar', () => {
  const path = join(copy, 'src/providers/acme/costs.ts');
  const good = readFileSync(path, 'utf8');
  writeFileSync(path, good.replace("decimal('0.01')", "decimal('1')"));
  const { code, output } = jest('test/providers/conformance.test.ts', '-t', 'acme costs keeps all money');
  writeFileSync(path, good);
  expect([code === 0, output]).toEqual([false, expect.stringContaining('keeps all money and all tokens of the payload')]);
});
