import { startDemo, type Demo } from '../../../local/demo/index.js';
import { sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { fetchDemo, type DemoFetch, DEMO_NOW } from '../fetch-demo.js';

/** Over real HTTP: sign-in, pages by link, tags. */
let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
afterAll(async () => { await demo.close(); });

const MONTH = { start: '2026-10-01', end: '2026-11-01' };
const fetched = (feed: string, change: Parameters<typeof fetchDemo>[4] = {}): Promise<DemoFetch> => fetchDemo(demo, 'azure-openai', feed, MONTH, change);
const costOf = ({ rows }: DemoFetch): string => toText(sum(rows.map((row) => (row['billedCost'] as Money).amount)));
const form = (): Readonly<Record<string, string>> => demo.connections.find(({ provider }) => provider === 'azure-openai')?.settings ?? {};

it('signs in and reads a whole month of meters through its pages, untagged ones too', async () => {
  const byTag = await fetched('charges');
  expect(byTag.fault).toBeNull();
  expect(byTag.pages).toBe(3);
  expect(new Set(byTag.rows.map((row) => row['day'])).size).toBe(31);
  expect(new Set(byTag.rows.map((row) => row['tags']))).toEqual(new Set(['team=knowledge', 'team=calls', '']));
  const byResource = await fetched('charges', { settings: { ...form(), tag: '' } });
  expect(costOf(byResource)).toBe(costOf(byTag));
  expect(new Set(byResource.rows.map((row) => row['project']))).toEqual(new Set(['rg-knowledge/openai-weu', 'rg-knowledge/openai-pilot', 'rg-calls/speech-weu']));
});

it('finds Claude in Foundry among the Marketplace, and says that more is there', async () => {
  const { rows, notes } = await fetched('marketplace');
  expect(new Set(rows.map((row) => row['sku']))).toEqual(new Set(['Claude Consumption Unit']));
  expect(notes).toEqual(['Marketplace charges that name no known model were left out. Add words to “Marketplace names” to count them.']);
});

it('tells a scope that may not be read from a wrong secret', async () => {
  expect((await fetched('charges', { settings: { ...form(), scope: '00000000-0000-4000-8000-000000000000' } })).fault?.kind).toBe('permission');
  const refused = fetched('charges', { credentials: { clientSecret: 'wrong-secret-1234' } });
  await expect(refused).rejects.toMatchObject({ kind: 'credential', where: 'azure-openai sign-in', message: expect.not.stringContaining('1234') });
});
