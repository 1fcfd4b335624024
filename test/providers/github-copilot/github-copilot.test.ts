import { startDemo, type Demo } from '../../../local/demo/index.js';
import { billedOn, COPILOT_SEATS, creditsOn } from '../../../local/demo/github-copilot-company.js';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { daysOf } from '../../../src/core/days.js';
import { decimal, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { priceBook } from '../../../src/core/prices/book.js';
import type { CostRow, UsageRow } from '../../../src/core/records.js';
import { githubCopilot } from '../../../src/providers/github-copilot/index.js';
import { isCopilot, meterOf } from '../../../src/providers/github-copilot/meter.js';
import type { Call, Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo, type DemoRow } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'github-copilot', name: 'GitHub Copilot', baseUrl: '', credentials: { apiKey: SECRET }, settings: { organization: 'acme' } },
  period: { start: '2026-09-29', end: '2026-10-02' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const item = { date: '2026-10-01', product: 'Copilot AI Credits', sku: 'AI Credit', unitType: 'ai-credits', quantity: 900, grossAmount: 9, discountAmount: 6, netAmount: 3 };
const pageOf = (body: unknown, call: Call = { path: '' }): Page => ({ call, body, text: '', where: 'github-copilot page 1' });
const charged = (...items: readonly unknown[]): Reading<'cost'> => feedOf(githubCopilot, 'charges').read(pageOf({ usageItems: items }), step) as Reading<'cost'>;
const startOf = (feed: string, change: Partial<Step> = {}): readonly Call[] => feedOf(githubCopilot, feed).start({ ...step, ...change });

describe('billed usage', () => {
  it('is the net amount; the allowance taken off is no spend', () => {
    expect(charged(item).rows).toMatchObject([{ tier: '', billedCost: { amount: decimal(3), currency: 'USD' } }, { tier: 'included', billedCost: { amount: decimal(0) } }]);
  });
  it('of other products is left alone, whatever its form', () => {
    expect(charged({ product: 'Actions', sku: 'Actions Linux', netAmount: 'many' }, { ...item, discountAmount: 0 }).rows).toHaveLength(1);
  });
  it('of a wrong type is named with its place among all items', () => {
    expect(() => charged({ product: 'Actions', sku: 'Actions Linux' }, { ...item, netAmount: 'many' })).toThrow('github-copilot page 1 usageItems[1].netAmount: Expected a decimal number, found text.');
  });
  it('is asked for by month, and days outside the window are left to theirs', () => {
    expect(startOf('charges').map((call) => call.query)).toEqual([[['year', '2026'], ['month', '9']], [['year', '2026'], ['month', '10']]]);
    expect(charged({ ...item, date: '2026-10-02' }).rows).toEqual([]);
  });
});

describe('AI credits', () => {
  it('are asked for day by day, before June 2026 as premium requests', () => {
    const calls = startOf('credits', { period: { start: '2026-05-31', end: '2026-06-02' } });
    expect(calls.map(({ path, query }) => [path, query?.[2]])).toEqual([
      ['/organizations/acme/settings/billing/premium_request/usage', ['day', '31']], ['/organizations/acme/settings/billing/ai_credit/usage', ['day', '1']],
    ]);
  });
  it('are not asked for for days to come', () => { expect(startOf('credits', { period: { start: '2026-11-16', end: '2026-11-18' } })).toHaveLength(1); });
  it('of another day than asked for are refused', () => {
    const page = pageOf({ timePeriod: { year: 2026, month: 10, day: 2 }, usageItems: [] }, { path: '', context: { day: '2026-10-01' } });
    expect(() => feedOf(githubCopilot, 'credits').read(page, step)).toThrow('Another day came');
  });
  it('carry no money: their report and the bill tell the same', () => {
    expect(githubCopilot.feeds.map(({ id, kind }) => [id, kind])).toEqual([['seats', 'seat'], ['charges', 'cost'], ['credits', 'usage']]);
  });
});

it.each([
  ['Copilot', 'Copilot Premium Request', 'requests', 'premium-request'], ['copilot', 'copilot_premium_request', 'requests', 'premium-request'],
  ['Copilot AI Credits', 'AI Credit', 'ai-credits', 'ai-credit'], ['copilot', 'Copilot Business', 'user-months', 'seat'], ['copilot', 'Copilot Enterprise', 'UserMonths', 'seat'],
] as const)('reads %p, %p, %p as %p', (product, sku, unitType, meter) => {
  expect([isCopilot({ product, sku }), meterOf({ product, sku, unitType })]).toEqual([true, meter]);
});

describe('seats', () => {
  const seat = (login: string, day: string | null = '2026-11-14'): unknown => ({ assignee: { login }, pending_cancellation_date: null, last_activity_at: day === null ? null : `${day}T08:00:00Z`, created_at: '2026-01-01T00:00:00Z', plan_type: 'business' });
  const read = (total: number, seats: readonly unknown[], call: Call = { path: '/x', query: [['page', '1']] }): Reading<'seat'> => feedOf(githubCopilot, 'seats').read(pageOf({ total_seats: total, seats }, call), step) as Reading<'seat'>;
  it('without activity are called that, and not unused', () => { expect(read(1, [seat('ana', null)]).rows).toMatchObject([{ state: 'no recorded activity', lastActive: null }]); });
  it('go on while fewer came than are counted, and a page without any is then a fault', () => {
    const { rows, calls } = read(2, [seat('ana')]);
    expect(rows).toEqual([]);
    expect(calls?.[0]?.query).toEqual([['page', '2']]);
    expect(() => read(2, [], calls?.[0])).toThrow('lost its cursor');
  });
  it('of one person in two organizations are one', () => {
    expect(read(2, [seat('ana', '2026-10-01'), seat('ana'), seat('ben')]).rows).toMatchObject([{ user: 'ana', lastActive: '2026-11-14' }, { user: 'ben' }]);
  });
  it('are asked of the enterprise where one is given', () => {
    expect(startOf('seats', { connection: { ...step.connection, settings: { enterprise: 'acme-group' } } })).toMatchObject([{ path: '/enterprises/acme-group/copilot/billing/seats' }]);
  });
  it('need one of the two names', () => {
    expect(() => startOf('seats', { connection: { ...step.connection, settings: {} } })).toThrow('Neither an organization nor an enterprise is given.');
  });
});

it('takes a refusal for a secondary rate limit as a matter of time, and others as what they are', () => {
  expect(githubCopilot.refusal?.(403, { message: 'You have exceeded a secondary rate limit.' })).toBe('quota');
  expect(githubCopilot.refusal?.(403, { message: 'Resource not accessible by personal access token' })).toBeNull();
  expect(githubCopilot.refusal?.(422, { message: 'Copilot is not enabled' })).toBe('notEnabled');
});

describe('over real HTTP', () => {
  const month = { start: '2026-10-01', end: '2026-11-01' };
  const now = Date.parse(DEMO_NOW);
  const rowsOf = (rows: readonly DemoRow[], feed: string): unknown => rows.map((row) => ({ ...row, provider: 'github-copilot', connection: 'GitHub Copilot', feed }));
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });

  it('the bill of Copilot is whole, and of nothing else', async () => {
    const { rows, fault } = await fetchDemo(demo, 'github-copilot', 'charges', month);
    const told = daysOf(month).flatMap((day) => billedOn(day, now)).filter(({ product }) => product === 'copilot');
    expect(fault).toBeNull();
    expect(toText(sum(rows.map((row) => (row['billedCost'] as Money).amount)))).toBe(toText(sum(told.map(({ netAmount }) => decimal(netAmount as number)))));
  });
  it('each model bears the net charge of its own credits, and the two reports are not added', async () => {
    const [costs, usage] = [await fetchDemo(demo, 'github-copilot', 'charges', month), await fetchDemo(demo, 'github-copilot', 'credits', month)];
    const priced = allocate({ costs: rowsOf(costs.rows, 'charges') as CostRow[], usage: rowsOf(usage.rows, 'credits') as UsageRow[], book: priceBook([]) });
    expect(new Set(priced.unallocated.map(({ meter }) => meter))).toEqual(new Set(['seat']));
    expect(new Set(priced.usage.map(({ basis }) => basis))).toEqual(new Set(['billed']));
    const net = daysOf(month).flatMap((day) => creditsOn(day, now)).filter(({ model }) => model === 'GPT-5.2').reduce((total, use) => total + use.net, 0);
    const borne = sum(priced.usage.filter(({ model }) => model === 'GPT-5.2').map(({ allocatedCost }) => allocatedCost?.amount ?? decimal(0)));
    expect(Number(toText(borne))).toBeCloseTo(net / 100, 6);
  });
  it('every seat is listed', async () => {
    const { rows, fault } = await fetchDemo(demo, 'github-copilot', 'seats', { start: '2026-11-16', end: '2026-11-17' });
    expect(fault).toBeNull();
    expect(rows).toHaveLength(COPILOT_SEATS);
    expect(rows.filter((row) => row['lastActive'] === null).map((row) => row['state'])).toEqual(['no recorded activity', 'ends 2026-12-01, no recorded activity']);
  });
  it('a wrong token is refused as one', async () => {
    expect((await fetchDemo(demo, 'github-copilot', 'seats', month, { credentials: { apiKey: 'ghp_wrongwrong' } })).fault?.kind).toBe('credential');
  });
});

it('takes a full page of seats for one of more where the total is left out', () => {
  const seatsOf = (count: number): number => {
    const seats = Array.from({ length: count }, (_, index) => ({ assignee: { login: `user-${String(index)}` }, created_at: '2026-01-01T00:00:00Z' }));
    return feedOf(githubCopilot, 'seats').read(pageOf({ seats }), step).calls?.length ?? 0;
  };
  expect([seatsOf(100), seatsOf(99)]).toEqual([1, 0]);
});
