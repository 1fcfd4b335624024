import type { Reading, Step } from '../../../src/providers/provider.js';
import { vercelAiGateway as vercel } from '../../../src/providers/vercel-ai-gateway/index.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'vercel-ai-gateway', name: 'Vercel', baseUrl: '', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-10-03' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
};
const read = (body: unknown): Reading<'usage'> => feedOf(vercel, 'models').read({ call: { path: '/report' }, body, text: '', where: 'vercel-ai-gateway/models page 1' }, step) as Reading<'usage'>;
const row = (more: Readonly<Record<string, unknown>> = {}): unknown => ({ day: '2026-10-01', model: 'openai/gpt-5.2', ...more });

it('never queries the report by itself, because each query is charged', () => {
  expect(vercel.feeds.filter((feed) => feed.onDemand !== true).map(({ id }) => id)).toEqual(['credits']);
  expect(feedOf(vercel, 'models').start(step)).toEqual([{ path: '/report', query: [['start_date', '2026-10-01'], ['end_date', '2026-10-02'], ['group_by', 'model'], ['date_part', 'day']] }]);
});

it('takes the report for usage that others bill, whatever costs it tells', () => {
  expect(vercel.attribution).toBe(true);
  expect(vercel.feeds.map(({ kind }) => kind)).toEqual(['balance', 'usage']);
  expect(Object.keys(read({ results: [row({ total_cost: 4, market_cost: 5 })] }).rows[0] ?? {}).filter((field) => /cost/i.test(field))).toEqual([]);
});

it('finds the rows under either name and misses them under none', () => {
  expect(read({ results: [row()] }).rows).toEqual(read({ data: [row()] }).rows);
  expect(() => read({ rows: [row()] })).toThrow('vercel-ai-gateway/models page 1 results: This field is missing.');
});

it('adds up a model that comes in several rows of a day', () => {
  expect(read({ results: [row({ input_tokens: 10, request_count: 1 }), row({ input_tokens: 5, request_count: 2 })] }).rows).toMatchObject([{ inputTokens: 15, requests: 3, outputTokens: null }]);
});

it('wants the balance as text, so that a change of its unit is seen', () => {
  const balance = (body: unknown): unknown => feedOf(vercel, 'credits').read({ call: { path: '/credits' }, body, text: '', where: 'vercel-ai-gateway/credits page 1' }, step);
  expect(() => balance({ balance: 9_550, total_used: '4.50' })).toThrow('vercel-ai-gateway/credits page 1 balance: Expected a decimal number as text, found number.');
});
