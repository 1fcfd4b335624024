import { startDemo, type Demo } from '../../../local/demo/index.js';
import { activityOn } from '../../../local/demo/openrouter-company.js';
import { daysOf } from '../../../src/core/days.js';
import { decimal, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { openrouter } from '../../../src/providers/openrouter/index.js';
import type { Call, Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo, type DemoRow } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'openrouter', name: 'OpenRouter', baseUrl: '', credentials: { adminKey: SECRET }, settings: { requestLog: 'yes' } },
  period: { start: '2026-10-05', end: '2026-10-07' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const item = { date: '2026-10-05', model: 'openai/gpt-4.1', model_permaslug: 'openai/gpt-4.1-2025-04-14', endpoint_id: 'e1', provider_name: 'OpenAI', usage: 0.5, byok_usage_inference: 0, requests: 10, prompt_tokens: 1_000, completion_tokens: 200, reasoning_tokens: 150 };
const pageOf = (body: unknown, call: Call = { path: '' }): Page => ({ call, body, text: '', where: 'openrouter/costs page 1' });
const read = (feed: string, ...items: readonly Readonly<Record<string, unknown>>[]): Reading<'cost' | 'usage' | 'request'> => feedOf(openrouter, feed).read(pageOf({ data: items.map((change) => ({ ...item, ...change })) }), step) as Reading<'cost'>;

it('asks for the activity of all workspaces in one call, and never for a date that may not be answered', () => {
  expect(['costs', 'usage', 'byok'].map((feed) => feedOf(openrouter, feed).start(step))).toEqual(Array(3).fill([{ path: '/activity', query: [['group_by', 'workspace']] }]));
});

it('reaches back the 30 completed days and today', () => {
  expect(feedOf(openrouter, 'costs').window).toMatchObject({ keepsDays: 31, maxDays: 31 });
});

it('leaves days outside the window to their own window', () => {
  expect(read('costs', { date: '2026-10-04' }, { date: '2026-10-07' }).rows).toEqual([]);
});

it('reads a date that comes with its midnight as the day', () => {
  expect(read('costs', { date: '2026-10-06 00:00:00' }).rows).toMatchObject([{ day: '2026-10-06' }]);
});

it('counts reasoning as the part of the output it is', () => {
  expect(read('usage', {}).rows).toMatchObject([{ inputTokens: 1_000, outputTokens: 200, cacheReadTokens: null, cacheWriteTokens: null }]);
});

describe('the two wallets', () => {
  it('are never one sum: own-key spend is no cost and its tokens belong to the provider that bills them', () => {
    const ownKey = { usage: 0, byok_usage_inference: 3.5 };
    expect(read('costs', ownKey).rows).toEqual([]);
    expect(read('usage', ownKey).rows).toEqual([]);
    expect(read('byok', ownKey).rows).toMatchObject([{ cost: { amount: decimal('3.5'), currency: 'USD' }, basis: 'estimated', servedBy: 'OpenAI', inputTokens: 1_000 }]);
  });
  it('take a fee on own-key calls for credits spent, on a line of its own', () => {
    expect(read('costs', { usage: 0.05, byok_usage_inference: 1, byok_requests: 10 }).rows).toMatchObject([{ lineItem: 'OpenAI, fee for own-key calls', model: '', billedCost: { amount: decimal('0.05') } }]);
  });
  it('stay apart in a row that holds both, whose tokens are then noted as not apart', () => {
    const both = { usage: 0.25, byok_usage_inference: 1, byok_requests: 4 };
    expect(read('costs', both).rows).toMatchObject([{ model: 'openai/gpt-4.1', billedCost: { amount: decimal('0.25') } }]);
    expect(read('byok', both).rows).toMatchObject([{ cost: { amount: decimal('1') }, inputTokens: null, outputTokens: null }]);
    expect(read('usage', both)).toMatchObject({ rows: [{ inputTokens: 1_000 }], notes: [expect.stringContaining('cannot be told apart')] });
  });
});

describe('the credit balance', () => {
  const balance = (total_credits: number, total_usage: number): unknown => (feedOf(openrouter, 'credits').read(pageOf({ data: { total_credits, total_usage } }), step) as Reading<'balance'>).rows[0]?.amount;
  it('is bought less used, to the last digit sent', () => { expect(balance(500, 412.30000000000007)).toEqual({ amount: decimal('87.69999999999993'), currency: 'USD' }); });
  it('may be a little below zero', () => { expect(balance(10, 10.02)).toEqual({ amount: decimal('-0.02'), currency: 'USD' }); });
});

describe('keys', () => {
  const keys = feedOf(openrouter, 'keys');
  it('are asked for per workspace, disabled ones too', () => {
    const { calls } = keys.read(pageOf({ data: [{ id: 'w1', name: 'A' }, { id: 'w2', name: 'B' }] }, { path: '/workspaces', context: { list: 'workspaces' } }), step);
    expect(calls?.map((call) => call.query)).toEqual([[['include_disabled', 'true'], ['workspace_id', 'w1']], [['include_disabled', 'true'], ['workspace_id', 'w2']]]);
  });
  it('are asked for as a whole where an account has no workspaces', () => {
    expect(keys.read(pageOf({ data: [] }, { path: '/workspaces', context: { list: 'workspaces' } }), step).calls).toMatchObject([{ path: '/keys', query: [['include_disabled', 'true']] }]);
  });
  const full = Array.from({ length: 100 }, (_, index) => ({ hash: `h${index}`, name: 'k', label: '', disabled: false, created_at: '2026-01-01T00:00:00Z' }));
  it('go on after a full page and end at a short one', () => {
    const call: Call = { path: '/keys', query: [['include_disabled', 'true']], context: { list: 'keys' } };
    expect(keys.read(pageOf({ data: full }, call), step).calls).toMatchObject([{ query: [['include_disabled', 'true'], ['offset', '100']] }]);
    expect(keys.read(pageOf({ data: full.slice(0, 99) }, call), step).calls).toEqual([]);
  });
  it('are not asked for for ever when the offset is not heeded', () => {
    expect(() => keys.read(pageOf({ data: full }, { path: '/keys', query: [['offset', '100']], context: { list: 'keys', first: 'h0' } }), step)).toThrow('repeats the one before it');
  });
});

describe('single requests', () => {
  const requests = feedOf(openrouter, 'requests');
  const meta = (...names: readonly string[]): Page => pageOf({ data: { dimensions: names.map((name) => ({ name })) } }, { path: '/analytics/meta' });
  const answer = (truncated: boolean, rows: readonly unknown[] = []): unknown => ({ data: { data: rows, metadata: { truncated } } });
  const first = requests.read(meta('model', 'generation_id'), step).calls?.[0];

  it('are fetched only when the setting asks for them', () => {
    expect([requests.enabled?.(step.connection), requests.enabled?.({ ...step.connection, settings: {} })]).toEqual([true, false]);
  });
  it('are not asked for where the account does not offer them, which is noted', () => {
    expect(requests.read(meta('model'), step)).toEqual({ rows: [], notes: ['OpenRouter does not offer single requests to this account.'] });
  });
  it('cover the whole window by the hour', () => {
    expect(first?.body).toMatchObject({ dimensions: ['generation_id', 'model'], granularity: 'hour', time_range: { start: '2026-10-05T00:00:00.000Z', end: '2026-10-07T00:00:00.000Z' }, limit: 10_000 });
  });
  it('are asked for again in halves when the answer is cut, and none of the cut answer is kept', () => {
    const { rows, calls } = requests.read(pageOf(answer(true), first), step);
    expect(rows).toEqual([]);
    expect(calls?.map((call) => (call.body as { time_range: unknown }).time_range)).toEqual([
      { start: '2026-10-05T00:00:00.000Z', end: '2026-10-06T00:00:00.000Z' }, { start: '2026-10-06T00:00:00.000Z', end: '2026-10-07T00:00:00.000Z' },
    ]);
  });
  it('of an hour that is still cut are kept as far as they came, and noted', () => {
    const hour: Call = { method: 'post', path: '/analytics/query', context: { start: String(Date.parse('2026-10-05T09:00:00Z')), hours: '1' } };
    const row = { 'created_at__hour': '2026-10-05 09:00:00', 'generation_id': 'gen-1', 'model': 'm', 'tokens_prompt': '9', 'tokens_completion': 1, 'credits_usage': 0.1, 'byok_usage': 0 };
    expect(requests.read(pageOf(answer(true, [row]), hour), step)).toMatchObject({ rows: [{ timestamp: '2026-10-05T09:00:00.000Z', inputTokens: 9, cacheReadTokens: null }], notes: ['An hour of 2026-10-05 has more than 10000 requests; the rest of them is left out of the log.'] });
  });
});

it('sends the key as a bearer token and repeats the sentence of a refusal', () => {
  const call = openrouter.authorize({ method: 'get', url: 'https://x.example/y', headers: {}, body: null }, step.connection, undefined as never);
  expect(call).toEqual({ method: 'get', url: 'https://x.example/y', headers: { Authorization: `Bearer ${SECRET}` }, body: null });
  expect(openrouter.errorText?.({ error: { code: 403, message: 'Only management keys can fetch activity for an account' } })).toBe('Only management keys can fetch activity for an account');
});

describe('over real HTTP', () => {
  const month = { start: '2026-10-17', end: '2026-11-17' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });

  it('the credits spent are the company’s to the last digit, own keys apart', async () => {
    const [spent, own] = [await fetchDemo(demo, 'openrouter', 'costs', month), await fetchDemo(demo, 'openrouter', 'byok', month)];
    const told = daysOf({ start: '2026-10-17', end: '2026-11-16' }).flatMap((day) => activityOn(day, Date.parse(DEMO_NOW)));
    const of = (rows: readonly DemoRow[], field: string): string => toText(sum(rows.map((row) => (row[field] as Money).amount)));
    expect([spent.fault, own.fault]).toEqual([null, null]);
    expect(of(spent.rows, 'billedCost')).toBe(toText(sum(told.map((row) => decimal(row.usage)))));
    expect(of(own.rows, 'cost')).toBe(toText(sum(told.map((row) => decimal(row['byok_usage_inference'] as number)))));
    expect(spent.rows.map((row) => row['day']).sort().pop()).toBe('2026-11-15');
  });
  it('every key is found, the disabled one of another workspace too', async () => {
    const { rows, names } = await fetchDemo(demo, 'openrouter', 'keys', month);
    expect(rows.map((row) => [row['name'], row['state']])).toEqual([['router-chat', 'active'], ['agents', 'active'], ['pilot (old)', 'disabled']]);
    expect(names).toContainEqual({ kind: 'key', id: 'b2'.repeat(32), name: 'agents' });
  });
  it('requests, members, workspaces and the balance come too', async () => {
    const log = await fetchDemo(demo, 'openrouter', 'requests', { start: '2026-11-10', end: '2026-11-12' }, { settings: { requestLog: 'yes' } });
    expect(log.fault).toBeNull();
    expect(log.rows.length).toBeGreaterThan(24);
    expect((await fetchDemo(demo, 'openrouter', 'members', month)).rows).toContainEqual({ kind: 'user', id: 'user_dev', name: 'dev@demo.example' });
    expect((await fetchDemo(demo, 'openrouter', 'workspaces', month)).rows).toHaveLength(2);
    expect((await fetchDemo(demo, 'openrouter', 'credits', month)).rows).toMatchObject([{ movement: 'balance', day: '2026-11-16' }]);
  });
  it('a normal key is told apart from a wrong one', async () => {
    const refused = async (adminKey: string): Promise<unknown> => (await fetchDemo(demo, 'openrouter', 'costs', month, { credentials: { adminKey } })).fault?.kind;
    expect([await refused('sk-or-v1-demo-normal'), await refused('sk-or-v1-wrong')]).toEqual(['permission', 'credential']);
  });
});
