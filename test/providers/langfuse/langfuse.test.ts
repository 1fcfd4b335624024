import type { Reading, Signer, Step } from '../../../src/providers/provider.js';
import { langfuse } from '../../../src/providers/langfuse/index.js';
import { feedOf, SECRET } from '../walk.js';

const settled = (settings: Readonly<Record<string, string>> = {}): Step => ({
  connection: { provider: 'langfuse', name: 'Langfuse', baseUrl: '', credentials: { publicKey: 'pk-lf-1', secretKey: SECRET }, settings },
  period: { start: '2026-10-01', end: '2026-10-02' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
});
const call = (more: Readonly<Record<string, unknown>> = {}): unknown => ({ id: 'o', startTime: '2026-10-01T10:00:00Z', type: 'GENERATION', ...more });
const read = (data: readonly unknown[], meta: unknown = {}, feed = 'observations', settings = {}): Reading<'request'> =>
  feedOf(langfuse, feed).read({ call: { path: '', query: [] }, body: { data, meta }, text: '', where: `langfuse/${feed} page 1` }, settled(settings)) as Reading<'request'>;
const countsOf = (usageDetails: unknown): unknown => {
  const row = read([call({ usageDetails })]).rows[0];
  return [row?.inputTokens, row?.cacheReadTokens, row?.cacheWriteTokens, row?.outputTokens];
};

it('signs in with both keys of the project', () => {
  const signer = { base64: (text: string) => Buffer.from(text).toString('base64') } as Signer;
  const { headers } = langfuse.authorize({ method: 'get', url: 'https://x.example', headers: {}, body: null }, settled().connection, signer);
  expect(Buffer.from((headers['Authorization'] ?? '').replace('Basic ', ''), 'base64').toString()).toBe(`pk-lf-1:${SECRET}`);
});

it('asks for model calls of a day, and never for their input and output', () => {
  const calls = feedOf(langfuse, 'observations').start(settled()).map(({ query }) => Object.fromEntries(query ?? []));
  expect(calls.map((query) => query['type'])).toEqual(['GENERATION', 'EMBEDDING']);
  expect(calls[0]).toMatchObject({ fields: 'basic,model,usage,metrics,trace_context', fromStartTime: '2026-10-01T00:00:00Z', toStartTime: '2026-10-02T00:00:00Z', limit: '1000' });
});

it('reads the edition that was chosen, the new one by default', () => {
  const on = (settings: Readonly<Record<string, string>>): string[] => langfuse.feeds.filter((feed) => feed.enabled?.(settled(settings).connection) !== false).map(({ id }) => id);
  expect([on({}), on({ api: 'new API (v2)' }), on({ api: 'older, single calls' }), on({ api: 'older, daily sums' })]).toEqual([['observations'], ['observations'], ['observations-v1'], ['daily']]);
});

describe('usage buckets', () => {
  it('are disjoint, reasoning beside output', () => {
    expect(countsOf({ input: 400, input_cached_tokens: 1_000, output: 90, output_reasoning_tokens: 30, total: 1_520 })).toEqual([400, 1_000, null, 120]);
  });
  it('go by many names', () => {
    expect(countsOf({ input: 1, input_audio_tokens: 2, input_cache_read: 4, cache_read_input_tokens: 8, input_cache_creation: 16, cache_creation_input_tokens: 32, input_cache_creation_5m: 64, input_cache_creation_1h: 128, output: 256, output_audio_tokens: 512 })).toEqual([3, 12, 240, 768]);
  });
  it('are untold where there are none', () => {
    expect(countsOf({})).toEqual([null, null, null, null]);
    expect(countsOf(null)).toEqual([null, null, null, null]);
  });
  it('that add up to another total are kept and noted', () => {
    const reading = read([call({ usageDetails: { input: 1_400, input_cached_tokens: 1_000, output: 100, total: 1_500 } })]);
    expect(reading.rows[0]).toMatchObject({ inputTokens: 1_400, cacheReadTokens: 1_000 });
    expect(reading.notes).toEqual(['1 calls tell parts that do not add up to their total tokens: the app may send cached tokens inside its input as well. The parts were kept.']);
  });
});

it('takes an answer without cursor for the last, and goes on with one', () => {
  expect(read([call()]).calls).toEqual([]);
  expect(read([call()], { cursor: 'c2' }).calls?.map(({ query }) => query)).toEqual([[['cursor', 'c2']]]);
});

it('leaves a cost untold missing, and one that is told an estimate', () => {
  expect(read([call({ totalCost: null }), call({ id: 'p', totalCost: 0.5 })]).rows.map(({ cost, basis }) => [cost === null, basis])).toEqual([[true, 'missing'], [false, 'estimated']]);
});

it('takes seconds for seconds', () => {
  expect(read([call({ latency: 2.1 })]).rows[0]?.latencyMs).toBe(2_100);
});

it('reads nothing of what was asked and answered', () => {
  const row = read([call({ input: 'secret plan', output: 'secret plan', metadata: { x: 'secret plan' }, statusMessage: 'secret plan', name: 'secret plan' })]).rows[0];
  expect(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain('secret plan');
});

it('says when Langfuse announces the end of an older report', () => {
  const page = { call: { path: '', query: [['page', '1']] as const }, body: { data: [], meta: { page: 1, totalPages: 1 }, _deprecation: { message: 'x', sunsetAt: '2026-11-16T00:00:00Z' } }, text: '', where: 'x' };
  expect(feedOf(langfuse, 'daily').read(page, settled()).notes).toEqual(['Langfuse will take this report away on 2026-11-16. Choose the new API under “Langfuse edition”.']);
});
