import { startDemo, type Demo } from '../../../local/demo/index.js';
import { sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { fetchDemo, type DemoFetch, DEMO_NOW } from '../fetch-demo.js';

/** Over real HTTP to a server that checks every signature. */
let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
afterAll(async () => { await demo.close(); });

const YEAR = { start: '2026-01-01', end: '2026-11-17' };
const fetched = (settings: Readonly<Record<string, string>>): Promise<DemoFetch> => fetchDemo(demo, 'aws-bedrock', 'charges', YEAR, { settings });
const costOf = ({ rows }: DemoFetch): string => toText(sum(rows.map((row) => (row['billedCost'] as Money).amount)));

it('reads a year of Bedrock and Marketplace in signed pages', async () => {
  const year = await fetched({});
  expect(year.fault).toBeNull();
  expect(year.pages).toBe(3);
  expect(new Set(year.rows.map((row) => row['service']))).toEqual(new Set(['Claude Opus 4.5 (Amazon Bedrock Edition)', 'Amazon Bedrock']));
  expect(year.notes).toContain('3 paid requests to AWS Cost Explorer: 0.03 USD.');
});

it('has the same total by tag, with the untagged part visible', async () => {
  const [byType, byTag] = [await fetched({}), await fetched({ tag: 'team' })];
  expect(costOf(byTag)).toBe(costOf(byType));
  const byLabel = new Set(byTag.rows.map((row) => row['tags']));
  expect(byLabel).toEqual(new Set(['team=claims', 'team=support', '']));
});

it('says that a wrong secret was refused, and shows none of it', async () => {
  const { fault } = await fetchDemo(demo, 'aws-bedrock', 'charges', YEAR, { credentials: { accessKeyId: 'AKIADEMOSPENDSHEET01', secretAccessKey: 'wrong/secret-1234', sessionToken: '' } });
  expect(fault?.kind).toBe('credential');
  expect(fault?.message).not.toMatch(/wrong\/secret|AKIADEMO/);
});
