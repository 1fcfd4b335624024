import type { Step } from '../../../src/providers/provider.js';
import { openai } from '../../../src/providers/openai/index.js';
import { readLineItem } from '../../../src/providers/openai/line-item.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'openai', name: 'OpenAI', baseUrl: '', credentials: { adminKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-10-08' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
};
const queryOf = (feed: string): readonly (readonly [string, string])[] => feedOf(openai, feed).start(step)[0]?.query ?? [];
const readCompletion = (counts: Readonly<Record<string, number>>): ReturnType<ReturnType<typeof feedOf>['read']> => {
  const body = { data: [{ start_time: 1_790_812_800, results: [{ output_tokens: 0, num_model_requests: 1, ...counts }] }], has_more: false, next_page: null };
  return feedOf(openai, 'completions').read({ call: { path: '' }, body, text: '', where: 'openai/completions page 1' }, step);
};

it('asks for whole UTC days of costs, 180 buckets at most, with bracketed groups', () => {
  expect(queryOf('costs')).toEqual([
    ['start_time', '1790812800'], ['end_time', '1791417600'], ['bucket_width', '1d'],
    ['group_by[]', 'project_id'], ['group_by[]', 'line_item'], ['group_by[]', 'api_key_id'], ['limit', '180'],
  ]);
});

it('asks for 31 buckets of usage at most and stays within them', () => {
  const usage = openai.feeds.filter((feed) => feed.kind === 'usage');
  expect(usage).toHaveLength(10);
  expect(usage.map((feed) => [feed.window?.maxDays, Object.fromEntries(queryOf(feed.id))['limit']])).toEqual(usage.map(() => [31, '31']));
});

it('groups completions by everything that tells rows apart', () => {
  expect(queryOf('completions').filter(([name]) => name === 'group_by[]').map(([, value]) => value)).toEqual(['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier']);
});

it('takes every usage report but completions for optional', () => {
  expect(openai.feeds.filter((feed) => feed.kind === 'usage' && feed.optional !== true).map((feed) => feed.id)).toEqual(['completions']);
});

it('sends the key as a bearer token and nowhere else', () => {
  const call = openai.authorize({ method: 'get', url: 'https://x.example/y', headers: { Accept: 'a' }, body: null }, step.connection, undefined as never);
  expect(call).toEqual({ method: 'get', url: 'https://x.example/y', headers: { Accept: 'a', Authorization: `Bearer ${SECRET}` }, body: null });
});

describe('input tokens', () => {
  it('tell a missing part from the told ones', () => {
    expect(readCompletion({ input_tokens: 1_000, input_uncached_tokens: 500, input_cached_tokens: 400 }).rows[0]).toMatchObject({ inputTokens: 500, cacheReadTokens: 400, cacheWriteTokens: 100 });
    expect(readCompletion({ input_tokens: 1_000, input_uncached_tokens: 500, input_cache_write_tokens: 100 }).rows[0]).toMatchObject({ inputTokens: 500, cacheReadTokens: 400, cacheWriteTokens: 100 });
  });
  it('leave cache reads untold when nothing tells them', () => {
    expect(readCompletion({ input_tokens: 1_000 }).rows[0]).toMatchObject({ inputTokens: 1_000, cacheReadTokens: null, cacheWriteTokens: 0 });
  });
  it('are refused when more is cached than there is', () => {
    expect(() => readCompletion({ input_tokens: 100, input_cached_tokens: 101 })).toThrow('openai/completions page 1 data[0].results[0].input_tokens: The cached and cache-write tokens inside it are more than the whole.');
  });
  it('are noted when the parts do not add up', () => {
    expect(readCompletion({ input_tokens: 100, input_uncached_tokens: 50, input_cached_tokens: 20, input_cache_write_tokens: 20 }).notes).toEqual(['The parts of input_tokens do not add up to it in 1 results; the parts were kept.']);
  });
});

it('stops at has_more false even when a cursor is there', () => {
  const body = { data: [], has_more: false, next_page: 'page_left_over' };
  expect(feedOf(openai, 'costs').read({ call: { path: '' }, body, text: '', where: 'x' }, step).calls).toEqual([]);
});

describe('line items', () => {
  it.each([
    ['gpt-5.6-mini, input', 'gpt-5.6-mini', 'input', ''],
    ['gpt-5.6-mini, cached input', 'gpt-5.6-mini', 'cacheRead', ''],
    ['gpt-5.6-mini, cache write', 'gpt-5.6-mini', 'cacheWrite', ''],
    ['gpt-4o-2024-08-06, output', 'gpt-4o-2024-08-06', 'output', ''],
    ['gpt-5-mini, batch cached input', 'gpt-5-mini', 'cacheRead', 'batch'],
    ['gpt-5.4, output (priority)', 'gpt-5.4', 'output', 'priority'],
    ['gpt-realtime-2, audio input', 'gpt-realtime-2', 'audio input', ''],
    ['ft:gpt-4o-mini:acme::a1, input', 'ft:gpt-4o-mini:acme::a1', 'input', ''],
    ['dall-e-3', 'dall-e-3', '', ''],
    ['web search tool calls', '', 'search', ''],
    ['assistants api | file search', '', 'file search', ''],
    ['regional data processing', '', '', ''],
    ['Credit, adjustment', '', '', ''],
    ['', '', '', ''],
  ])('of %p tell model %p, meter %p and tier %p', (text, model, meter, tier) => {
    expect(readLineItem(text)).toEqual({ model, meter, tier });
  });
});
