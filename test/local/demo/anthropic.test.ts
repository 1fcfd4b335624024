import { startDemo, type Demo } from '../../../local/demo/index.js';
import { decimal, multiply, sum, toText } from '../../../src/core/decimal.js';
import { anthropicPrices } from '../../../local/demo/anthropic-company.js';
import { ask, credentialOf, type Json, type Told } from './ask.js';

let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: '2026-11-16T08:00:00Z' }); });
afterAll(async () => { await demo.close(); });

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Told> =>
  ask(demo, `/anthropic/v1/organizations${path}`, { 'x-api-key': credentialOf(demo, 'anthropic', 'adminKey'), 'anthropic-version': '2023-06-01', ...headers });
const results = (told: Told): Json[] => told.body.data.flatMap((bucket: Json) => bucket.results);
const day = 'starting_at=2026-11-10T00:00:00Z&ending_at=2026-11-11T00:00:01Z';

it('refuses a wrong key and a missing version in Anthropic’s own form', async () => {
  expect(await get('/me', { 'x-api-key': 'sk-ant-admin01-wrong' })).toEqual({ status: 401, body: { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' }, request_id: 'req_demo' } });
  const bare = await ask(demo, '/anthropic/v1/organizations/me', { 'x-api-key': credentialOf(demo, 'anthropic', 'adminKey') });
  expect([bare.status, bare.body.error.type]).toEqual([400, 'invalid_request_error']);
});

it('gives only buckets that end before the instant asked for', async () => {
  const days = async (end: string): Promise<string[]> => (await get(`/cost_report?starting_at=2026-11-09T00:00:00Z&ending_at=${end}`)).body.data.map((bucket: Json) => bucket.starting_at);
  expect(await days('2026-11-11T00:00:00Z')).toEqual(['2026-11-09T00:00:00Z']);
  expect(await days('2026-11-11T00:00:01Z')).toEqual(['2026-11-09T00:00:00Z', '2026-11-10T00:00:00Z']);
});

it('pages by limit and refuses more than 31 buckets', async () => {
  const first = await get('/usage_report/messages?starting_at=2026-11-01T00:00:00Z&ending_at=2026-11-04T00:00:01Z&limit=2');
  const second = await get(`/usage_report/messages?starting_at=2026-11-01T00:00:00Z&ending_at=2026-11-04T00:00:01Z&limit=2&page=${first.body.next_page as string}`);
  expect([first.body.data.length, first.body.has_more, second.body.data.length, second.body.has_more, second.body.next_page]).toEqual([2, true, 1, false, null]);
  expect((await get('/cost_report?starting_at=2026-11-01T00:00:00Z&limit=32')).status).toBe(400);
});

it('bills in cents as text what the disjoint counts cost', async () => {
  const usage = results(await get(`/usage_report/messages?${day}&group_by[]=model&group_by[]=service_tier`));
  const cents = usage.flatMap((use) => {
    const prices = anthropicPrices[use.model];
    const half = use.service_tier === 'batch' ? '0.5e-4' : '1e-4';
    const counts = [
      [use.uncached_input_tokens, prices?.uncached_input_tokens], [use.cache_read_input_tokens, prices?.cache_read_input_tokens], [use.output_tokens, prices?.output_tokens],
      [use.cache_creation.ephemeral_5m_input_tokens, prices?.['cache_creation.ephemeral_5m_input_tokens']], [use.cache_creation.ephemeral_1h_input_tokens, prices?.['cache_creation.ephemeral_1h_input_tokens']],
    ];
    return counts.map(([count, price]) => multiply(multiply(decimal(count), decimal(price ?? 0)), decimal(half)));
  });
  const searches = usage.reduce<number>((total, use) => total + Number(use.server_tool_use.web_search_requests), 0);
  const billed = results(await get(`/cost_report?${day}&group_by[]=workspace_id&group_by[]=description`));
  expect(billed.every((cost) => typeof cost.amount === 'string')).toBe(true);
  expect(toText(sum(billed.map((cost) => decimal(cost.amount))))).toBe(toText(sum([...cents, decimal(searches), decimal(25)])));
});

it('tells the default workspace and Console use by null', async () => {
  const usage = results(await get(`/usage_report/messages?${day}&group_by[]=workspace_id&group_by[]=api_key_id`));
  expect(usage.some((use) => use.workspace_id === null && use.api_key_id === null)).toBe(true);
  expect((await get('/workspaces?include_archived=true')).body.data.map((one: Json) => one.id)).toEqual(['wrkspc_engineering', 'wrkspc_legal', 'wrkspc_pilot']);
  expect((await get('/workspaces')).body.data).toHaveLength(2);
});
