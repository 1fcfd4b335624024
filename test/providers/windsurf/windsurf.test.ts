import { startDemo, type Demo } from '../../../local/demo/index.js';
import { decimal } from '../../../src/core/decimal.js';
import { windsurf } from '../../../src/providers/windsurf/index.js';
import type { Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'windsurf', name: 'Windsurf', baseUrl: '', credentials: { apiKey: SECRET }, settings: { creditPrice: '0.04', creditCurrency: 'EUR' } },
  period: { start: '2026-11-16', end: '2026-11-17' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const pageOf = (body: unknown): Page => ({ call: { path: '' }, body, text: '', where: 'windsurf page 1' });
const balance = (body: unknown): Reading<'balance'> => feedOf(windsurf, 'credits').read(pageOf(body), step) as Reading<'balance'>;

it('puts the key into the body beside the question, and nowhere else', () => {
  const call = windsurf.authorize({ method: 'post', url: 'https://x.example/y', headers: {}, body: '{"group_name":"web"}' }, step.connection, undefined as never);
  expect(call).toEqual({ method: 'post', url: 'https://x.example/y', headers: {}, body: JSON.stringify({ group_name: 'web', service_key: SECRET }) });
});

it('asks for one group where it is given', () => {
  const start = (settings: Record<string, string>): unknown => feedOf(windsurf, 'seats').start({ ...step, connection: { ...step.connection, settings } })[0]?.body;
  expect([start({}), start({ group: 'web' })]).toEqual([{}, { group_name: 'web' }]);
});

describe('add-on credits', () => {
  it('are money only at the price the user gave', () => {
    expect(balance({ addOnCreditsAvailable: 2_500 }).rows).toMatchObject([{ amount: { amount: decimal(100), currency: 'EUR' }, note: '2500 add-on credits at 0.04 EUR; 0 used this cycle' }]);
    expect([feedOf(windsurf, 'credits').enabled?.(step.connection), feedOf(windsurf, 'credits').enabled?.({ ...step.connection, settings: {} })]).toEqual([true, false]);
  });
  it('that are left out are none, as the format leaves out zeros; null is refused', () => {
    expect(balance({}).rows).toMatchObject([{ amount: { amount: decimal(0) } }]);
    expect(() => balance({ addOnCreditsAvailable: null })).toThrow('addOnCreditsAvailable: Expected a decimal number, found null.');
  });
});

it('never keeps the hash of a member’s key', () => {
  const { rows } = feedOf(windsurf, 'seats').read(pageOf({ userTableStats: [{ name: 'Ana', email: 'a@x.example', apiKey: 'hash-of-ana' }] }), step);
  expect(JSON.stringify(rows)).not.toContain('hash-of-ana');
});

describe('over real HTTP', () => {
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });
  it('members and credits come with the key in the body, and a wrong one is refused', async () => {
    const seats = await fetchDemo(demo, 'windsurf', 'seats', step.period);
    expect([seats.fault, seats.rows.length]).toEqual([null, 6]);
    expect(seats.rows.filter((row) => String(row['lastActive']) < '2026-10-17')).toHaveLength(1);
    expect((await fetchDemo(demo, 'windsurf', 'credits', step.period)).rows).toMatchObject([{ amount: { amount: decimal(96) } }]);
    expect((await fetchDemo(demo, 'windsurf', 'seats', step.period, { credentials: { apiKey: 'wrong' } })).fault?.kind).toBe('credential');
  });
});
