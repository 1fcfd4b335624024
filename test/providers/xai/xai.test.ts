import { startDemo, type Demo } from '../../../local/demo/index.js';
import { xaiCosts } from '../../../local/demo/xai.js';
import { daysOf } from '../../../src/core/days.js';
import { decimal, roundTo, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import type { Call, Page, Reading, Step } from '../../../src/providers/provider.js';
import { xai } from '../../../src/providers/xai/index.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'xai', name: 'xAI', baseUrl: '', credentials: { managementKey: SECRET }, settings: { team: 'team-1' } },
  period: { start: '2026-10-01', end: '2026-11-01' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
};
const pageOf = (body: unknown, call: Call = { path: '' }): Page => ({ call, body, text: '', where: 'xai/costs page 1' });
const usage = (value: unknown, limitReached = false): unknown => ({ timeSeries: [{ group: ['Grok output'], dataPoints: [{ timestamp: '2026-10-01T00:00:00Z', values: [value] }] }], limitReached });
const read = (feed: string, body: unknown, call?: Call): Reading<'balance'> => feedOf(xai, feed).read(pageOf(body, call), step) as Reading<'balance'>;

it('asks for dollars a day by line item, the end exclusive and all in GMT', () => {
  expect(feedOf(xai, 'costs').start(step)).toEqual([{
    method: 'post',
    path: '/v1/billing/teams/team-1/usage',
    body: {
      analyticsRequest: {
        timeRange: { startTime: '2026-10-01 00:00:00', endTime: '2026-11-01 00:00:00', timezone: 'Etc/GMT' },
        timeUnit: 'TIME_UNIT_DAY', values: [{ name: 'usd', aggregation: 'AGGREGATION_SUM' }], groupBy: ['description'], filters: [],
      },
    },
  }]);
});

it('asks the key for its team when none is given, by either of its names', () => {
  const blank = { ...step, connection: { ...step.connection, settings: {} } };
  const [ask] = feedOf(xai, 'costs').start(blank);
  expect(ask?.path).toBe('/auth/management-keys/validation');
  expect(feedOf(xai, 'costs').read(pageOf({ scopeId: 'team-9' }, ask), blank).calls?.[0]?.path).toBe('/v1/billing/teams/team-9/usage');
  expect(() => feedOf(xai, 'costs').read(pageOf({ acls: [] }, ask), blank)).toThrow('xai/costs page 1 teamId: This field is missing. Fill in the team id');
});

it('reads analytics as dollars and not as cents', () => {
  expect(read('costs', usage(1.204)).rows).toMatchObject([{ billedCost: { amount: decimal('1.204'), currency: 'USD' } }]);
});

it('refuses a point without its value', () => {
  expect(() => read('costs', { timeSeries: [{ group: [], dataPoints: [{ timestamp: '2026-10-01T00:00:00Z', values: [] }] }] })).toThrow('timeSeries[0].dataPoints[0].values[0]: This field is missing.');
});

it('says that a cut answer is not everything', () => {
  expect(read('costs', usage(1, true)).notes).toEqual([expect.stringContaining('not all of them')]);
  expect(read('costs', usage(1)).notes).toEqual([]);
});

describe('prepaid credits', () => {
  const ledger = (val: unknown, changes: readonly unknown[] = []): unknown => ({ changes, total: { val } });
  const preview = (total: string, used: unknown): Reading<'balance'> => read('balance', { coreInvoice: { prepaidCreditsUsed: used } }, { path: '', context: { total } });
  const amountOf = ({ rows: [row] }: Reading<'balance'>): unknown => row?.amount.amount;

  it('turn the sign round: a total of -1234 cents is 12.34 dollars left', () => {
    expect(read('balance', ledger('-1234')).calls).toMatchObject([{ context: { total: '12.34' } }]);
  });
  it('count a purchase in and booked spending out', () => {
    const change = (changeOrigin: string, val: string): unknown => ({ changeOrigin, amount: { val }, createTime: '2026-10-02T09:15:00Z' });
    expect(read('balance', ledger('-1', [change('PURCHASE', '-5000'), change('SPEND', '2500')])).rows.map(({ amount }) => amount.amount)).toEqual([decimal('50'), decimal('-25')]);
  });
  it('leave out a top-up that failed', () => {
    const change = { changeOrigin: 'PURCHASE', topupStatus: 'FAILED', amount: { val: '-5000' }, createTime: '2026-10-02T09:15:00Z' };
    expect(read('balance', ledger('-1', [change]))).toMatchObject({ rows: [], notes: ['1 top-ups that failed are left out.'] });
  });
  it.each([['320'], ['-320']])('less what this month has used and not booked, told as %s', (val) => {
    expect(amountOf(preview('25', { val }))).toBe(decimal('21.8'));
  });
  it('are kept as booked where the use of this month is not told, and say so', () => {
    expect(preview('25', {}).rows).toMatchObject([{ amount: { amount: decimal('25') }, note: expect.stringContaining('not told') }]);
  });
  it.each([[undefined], [null], [-1234], ['12.5'], ['']])('are an error and never 0 when the total is %p', (val) => {
    expect(() => read('balance', ledger(val))).toThrow('total.val');
  });
});

it('knows a key by its id and else by its masked form, with its state', () => {
  const keys = [{ redactedApiKey: 'xai-…1', apiKeyBlocked: true }, { apiKeyId: 'b', disabled: true }, { apiKeyId: 'c', expireTime: '2026-11-01T00:00:00Z' }];
  expect((feedOf(xai, 'keys').read(pageOf({ apiKeys: keys }), step) as Reading<'key'>).rows.map(({ key, state }) => [key, state])).toEqual([['xai-…1', 'blocked'], ['b', 'disabled'], ['c', 'expired']]);
  expect(feedOf(xai, 'keys').read(pageOf({ apiKeys: [], nextPageToken: 'n' }), step).calls).toMatchObject([{ query: [['paginationToken', 'n']] }]);
});

it('repeats the sentence of a refusal in either form', () => {
  expect([{ code: 7, error: 'Wrong kind of key.' }, { error: { message: 'No such team.' } }].map((body) => xai.errorText?.(body))).toEqual(['Wrong kind of key.', 'No such team.']);
});

describe('over real HTTP', () => {
  const month = { start: '2026-10-17', end: '2026-11-17' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });

  it('gives every cent of the demo team', async () => {
    const { rows, fault } = await fetchDemo(demo, 'xai', 'costs', month);
    expect(fault).toBeNull();
    expect(toText(roundTo(sum(rows.map((row) => (row['billedCost'] as Money).amount)), 12))).toBe(toText(roundTo(sum(daysOf(month).flatMap((day) => xaiCosts(day, Date.parse(DEMO_NOW)).map(({ dollars }) => dollars))), 12)));
    expect(rows.length).toBeGreaterThan(100);
  });
  it('leaves the credits of the open month less its use', async () => {
    const { rows, pages } = await fetchDemo(demo, 'xai', 'balance', { start: '2026-11-16', end: '2026-11-17' });
    const [now] = rows.filter(({ movement }) => movement === 'balance');
    const moved = rows.filter(({ movement }) => movement !== 'balance').map((row) => (row['amount'] as Money).amount);
    expect(pages).toBe(3);
    expect((now?.['amount'] as Money).amount < sum(moved)).toBe(true);
  });
  it('refuses a key that calls models', async () => {
    const { fault } = await fetchDemo(demo, 'xai', 'costs', month, { credentials: { managementKey: 'xai-inference-1234' } });
    expect(fault).toMatchObject({ kind: 'permission', what: expect.stringContaining('not a management key') });
  });
});

it('reads a team that bought and spent nothing, whose list of changes is left out', () => {
  expect(read('balance', { total: { val: '0' } }, { path: '/v1/billing/teams/team-1/prepaid/balance' })).toMatchObject({ rows: [], calls: [{ path: '/v1/billing/teams/team-1/postpaid/invoice/preview', context: { total: '0' } }] });
});
