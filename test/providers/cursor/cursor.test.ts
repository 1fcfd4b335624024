import { startDemo, type Demo } from '../../../local/demo/index.js';
import { cursorEvents, cursorMembers } from '../../../local/demo/cursor-company.js';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { priceBook } from '../../../src/core/prices/book.js';
import { daysOf } from '../../../src/core/days.js';
import { decimal, multiply, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import type { CostRow, UsageRow } from '../../../src/core/records.js';
import { cursor } from '../../../src/providers/cursor/index.js';
import { splitSpend } from '../../../src/providers/cursor/member.js';
import type { Call, Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { payloadCases } from '../payload-case.js';
import { answersOf, feedOf, SECRET, stepOf, walk } from '../walk.js';

const step: Step = {
  connection: { provider: 'cursor', name: 'Cursor', baseUrl: '', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-09-20', end: '2026-09-22' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const event = { timestamp: '1789977600000', userEmail: 'ana@acme.example', model: 'gpt-5.2', kind: 'Usage-based', isChargeable: true, tokenUsage: { inputTokens: 10, outputTokens: 2, cacheWriteTokens: 0, cacheReadTokens: 0, totalCents: 3 }, chargedCents: 4 };
const pageOf = (body: unknown, call: Call = { path: '/teams/filtered-usage-events', body: { page: 1 } }): Page => ({ call, body, text: '', where: 'cursor/charges page 1' });
const eventsOf = (pagination: unknown, ...events: readonly unknown[]): unknown => ({ usageEvents: events, pagination });
const read = (change: Readonly<Record<string, unknown>>): Reading<'cost'> => feedOf(cursor, 'charges').read(pageOf(eventsOf({ hasNextPage: false }, { ...event, ...change })), step) as Reading<'cost'>;
const charged = (change: Readonly<Record<string, unknown>>): string => toText((read(change).rows[0]?.billedCost as Money).amount);

describe('a charge', () => {
  it('is cents, fractions of them included', () => { expect(charged({ chargedCents: 21.36232 })).toBe('0.2136232'); });
  it('of included use is nothing, whatever the event says it would have cost', () => {
    expect(charged({ kind: 'Included in Business', isChargeable: false, chargedCents: 400 })).toBe('0');
    expect(charged({ isChargeable: false, chargedCents: 400 })).toBe('0');
  });
  it('of a call that failed is nothing', () => { expect(read({ kind: 'Errored, Not Charged' }).rows[0]).toMatchObject({ tier: 'not charged', billedCost: { amount: decimal(0) } }); });
  it('that is not told is model cost and token fee', () => { expect(charged({ chargedCents: null, cursorTokenFee: 0.5 })).toBe('0.035'); });
  it('that nothing tells is refused, not taken for zero', () => {
    expect(() => read({ chargedCents: null, tokenUsage: null })).toThrow('cursor/charges page 1 usageEvents[0].chargedCents: This field is missing');
  });
});

it('allocates charges to charged use alone, and bills included use nothing', () => {
  const one = payloadCases('cursor').find(({ name }) => name === 'usage');
  if (one === undefined) throw new Error('There is no payload usage.');
  const rowsOf = (feed: string): readonly unknown[] => walk(cursor, feedOf(cursor, feed), stepOf(cursor, one), answersOf(one.pages)).rows.map((row) => ({ ...row, provider: 'cursor', connection: 'Cursor', feed }));
  const { usage, unallocated, findings } = allocate({ costs: rowsOf('charges') as CostRow[], usage: rowsOf('usage') as UsageRow[], book: priceBook([]) });
  expect(unallocated).toEqual([]);
  expect(findings.map(({ what }) => what).filter((what) => /included|not charged/.test(what))).toEqual([]);
  expect(usage.map(({ user, tier, basis, allocatedCost }) => [user, tier, basis, toText(allocatedCost?.amount ?? decimal(-1))])).toEqual([
    ['ana@acme.example', '', 'billed', '0.0224'], ['ben@acme.example', 'included', 'billed', '0'],
    ['ben@acme.example', '', 'billed', '0.2136232'], ['ben@acme.example', 'not charged', 'billed', '0'],
  ]);
});

describe('event pages', () => {
  const start = (period: Step['period']): readonly Call[] => feedOf(cursor, 'charges').start({ ...step, period });
  it('end at the start of the run, so that new events shift no page', () => {
    expect(start({ start: '2026-11-16', end: '2026-11-17' })).toMatchObject([{ method: 'post', body: { startDate: Date.parse('2026-11-16T00:00:00Z'), endDate: Date.parse(DEMO_NOW) - 1, page: 1 } }]);
    expect(start(step.period)).toMatchObject([{ body: { endDate: Date.parse('2026-09-21T23:59:59.999Z') } }]);
  });
  it('go on while the answer says so, and an empty page that promises more is a fault', () => {
    const page = pageOf(eventsOf({ hasNextPage: true, currentPage: 1 }, event));
    expect(feedOf(cursor, 'charges').read(page, step)).toMatchObject({ rows: [], calls: [{ body: { page: 2 } }] });
    expect(() => feedOf(cursor, 'charges').read(pageOf(eventsOf({ hasNextPage: true })), step)).toThrow('lost its cursor');
  });
  it('are not read for ever when the number is not heeded', () => {
    expect(() => feedOf(cursor, 'charges').read(pageOf(eventsOf({ hasNextPage: true, currentPage: 1 }, event), { path: '', body: { page: 2 } }), step)).toThrow('Another page came');
  });
});

describe('spend of a member', () => {
  const split = (spendCents: number | null, overall: number | null, included: number | null): (string | null)[] => {
    const exact = (cents: number | null): ReturnType<typeof decimal> | null => (cents === null ? null : decimal(cents));
    const { overage, included: covered } = splitSpend({ name: '', email: '', spendCents: exact(spendCents), overallSpendCents: exact(overall), includedSpendCents: exact(included) });
    return [overage, covered].map((amount) => (amount === null ? null : toText(amount)));
  };
  it('beyond the seat is the on-demand part, never the sum of the fields', () => { expect(split(2450, 4450, null)).toEqual(['24.5', '20']); });
  it('is right for both meanings that spendCents has had', () => {
    expect(split(2450, 4450, 2000)).toEqual(['24.5', '20']);
    expect(split(4450, 4450, 2000)).toEqual(['24.5', '20']);
  });
  it('of an older answer is on demand as a whole', () => { expect(split(1875, null, null)).toEqual(['18.75', null]); });
  it('is not guessed where an included part is told but no whole', () => { expect(split(4450, null, 2000)).toEqual([null, '20']); });
});

it('tells paid seats from an unpaid admin and from who left', () => {
  const one = payloadCases('cursor').find(({ name }) => name === 'seats');
  if (one === undefined) throw new Error('There is no payload seats.');
  const { rows } = walk(cursor, feedOf(cursor, 'seats'), stepOf(cursor, one), answersOf(one.pages));
  expect(rows.map((row) => [row['user'], row['state'], row['lastActive'], (row['overage'] as Money | null)?.amount ?? null])).toEqual([
    ['ana@acme.example', 'active', '2026-11-15', decimal('24.505')], ['Ben@acme.example', 'active', null, decimal(0)],
    ['cara@acme.example', 'not a paid seat', null, null], ['dan@acme.example', 'removed', null, null], ['eva@acme.example', 'removed', null, decimal('3.1')],
  ]);
});

it('sends the key as user name without a password', () => {
  const signer = { base64: (text: string) => Buffer.from(text).toString('base64') } as never;
  const call = cursor.authorize({ method: 'get', url: 'https://x.example/y', headers: {}, body: null }, { ...step.connection, credentials: { apiKey: 'key_1' } }, signer);
  expect(call.headers).toEqual({ Authorization: 'Basic a2V5XzE6' });
});

describe('over real HTTP', () => {
  const week = { start: '2026-11-02', end: '2026-11-09' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });

  it('the charges are the company’s on-demand charges to the last digit', async () => {
    const { rows, fault } = await fetchDemo(demo, 'cursor', 'charges', week);
    const told = daysOf(week).flatMap((day) => cursorEvents(day, Date.parse(DEMO_NOW))).filter(({ isChargeable }) => isChargeable);
    expect(fault).toBeNull();
    expect(toText(sum(rows.map((row) => (row['billedCost'] as Money).amount)))).toBe(toText(sum(told.map(({ chargedCents }) => multiply(decimal(chargedCents), decimal('0.01'))))));
    expect(told.length).toBeGreaterThan(5);
  });
  it('usage counts each event once', async () => {
    const { rows, fault } = await fetchDemo(demo, 'cursor', 'usage', week);
    expect(fault).toBeNull();
    expect(rows.reduce((total, row) => total + Number(row['requests']), 0)).toBe(daysOf(week).flatMap((day) => cursorEvents(day, Date.parse(DEMO_NOW))).length);
  });
  it('each member has a row, the idle one without activity', async () => {
    const { rows, fault } = await fetchDemo(demo, 'cursor', 'seats', { start: '2026-11-16', end: '2026-11-17' });
    expect(fault).toBeNull();
    expect(rows).toHaveLength(cursorMembers.length);
    expect(rows.filter((row) => row['state'] === 'active' && row['lastActive'] === null)).toHaveLength(1);
  });
  it('a wrong key is refused as a wrong key', async () => {
    expect((await fetchDemo(demo, 'cursor', 'seats', week, { credentials: { apiKey: 'key_wrong' } })).fault?.kind).toBe('credential');
  });
});
