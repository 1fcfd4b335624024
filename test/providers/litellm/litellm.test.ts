import { feedOf, SECRET, walk } from '../walk.js';
import { litellm } from '../../../src/providers/litellm/index.js';
import type { Reading, Step } from '../../../src/providers/provider.js';

const step: Step = {
  connection: { provider: 'litellm', name: 'LiteLLM', baseUrl: 'https://llm.demo.example/', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-10-02' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
};
const log = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  request_id: 'a', startTime: '2026-10-01T10:00:00Z', spend: 0.1, prompt_tokens: 100, completion_tokens: 10, model: 'gpt-5', custom_llm_provider: 'openai', status: 'success', ...more,
});
const read = (body: unknown, feed = 'requests'): Reading<'request'> => feedOf(litellm, feed).read({ call: { path: '' }, body, text: '', where: `litellm/${feed} page 1` }, step) as Reading<'request'>;
const rowOf = (more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined => read({ data: [log(more)] }).rows[0];

it('asks for the calls of a UTC day in the only form of time the proxy takes, oldest first', () => {
  expect(feedOf(litellm, 'requests').start(step)).toEqual([{
    path: '/spend/logs/v2',
    query: [['start_date', '2026-10-01 00:00:00'], ['end_date', '2026-10-02 00:00:00'], ['page', '1'], ['page_size', '100'], ['sort_by', 'startTime'], ['sort_order', 'asc']],
  }]);
});

it('sends the key as a bearer token, and says what is missing when the address of the proxy is', () => {
  const call = { method: 'get' as const, headers: {}, body: null };
  expect(litellm.authorize({ ...call, url: 'https://llm.demo.example/x' }, step.connection, undefined as never).headers).toEqual({ Authorization: `Bearer ${SECRET}` });
  expect(() => litellm.authorize({ ...call, url: '/spend/logs/v2' }, step.connection, undefined as never)).toThrow('The base URL is missing.');
});

it('goes on past the 10,000 calls at which the total stops, until a page is not full', () => {
  const full = Array.from({ length: 100 }, (_, index) => log({ request_id: `r${index}` }));
  const reading = read({ data: full, total: 10_000, page: 100, page_size: 100, total_pages: 100, total_is_capped: true });
  expect(reading.calls?.map((call) => call.query)).toEqual([[['page', '2']]]);
  expect(read({ data: full.slice(1), total: 10_000, total_pages: 100, page_size: 100, total_is_capped: true }).calls).toEqual([]);
});

it('refuses a proxy that sends the same page for every number', () => {
  const page = { data: [log(), log({ request_id: 'b' })], page_size: 2 };
  expect(walk(litellm, feedOf(litellm, 'requests'), step, () => ({ body: page })).fault?.what).toBe('The page repeats the one before it, so the pages would never end.');
});

it('stops at the bound of the connection and says what was left out', () => {
  const bounded: Step = { ...step, connection: { ...step.connection, settings: { mostPerDay: '3' } } };
  const answer = (_: unknown, index: number): { body: unknown } => ({ body: { data: [log({ request_id: `a${index}` }), log({ request_id: `b${index}` })], page_size: 2 } });
  const walked = walk(litellm, feedOf(litellm, 'requests'), bounded, answer);
  expect(walked.rows).toHaveLength(4);
  expect(walked.notes).toEqual(['More calls on 2026-10-01 than are read: the first 4 are in the API log, the rest was left out. Raise “Calls per day to read” to have more.']);
});

describe('daily sums', () => {
  const figures = (api_requests: number, prompt_tokens: number, completion_tokens: number): Readonly<Record<string, number>> => ({ api_requests, prompt_tokens, completion_tokens, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 });
  const day = (whole: unknown, ...parts: readonly unknown[]): readonly Readonly<Record<string, unknown>>[] => {
    const api_key_breakdown = Object.fromEntries(parts.map((metrics, index) => [`hash${index}`, { metrics, metadata: { key_alias: `key-${index}` } }]));
    return read({ results: [{ date: '2026-10-01', metrics: {}, breakdown: { models: { 'gpt-5': { metrics: whole, metadata: {}, api_key_breakdown } } } }], metadata: { has_more: false, api_key_limit: 2, total_api_keys: 9 } }, 'daily').rows;
  };
  it('keep what a proxy that lists its largest keys alone leaves out of them', () => {
    expect(day(figures(10, 1_000, 100), figures(4, 500, 40), figures(3, 300, 30))).toMatchObject([
      { key: 'key-0', requests: 4, inputTokens: 500 }, { key: 'key-1', requests: 3, inputTokens: 300 }, { key: 'other keys', requests: 3, inputTokens: 200, outputTokens: 30 },
    ]);
  });
  it('have no other keys where those listed are all', () => {
    expect(day(figures(4, 500, 40), figures(4, 500, 40))).toHaveLength(1);
    expect(day(figures(3, 600, 40), figures(4, 500, 40))).toHaveLength(1);
  });
});

describe('token counts of a call', () => {
  const counts = (prompt: number, usage: unknown): unknown => {
    const row = rowOf({ prompt_tokens: prompt, metadata: { usage_object: usage } });
    return [row?.['inputTokens'], row?.['cacheReadTokens'], row?.['cacheWriteTokens']];
  };
  it('are taken apart where the prompt holds its cached tokens', () => {
    expect(counts(1_400, { prompt_tokens_details: { cached_tokens: 1_024 } })).toEqual([376, 1_024, null]);
    expect(counts(1_400, { cache_read_input_tokens: 1_000, cache_creation_input_tokens: 400 })).toEqual([0, 1_000, 400]);
  });
  it('stay as they are where more is cached than prompted', () => {
    expect(counts(31, { cache_read_input_tokens: 0, cache_creation_input_tokens: 1_253 })).toEqual([31, 0, 1_253]);
  });
  it('count a cache read told twice once', () => {
    expect(counts(1_400, { prompt_tokens_details: { cached_tokens: 1_000 }, cache_read_input_tokens: 1_000 })).toEqual([400, 1_000, null]);
  });
  it('are untold, not zero, when a call that succeeded was not measured', () => {
    expect(rowOf({ prompt_tokens: 0, completion_tokens: 0, metadata: { usage_object: null } })).toMatchObject({ inputTokens: null, outputTokens: null });
    expect(rowOf({ prompt_tokens: 0, completion_tokens: 0, status: 'failure' })).toMatchObject({ inputTokens: 0, outputTokens: 0 });
  });
});

it('takes lists and objects that older versions send as text', () => {
  expect(rowOf({ request_tags: '["team:Data"]', metadata: '{"user_api_key_alias":"nightly"}' })).toMatchObject({ team: 'Data', key: 'nightly' });
  expect(rowOf({ request_tags: '', metadata: '' })).toMatchObject({ team: '', key: '' });
  expect(() => rowOf({ metadata: '{broken' })).toThrow('litellm/requests page 1 data[0].metadata: Expected an object, found text.');
});

it('takes what the caller noted, the team of the key first', () => {
  const noted = { spend_logs_metadata: { Team: 'Noted', project: 'shop', feature: 'search', run: 7, nested: {} } };
  expect(rowOf({ metadata: noted })).toMatchObject({ team: 'Noted', project: 'shop', feature: 'search', tags: 'run=7' });
  expect(rowOf({ metadata: { ...noted, user_api_key_team_alias: 'Platform' }, team_id: 't-1' })).toMatchObject({ team: 'Platform' });
});

it('knows a cached answer, an error with its code and a call from before there was a status', () => {
  expect([rowOf({ cache_hit: 'True' }), rowOf({ status: 'failure', metadata: { error_information: { error_code: '429' } } }), rowOf({ status: null, cache_hit: 'None' })].map((row) => row?.['status'])).toEqual(['cached', 'error 429', 'ok']);
});

it('shows the first letters of a key’s hash only, and no master key', () => {
  expect([rowOf({ api_key: '5f2c90ab44e1ffee0011' }), rowOf({ api_key: 'litellm_proxy_master_key' })].map((row) => row?.['key'])).toEqual(['5f2c90ab', 'master key']);
});

it('leaves the cost of a call missing where the proxy tells none, and never calls it billed', () => {
  expect(rowOf({ spend: null })).toMatchObject({ cost: null, basis: 'missing' });
  expect(rowOf({ spend: 0 })).toMatchObject({ basis: 'estimated' });
});

it('reads nothing of prompts and answers', () => {
  const row = rowOf({ messages: [{ role: 'user', content: 'my secret plan' }], response: 'my secret plan', proxy_server_request: { body: 'my secret plan' } });
  expect(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain('secret plan');
});

it('adds up a day that stands on two pages', () => {
  const page = (prompt: number, more: boolean): unknown => ({ results: [{ date: '2026-10-01', breakdown: { models: { m: { metrics: { prompt_tokens: prompt, completion_tokens: 0, api_requests: 1 } } } } }], metadata: { has_more: more } });
  const walked = walk(litellm, feedOf(litellm, 'daily'), step, (_, index) => ({ body: page(10 + index, index === 0) }));
  expect(walked.rows.map((row) => row['inputTokens'])).toEqual([21]);
  expect(walked.calls.map((call) => Object.fromEntries(call.query ?? [])['page'])).toEqual(['1', '2']);
});

it('tells every error of the proxy in its own words', () => {
  expect([{ error: { message: 'bad key', code: '401' } }, { detail: [{ loc: ['query'], msg: 'too large', type: 'x' }] }, { detail: { error: 'no role' } }, { detail: 'Not Found' }].map((body) => litellm.errorText?.(body))).toEqual(['bad key', 'too large', 'no role', 'Not Found']);
});

it('is attribution, never a charge of its own', () => {
  expect([litellm.attribution, litellm.feeds.some((feed) => feed.kind === 'cost')]).toEqual([true, false]);
});
