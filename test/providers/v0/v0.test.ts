import { startDemo, type Demo } from '../../../local/demo/index.js';
import { v0Events } from '../../../local/demo/v0.js';
import { daysOf } from '../../../src/core/days.js';
import { decimal, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { v0 } from '../../../src/providers/v0/index.js';
import type { Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'v0', name: 'v0', baseUrl: '', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-09-20', end: '2026-09-22' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const event = { type: 'message', totalCost: '0.5', createdAt: '2026-09-20T10:00:00.000Z' };
const pageOf = (body: unknown): Page => ({ call: { path: '' }, body, text: '', where: 'v0/charges page 1' });
const read = (settings: Record<string, string>, ...data: readonly unknown[]): Reading<'cost'> =>
  feedOf(v0, 'charges').read(pageOf({ data, pagination: { hasMore: false } }), { ...step, connection: { ...step.connection, settings } }) as Reading<'cost'>;

it('asks for instants that end in Z, a full page at a time', () => {
  expect(feedOf(v0, 'charges').start(step)).toEqual([{ path: '/reports/usage', query: [['startDate', '2026-09-20T00:00:00.000Z'], ['endDate', '2026-09-22T00:00:00.000Z'], ['limit', '150']] }]);
});

describe('events', () => {
  it('are cost by type, and a correction is a line of its own', () => {
    expect(read({}, event, event, { ...event, type: 'manual_debit', totalCost: '2' }).rows).toMatchObject([
      { lineItem: 'message', billedCost: { amount: decimal(1), currency: 'USD' } }, { lineItem: 'manual_debit', billedCost: { amount: decimal(2) } },
    ]);
  });
  it('that the plan covers cost nothing more', () => {
    expect(read({ events: 'covered by the plan' }, event).rows).toMatchObject([{ tier: 'included', billedCost: { amount: decimal(0) } }]);
  });
  it('outside the window are left to theirs', () => { expect(read({}, { ...event, createdAt: '2026-09-22T00:00:00.000Z' }).rows).toEqual([]); });
  it('that refund keep the sign v0 sent, and a positive one is noted', () => {
    expect(read({}, { ...event, type: 'message-refund', totalCost: '-0.5' })).toMatchObject({ rows: [{ billedCost: { amount: decimal('-0.5') } }], notes: [] });
    expect(read({}, { ...event, type: 'message-refund' }).notes).toEqual([expect.stringContaining('refunds as positive amounts')]);
  });
  it('whose cost became a number are refused: its unit may have changed too', () => {
    expect(() => read({}, { ...event, totalCost: 0.5 })).toThrow('v0/charges page 1 data[0].totalCost: Expected a decimal number as text, found number.');
  });
});

it('reads the balance of a plan with and without an envelope, and knows no other kind', () => {
  const billing = (body: unknown): Reading<'balance'> => feedOf(v0, 'balance').read(pageOf(body), step) as Reading<'balance'>;
  const told = { balance: { remaining: 5, total: 30 }, onDemand: { balance: 2.5, blocks: [] } };
  expect(billing({ billingType: 'token', ...told }).rows).toEqual(billing({ billingType: 'token', data: told }).rows);
  expect(billing({ billingType: 'token', ...told }).rows).toMatchObject([{ amount: { amount: decimal('7.5') } }]);
  expect(() => billing({ billingType: 'barter' })).toThrow('Expected token or legacy');
});

describe('over real HTTP', () => {
  const month = { start: '2026-10-01', end: '2026-11-01' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });
  it('the costs of a month over several pages are the team’s to the last digit', async () => {
    const { rows, pages, fault } = await fetchDemo(demo, 'v0', 'charges', month);
    const told = daysOf(month).flatMap((day) => v0Events(day, Date.parse(DEMO_NOW)));
    expect([fault, pages]).toEqual([null, Math.ceil(told.length / 150)]);
    expect(toText(sum(rows.map((row) => (row['billedCost'] as Money).amount)))).toBe(toText(sum(told.map(({ totalCost }) => decimal(totalCost)))));
  });
  it('members and credits come, and a wrong key is refused', async () => {
    expect((await fetchDemo(demo, 'v0', 'seats', month)).rows).toHaveLength(3);
    expect((await fetchDemo(demo, 'v0', 'balance', month)).rows).toMatchObject([{ amount: { amount: decimal('66.2') } }]);
    expect((await fetchDemo(demo, 'v0', 'charges', month, { credentials: { apiKey: 'x' } })).fault?.kind).toBe('credential');
  });
});

it('asks for the activity of members by two dates alone: that report has no pages', () => {
  expect(feedOf(v0, 'seats').start(step)).toEqual([{ path: '/reports/user-activity', query: [['startDate', '2026-10-18T00:00:00.000Z'], ['endDate', '2026-11-17T00:00:00.000Z']] }]);
});
