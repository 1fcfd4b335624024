import { startDemo, type Demo } from '../../../local/demo/index.js';
import { sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { fetchDemo, DEMO_NOW, type DemoRow } from '../fetch-demo.js';

let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
afterAll(async () => { await demo.close(); });

const MONTH = { start: '2026-10-17', end: '2026-11-17' };
const total = (rows: readonly DemoRow[], field: string): string => toText(sum(rows.map((row) => (row[field] as Money).amount)));

it('has the same extra usage per day and per member', async () => {
  const [costs, members] = [await fetchDemo(demo, 'claude-workspaces', 'costs', MONTH), await fetchDemo(demo, 'claude-workspaces', 'members', MONTH)];
  expect([costs.fault, members.fault]).toEqual([null, null]);
  expect(costs.rows.length).toBeGreaterThan(40);
  expect(total(members.rows, 'overage')).toBe(total(costs.rows, 'billedCost'));
  expect(members.rows.map((row) => row['user'])).toEqual(['ana@demo.example', 'ben@demo.example']);
});

it('counts the assigned seats', async () => {
  expect((await fetchDemo(demo, 'claude-workspaces', 'seat-count', MONTH)).rows).toMatchObject([{ user: 'All seats', state: '42 seats assigned, 2 invitations pending' }]);
});

it('reads Claude Code with an Admin key, one day after the other', async () => {
  const { rows, pages, fault } = await fetchDemo(demo, 'claude-workspaces', 'claude-code', MONTH, { credentials: { apiKey: 'sk-ant-admin01-demo-code' } });
  expect(fault).toBeNull();
  expect(pages).toBe(31);
  expect(rows).toMatchObject([{ user: 'ben@demo.example', plan: 'Claude Code, enterprise', overage: null }, { user: 'build agents', plan: 'Claude Code, API', includedUse: null }]);
});

it('says that a wrong key was refused, and not which', async () => {
  const { fault } = await fetchDemo(demo, 'claude-workspaces', 'costs', MONTH, { credentials: { apiKey: 'sk-ant-api01-wrong-1234' } });
  expect(fault?.kind).toBe('credential');
  expect(fault?.message).not.toContain('1234');
});
