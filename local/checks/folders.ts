import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

type Rule = IForbiddenRuleType & Readonly<{ name: string }>;

const SOURCES = ['src', 'sidebar', 'local', 'test'];
/** Packages that may be in the bundle. */
const SHIPPED = '^node_modules/(date-fns|@date-fns/utc|valibot)/';

/** A folder of `src/` and where its imports may lead; everything else is a fault. */
function mayImport(name: string, from: string, allowed: readonly string[], comment: string): Rule {
  return { name, comment, severity: 'error', from: { path: from }, to: { pathNot: [...allowed, SHIPPED, '^spendsheet:'] } };
}

const RULES: readonly Rule[] = [
  mayImport('core-stands-alone', '^src/core/', ['^src/core/'], 'The domain knows no provider, no cell and no Google.'),
  mayImport('providers-know-the-core', '^src/providers/', ['^src/(core|providers)/'], 'A provider declares an API in terms of the domain.'),
  mayImport('tabs-know-the-core', '^src/tabs/', ['^src/(core|tabs)/'], 'A tab lays out records of the domain.'),
  mayImport('app-uses-ports', '^src/app/', ['^src/(core|providers|tabs|app)/'], 'Use cases reach the world through ports.'),
  mayImport(
    'platform-decides-nothing',
    '^src/platform/',
    ['^src/platform/', '^src/core/', '^src/app/ports\\.ts$', '^src/tabs/cell\\.ts$', '^src/providers/provider\\.ts$'],
    'Adapters implement ports and know only what crosses them.',
  ),
  {
    name: 'platform-for-main-only',
    comment: 'Only the composition root and the tests of the adapters know Apps Script.',
    severity: 'error',
    from: { pathNot: ['^src/main\\.ts$', '^src/platform/', '^test/platform/'] },
    to: { path: '^src/platform/' },
  },
  {
    name: 'providers-apart',
    comment: 'A provider is one folder; what two share belongs in the kit.',
    severity: 'error',
    from: { path: '^src/providers/([^/]+)/' },
    to: { path: '^src/providers/(?:[^/]+/|index\\.ts$)', pathNot: ['^src/providers/$1/', '^src/providers/kit/'] },
  },
  {
    name: 'sidebar-sees-types',
    comment: 'The sidebar is another program: of the server it knows the shapes of messages.',
    severity: 'error',
    from: { path: '^sidebar/' },
    to: { path: '^(src|local|test)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'sidebar-sees-messages',
    comment: 'What crosses between sidebar and server is in app/api.ts.',
    severity: 'error',
    from: { path: '^sidebar/' },
    to: { path: '^(src|local|test)/', pathNot: ['^src/app/api\\.ts$', '^src/core/', '^src/providers/provider\\.ts$'] },
  },
  {
    name: 'product-without-tools',
    comment: 'Nothing that ships needs what runs it locally.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(local|test|sidebar|bench)/' },
  },
  {
    name: 'local-without-tests',
    severity: 'error',
    from: { path: '^local/' },
    to: { path: '^test/' },
  },
  {
    name: 'no-circle',
    comment: 'Modules that need each other at run time depend on the order of loading.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];

/** Files that break each rule once. */
const PLANTED: Readonly<Record<string, string>> = {
  'src/main.ts': `import '../local/tool.js';`,
  'src/core/money.ts': `import type { A } from '../providers/acme/index.js'; export type M = A;`,
  'src/core/circle.ts': `import { b } from './circle-back.js'; export const a = (): unknown => b;`,
  'src/core/circle-back.ts': `import { a } from './circle.js'; export const b = (): unknown => a;`,
  'src/providers/acme/index.ts': `import type { B } from '../beta/index.js'; export type A = B;`,
  'src/providers/beta/index.ts': `import type { T } from '../../tabs/tab.js'; export type B = T;`,
  'src/tabs/tab.ts': `import type { P } from '../providers/beta/rows.js'; export type T = P;`,
  'src/providers/beta/rows.ts': `export type P = string;`,
  'src/app/sync.ts': `import type { S } from '../platform/sheet.js'; export type Y = S;`,
  'src/app/store.ts': `export const store = 1;`,
  'src/platform/sheet.ts': `import { store } from '../app/store.js'; export type S = typeof store;`,
  'sidebar/main.ts': `import { store } from '../src/app/store.js'; export const x = store;`,
  'local/tool.ts': `import '../test/fake.js'; export const tool = 1;`,
  'test/fake.ts': `export const fake = 1;`,
};

/** Imports that go the wrong way, one line each. */
export async function folderFaults(): Promise<string[]> {
  return (await violations(process.cwd())).map(({ rule, from, to }) => `${from} imports ${to}: ${rule} (${RULES.find(({ name }) => name === rule)?.comment ?? ''})`);
}

/** Rules that do not notice their planted fault; a rule that finds nothing anywhere protects nothing. */
export async function blindRules(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spendsheet-planted-'));
  try {
    for (const [path, text] of Object.entries(PLANTED)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const noticed = new Set((await violations(folder)).map(({ rule }) => rule));
    return RULES.map(({ name }) => name).filter((name) => !noticed.has(name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function violations(baseDir: string): Promise<Readonly<{ rule: string; from: string; to: string }>[]> {
  const { output } = await cruise(
    SOURCES,
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: [...RULES] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'require', 'types', 'default'] },
  );
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
