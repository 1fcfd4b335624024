import { startDemo, type Demo } from '../../../local/demo/index.js';
import { sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { fetchDemo, type DemoFetch, DEMO_NOW } from '../fetch-demo.js';

/** The same month by the reports and by the analytics, over real HTTP. */
let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
afterAll(async () => { await demo.close(); });

const MONTH = { start: '2026-10-01', end: '2026-10-31' };
const fetched = (feed: string, source: string): Promise<DemoFetch> => fetchDemo(demo, 'anthropic', feed, MONTH, { settings: { source } });
const total = ({ rows }: DemoFetch, field: string): number => rows.reduce((all, row) => all + Number(row[field] ?? 0), 0);

it('tells the same tokens either way, and requests by the analytics', async () => {
  const [reports, analytics] = [await fetched('messages', 'reports'), await fetched('messages', 'analytics')];
  expect([reports.fault, analytics.fault]).toEqual([null, null]);
  for (const field of ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'outputTokens']) expect(total(analytics, field)).toBe(total(reports, field));
  expect(total(reports, 'requests')).toBe(0);
  expect(total(analytics, 'requests')).toBeGreaterThan(1_000);
});

it('tells the same cost of tokens and searches either way, by the analytics per key', async () => {
  const costOf = ({ rows }: DemoFetch): string => toText(sum(rows.filter((row) => row['meter'] !== 'code_execution').map((row) => (row['billedCost'] as Money).amount)));
  const [reports, analytics] = [await fetched('costs', 'reports'), await fetched('costs', 'analytics')];
  expect(costOf(analytics)).toBe(costOf(reports));
  expect(new Set(reports.rows.map((row) => row['key']))).toEqual(new Set(['']));
  expect(analytics.rows.map((row) => row['key'])).toContain('apikey_build_agents');
});
