import { startDemo, type Demo } from '../../../local/demo/index.js';
import { sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { fetchDemo, DEMO_NOW, type DemoRow } from '../fetch-demo.js';

let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
afterAll(async () => { await demo.close(); });

const MONTH = { start: '2026-10-18', end: '2026-11-17' };
const total = (rows: readonly DemoRow[], field: string): string => toText(sum(rows.map((row) => (row[field] as Money).amount)));

it('has the same dollars per day and per user, the users in pages', async () => {
  const [costs, seats] = [await fetchDemo(demo, 'chatgpt-workspaces', 'costs', MONTH), await fetchDemo(demo, 'chatgpt-workspaces', 'seats', MONTH)];
  expect([costs.fault, seats.fault]).toEqual([null, null]);
  expect(seats.pages).toBeGreaterThan(1);
  expect(total(seats.rows, 'overage')).toBe(total(costs.rows, 'billedCost'));
  expect(seats.rows.map((row) => row['user'])).toEqual(['dana@demo.example', 'eli@demo.example', 'fay@demo.example']);
});

it('shows who has stopped using it', async () => {
  const { rows } = await fetchDemo(demo, 'chatgpt-workspaces', 'seats', MONTH);
  expect(rows.find((row) => row['user'] === 'fay@demo.example')?.['lastActive']).toBe('2026-10-30');
});

it('says that a wrong key was refused, and not which', async () => {
  const { fault } = await fetchDemo(demo, 'chatgpt-workspaces', 'costs', MONTH, { credentials: { apiKey: 'sk-wrong-codex-1234' } });
  expect(fault?.kind).toBe('credential');
  expect(fault?.message).not.toContain('1234');
});
