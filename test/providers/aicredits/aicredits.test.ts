import { aicreditsTransactions } from '../../../local/demo/aicredits.js';
import { startDemo, type Demo } from '../../../local/demo/index.js';
import { decimal, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { aicredits } from '../../../src/providers/aicredits/index.js';
import type { Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const stepOf = (settings: Readonly<Record<string, string>> = {}, start = '2026-08-01'): Step => ({
  connection: { provider: 'aicredits', name: 'AICredits', baseUrl: '', credentials: { apiKey: SECRET }, settings },
  period: { start, end: '2026-11-17' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
});
const charge = { id: 'txn_1', created_at: '2026-10-02T09:15:00Z', type: 'usage', model: 'openai/gpt-4o-mini', provider: 'openai', prompt_tokens: 1_200, completion_tokens: 300, amount: '0.042' };
const pageOf = (body: unknown): Page => ({ call: { path: '/api/billing/transactions', query: [['limit', '100']] }, body, text: '', where: 'aicredits/costs page 1' });
const costsOf = (...items: readonly unknown[]): Reading<'cost'> => feedOf(aicredits, 'costs').read(pageOf({ transactions: items }), stepOf()) as Reading<'cost'>;
const topUpsOf = (...items: readonly unknown[]): Reading<'balance'> => feedOf(aicredits, 'top-ups').read(pageOf({ transactions: items }), stepOf()) as Reading<'balance'>;
const without = (item: Readonly<Record<string, unknown>>, ...names: readonly string[]): unknown => Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

describe('a transaction', () => {
  it.each([['topup'], ['top-up'], ['Recharge'], ['credit'], ['deposit'], ['bonus'], ['refund'], ['payment'], ['chargeback']])('of type %s is never spend', (type) => {
    expect(costsOf({ ...charge, type }).rows).toEqual([]);
    expect(topUpsOf({ ...charge, type }).rows).toMatchObject([{ movement: 'txn_1', note: type }]);
  });
  it.each([['usage'], ['charge'], ['debit'], ['credit_usage'], ['API request']])('of type %s is spend', (type) => {
    expect(costsOf({ ...charge, type }).rows).toHaveLength(1);
    expect(topUpsOf({ ...charge, type }).rows).toEqual([]);
  });
  it('without a type is spend when it is about a model, or below zero', () => {
    expect(costsOf(without(charge, 'type')).rows).toHaveLength(1);
    expect(costsOf({ created_at: '2026-10-02', amount: '-3' }).rows[0]?.billedCost).toEqual({ amount: decimal('3'), currency: 'INR' });
  });
  it('that nothing tells to be spend is a movement, which is noted', () => {
    const unknown = { created_at: '2026-10-02', amount: '500' };
    expect(costsOf(unknown).rows).toEqual([]);
    expect(topUpsOf(unknown)).toMatchObject({ rows: [{ movement: 'top-up', amount: { amount: decimal('500'), currency: 'INR' } }], notes: [expect.stringContaining('not as spend')] });
  });
  it('that failed or is pending moved nothing', () => {
    expect(topUpsOf({ ...charge, type: 'topup', status: 'failed' }, { ...charge, type: 'topup', status: 'PENDING' }).rows).toEqual([]);
  });
  it.each([
    [{}, '0.042', 'INR'],
    [{ amount: -0.042 }, '0.042', 'INR'],
    [{ currency: 'usd' }, '0.042', 'USD'],
    [{ cost_inr: 3.5, cost: 0.04, currency: 'USD', amount: undefined }, '3.5', 'INR'],
    [{ amountInr: '7.25' }, '7.25', 'INR'],
  ])('with %p costs %s %s', (change, amount, currency) => {
    expect(costsOf({ ...charge, ...change }).rows[0]?.billedCost).toEqual({ amount: decimal(amount), currency });
  });
  it('never shows a key itself', () => {
    expect(costsOf({ ...charge, api_key: 'sk-live-1234567890abcdef' }).rows[0]?.key).toBe('sk-…cdef');
    expect(costsOf({ ...charge, api_key: 'sk-live-1234567890abcdef', key_name: 'prod' }).rows[0]?.key).toBe('prod');
  });
  it('without money or day is refused by the names of its fields, not their values', () => {
    expect(() => costsOf({ created_at: '2026-10-02', model: 'private-model' })).toThrow('aicredits/costs page 1 transactions[0]: Expected one of the fields amount_inr, cost_inr, amount, cost; found created_at, model.');
    expect(() => costsOf(without(charge, 'created_at'))).toThrow('Expected one of the fields created_at, timestamp, date');
  });
});

describe('the list', () => {
  it.each([[[charge]], [{ data: [charge] }], [{ transactions: [charge] }], [{ items: [charge] }], [{ results: [charge] }], [{ data: { transactions: [charge] } }]])('is found in %p', (body) => {
    expect(feedOf(aicredits, 'costs').read(pageOf(body), stepOf()).rows).toHaveLength(1);
  });
  it('of an unknown name is refused by the names there are', () => {
    expect(() => feedOf(aicredits, 'costs').read(pageOf({ success: true, rows: [] }), stepOf())).toThrow('Expected a list under transactions, data, items, results; found success, rows.');
  });
  const hundred = Array.from({ length: 100 }, (_, index) => ({ ...charge, id: `t${index}` }));
  it('that is full at the first fetch may be cut, which is noted with the day', () => {
    expect(costsOf(...hundred)).toMatchObject({ rows: [{ quantity: null }], notes: ['Only the latest 100 transactions came: those of 2026-10-02 and before may be missing. Raise “Transactions per request” in the connection.'] });
  });
  it('that is cut within days read again replaces nothing', () => {
    expect(() => feedOf(aicredits, 'costs').read(pageOf({ transactions: hundred }), stepOf({}, '2026-10-01'))).not.toThrow();
    const again = { ...stepOf({}, '2026-10-01'), period: { start: '2026-10-01', end: '2026-10-05' } };
    expect(() => feedOf(aicredits, 'costs').read(pageOf({ transactions: hundred }), again)).toThrow('reach back only to 2026-10-02');
  });
  it('that is full and reaches back before the period is whole', () => {
    const again = { ...stepOf(), period: { start: '2026-10-03', end: '2026-10-05' } };
    expect(feedOf(aicredits, 'costs').read(pageOf({ transactions: hundred }), again)).toMatchObject({ rows: [], notes: [] });
  });
  it('goes on where the answer has a cursor or an offset', () => {
    const next = (body: unknown): unknown => feedOf(aicredits, 'costs').read(pageOf(body), stepOf()).calls?.[0]?.query;
    expect(next({ data: [charge], next_cursor: 'c2' })).toEqual([['limit', '100'], ['cursor', 'c2']]);
    expect(next({ data: [charge], nextOffset: 100 })).toEqual([['limit', '100'], ['offset', '100']]);
    expect(next({ data: [charge], has_more: false, next_cursor: 'left over' })).toBeUndefined();
  });
});

describe('the balance', () => {
  const read = (body: unknown): Reading<'balance'> => feedOf(aicredits, 'balance').read({ ...pageOf(body), where: 'aicredits/balance page 1' }, stepOf()) as Reading<'balance'>;
  it.each([[{ balance: '12.50' }, '12.5', 'INR'], [{ balance_inr: 12.5, balance: 0.14, currency: 'USD' }, '12.5', 'INR'], [{ data: { available: 3, currency: 'USD' } }, '3', 'USD'], [{ credits: '7' }, '7', 'INR']])('in %p is %s %s', (body, amount, currency) => {
    expect(read(body).rows[0]?.amount).toEqual({ amount: decimal(amount), currency });
  });
  it('in a form that is not known is refused by the names of its fields', () => {
    expect(() => read({ wallet: { id: 'private' } })).toThrow('aicredits/balance page 1: Expected one of the fields balance_inr, balance, available_balance, available, credits; found wallet.');
  });
});

describe('the metrics page', () => {
  const metrics = feedOf(aicredits, 'metrics');
  const read = (text: string): Reading<'request'> => metrics.read({ call: { path: '/metrics' }, body: null, text, where: 'aicredits/metrics page 1' }, stepOf()) as Reading<'request'>;

  it('is read only where the connection says so, and then billing only if both are', () => {
    const on = (reads: string): unknown => aicredits.feeds.filter((feed) => feed.enabled?.(stepOf({ reads }).connection) !== false).map(({ id }) => id);
    expect([on('billing'), on('metrics'), on('both')]).toEqual([['costs', 'usage', 'top-ups', 'balance'], ['metrics'], ['costs', 'usage', 'top-ups', 'balance', 'metrics']]);
  });
  it('gives totals as rows of the log, which are no usage and no cost of a day', () => {
    expect(metrics).toMatchObject({ kind: 'request', window: null });
    expect(metrics.start(stepOf())).toEqual([{ path: '/metrics', raw: true, headers: { Accept: 'text/plain' } }]);
  });
  it('counts nothing twice: each counter stands in the row of its own labels', () => {
    const { rows } = read('requests_total{provider="a",model="m",status="ok"} 5\nrequests_total{provider="a",model="m",status="ok",region="x"} 2\ntokens_total{provider="a",model="m",type="input"} 100\ncost_usd_total{provider="a"} 0.5\n');
    expect(rows.map((row) => [row.servedBy, row.model, row.status, row.inputTokens, row.cost === null ? null : toText(row.cost.amount)])).toEqual([
      ['a', 'm', 'ok: 7 requests', null, null], ['a', 'm', '', 100, null], ['a', '', '', null, '0.5'],
    ]);
  });
  it('leaves out what counts tokens again, and notes types it does not know', () => {
    const { rows, notes } = read('tokens_total{type="prompt"} 10\ntokens_total{type="total"} 12\ntokens_total{type="thought"} 2\n');
    expect(rows).toMatchObject([{ inputTokens: 10, outputTokens: null }]);
    expect(notes).toEqual(['Some token counters are of a type that is not known and were left out.']);
  });
  it('passes over other metrics and values that are no number', () => {
    expect(read('go_goroutines 7\nrequest_duration_seconds_sum 5\nrequest_duration_seconds_count 9\nrequests_total NaN\ncost_usd_total +Inf\n').rows).toEqual([]);
  });
  it('refuses a counter below zero by its line', () => { expect(() => read('up 1\nrequests_total -1\n')).toThrow('aicredits/metrics page 1 line 2: Expected a counter of zero or more'); });
});

describe('over real HTTP', () => {
  const period = { start: '2026-05-01', end: '2026-11-17' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });
  const amountOf = (type: string): string => toText(sum(aicreditsTransactions(Date.parse(DEMO_NOW)).filter((one) => one.type === type).map(({ amount }) => decimal(amount))));

  it('spend and top-ups part the transactions to the last paisa', async () => {
    const [costs, topUps] = [await fetchDemo(demo, 'aicredits', 'costs', period), await fetchDemo(demo, 'aicredits', 'top-ups', period)];
    expect([costs.fault, topUps.fault]).toEqual([null, null]);
    expect(toText(sum(costs.rows.map((row) => (row['billedCost'] as Money).amount)))).toBe(amountOf('usage'));
    expect(toText(sum(topUps.rows.map((row) => (row['amount'] as Money).amount)))).toBe(amountOf('topup'));
  });
  it('the balance and the counters come too', async () => {
    expect((await fetchDemo(demo, 'aicredits', 'balance', period)).rows).toMatchObject([{ movement: 'balance', amount: { currency: 'INR' } }]);
    expect((await fetchDemo(demo, 'aicredits', 'metrics', period)).rows).toMatchObject([{ source: 'metrics since 2026-11-01T00:00:00Z', servedBy: 'openai' }, {}, {}, {}]);
  });
  it('a wrong key is one', async () => {
    expect((await fetchDemo(demo, 'aicredits', 'balance', period, { credentials: { apiKey: 'sk-wrong' } })).fault?.kind).toBe('credential');
  });
});
