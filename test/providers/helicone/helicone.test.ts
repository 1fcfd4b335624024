import type { Reading, Step } from '../../../src/providers/provider.js';
import { helicone } from '../../../src/providers/helicone/index.js';
import { feedOf, SECRET, walk } from '../walk.js';

const step: Step = {
  connection: { provider: 'helicone', name: 'Helicone', baseUrl: '', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-10-02' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
};
const feed = feedOf(helicone, 'requests');
const call = (more: Readonly<Record<string, unknown>> = {}): unknown => ({ request_id: 'r1', request_created_at: '2026-10-01T10:00:00Z', response_status: 200, provider: 'OPENAI', model: 'gpt-5.2', ...more });
const rowOf = (more: Readonly<Record<string, unknown>>): Reading<'request'>['rows'][number] | undefined =>
  (feed.read({ call: { path: '' }, body: { data: [call(more)], error: null }, text: '', where: 'helicone/requests page 1' }, step) as Reading<'request'>).rows[0];

it('asks for the calls of a UTC day, oldest first, without their bodies', () => {
  expect(feed.start(step)).toEqual([{
    method: 'post', path: '/v1/request/query-clickhouse',
    body: { filter: { request_response_rmt: { request_created_at: { gte: '2026-10-01T00:00:00Z', lt: '2026-10-02T00:00:00Z' } } }, offset: 0, limit: 1_000, sort: { created_at: 'asc' }, includeInputs: false },
  }]);
});

it('goes on by what came until a page is empty, because the server may cap its pages', () => {
  const walked = walk(helicone, feed, step, (_, index) => ({ body: { data: index < 2 ? [call({ request_id: `a${index}` }), call({ request_id: `b${index}` })] : [], error: null } }));
  expect(walked.calls.map(({ body }) => (body as { offset: number }).offset)).toEqual([0, 2, 4]);
  expect(walked.rows).toHaveLength(4);
});

it('refuses a server that does not heed the offset', () => {
  expect(walk(helicone, feed, step, () => ({ body: { data: [call()], error: null } })).fault?.what).toBe('The page repeats the one before it, so the pages would never end.');
});

it('takes an error with HTTP 200 for an error', () => {
  const fault = walk(helicone, feed, step, () => ({ body: { data: null, error: 'filter is invalid for sk-helicone-abcdef123456' } })).fault;
  expect([fault?.kind, fault?.what]).toEqual(['config', 'Helicone refused the query. It says: “filter is invalid for [key]”']);
});

it('tells the outcome of a call', () => {
  const cached = '8f1c2d3e-0000-4000-8000-000000000001';
  expect([{}, { response_status: 429 }, { response_status: -3 }, { cache_reference_id: cached }, { cache_reference_id: '00000000-0000-0000-0000-000000000000' }].map((more) => rowOf(more)?.status)).toEqual(['ok', 'error 429', 'cancelled or pending', 'cached', 'ok']);
});

it('takes no cost for a model it cannot price, which is not nothing', () => {
  expect(rowOf({ cost: null })).toMatchObject({ cost: null, basis: 'missing' });
});

it('takes the provider by its standard name, and a custom one by its model', () => {
  expect(['AZURE', 'GOOGLE', 'AWS', 'X', 'CUSTOM'].map((provider) => rowOf({ provider })?.servedBy)).toEqual(['azure.ai.openai', 'gcp.gen_ai', 'aws.bedrock', 'x_ai', 'openai']);
});

it('sorts properties into columns, the session’s aside', () => {
  expect(rowOf({ request_properties: { team: 'Data', Project: 'shop', feature: 'search', 'Helicone-Session-Name': 's', Stage: 'beta', Empty: null } })).toMatchObject({ team: 'Data', project: 'shop', feature: 'search', tags: 'Stage=beta' });
});

it('reads nothing of what was asked and answered', () => {
  const row = rowOf({ request_body: { messages: 'secret plan' }, response_body: 'secret plan', signed_body_url: 'https://x.example/secret plan' });
  expect(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain('secret plan');
});
