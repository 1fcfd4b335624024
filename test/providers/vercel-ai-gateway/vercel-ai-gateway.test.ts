import { money } from '../../../src/core/money.js';
import type { RowKind } from '../../../src/core/records.js';
import type { Reading, Step } from '../../../src/providers/provider.js';
import { vercelAiGateway as vercel } from '../../../src/providers/vercel-ai-gateway/index.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'vercel-ai-gateway', name: 'Vercel', baseUrl: '', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-10-03' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
};
const readAs = (feed: string, body: unknown): Reading<RowKind> => feedOf(vercel, feed).read({ call: { path: '/report' }, body, text: '', where: `vercel-ai-gateway/${feed} page 1` }, step);
const read = (body: unknown): Reading<RowKind> => readAs('models', body);
const row = (more: Readonly<Record<string, unknown>> = {}): unknown => ({ day: '2026-10-01', model: 'openai/gpt-5.2', total_cost: 4, ...more });

it('never queries the report by itself, because each query is charged', () => {
  expect(vercel.feeds.filter((feed) => feed.onDemand === undefined).map(({ id }) => id)).toEqual(['credits']);
});

it('asks one and the same query for its charges, its usage and the own-key spend', () => {
  const query = { path: '/report', query: [['start_date', '2026-10-01'], ['end_date', '2026-10-02'], ['group_by', 'model'], ['date_part', 'day']] };
  expect(['costs', 'models', 'own-key'].map((id) => feedOf(vercel, id).start(step))).toEqual([[query], [query], [query]]);
  expect(new Set(['costs', 'models', 'own-key'].map((id) => feedOf(vercel, id).onDemand?.id)).size).toBe(1);
});

describe.each([
  ['charged by Vercel', { total_cost: 4, market_cost: 4 }, 1, 0],
  ['charged below the market cost', { total_cost: 4, market_cost: 5 }, 1, 0],
  ['called with an own provider key', { total_cost: 0, market_cost: 5 }, 0, 1],
  ['given for nothing', { total_cost: 0, market_cost: 0 }, 1, 0],
  ['free, with no market cost told', { total_cost: 0 }, 1, 0],
])('a model %s', (_, told, charged, logged) => {
  it('enters as a cost with its usage or as a row of the log, never both', () => {
    const counts = ['costs', 'models', 'own-key'].map((feed) => readAs(feed, { results: [row(told)] }).rows.length);
    expect(counts).toEqual([charged, charged, logged]);
  });
});

it('says when the tokens may hold calls with an own key', () => {
  expect(read({ results: [row({ market_cost: 5 })] }).notes).toHaveLength(1);
  expect(read({ results: [row({ market_cost: 4 })] }).notes).toEqual([]);
});

it('leaves open which provider an own key belongs to, which the report does not say', () => {
  expect(readAs('own-key', { results: [row({ total_cost: 0, market_cost: 5 })] }).rows).toMatchObject([{ servedBy: '', basis: 'estimated', cost: money('5', 'USD') }]);
});

it('refuses a report without charges instead of taking them for nothing', () => {
  expect(() => readAs('costs', { results: [row({ total_cost: null })] })).toThrow('results[0].total_cost');
});

it('finds the rows under either name and misses them under none', () => {
  expect(read({ results: [row()] }).rows).toEqual(read({ data: [row()] }).rows);
  expect(() => read({ rows: [row()] })).toThrow('vercel-ai-gateway/models page 1 results: This field is missing.');
});

it('adds up a model that comes in several rows of a day', () => {
  expect(read({ results: [row({ input_tokens: 10, request_count: 1 }), row({ input_tokens: 5, request_count: 2 })] }).rows).toMatchObject([{ inputTokens: 15, requests: 3, outputTokens: null }]);
  expect(readAs('costs', { results: [row({ total_cost: 1.5 }), row({ total_cost: 2 })] }).rows).toMatchObject([{ billedCost: money('3.5', 'USD') }]);
});

it('wants the balance as text, so that a change of its unit is seen', () => {
  const balance = (body: unknown): unknown => feedOf(vercel, 'credits').read({ call: { path: '/credits' }, body, text: '', where: 'vercel-ai-gateway/credits page 1' }, step);
  expect(() => balance({ balance: 9_550, total_used: '4.50' })).toThrow('vercel-ai-gateway/credits page 1 balance: Expected a decimal number as text, found number.');
});
