import { toText } from '../../../src/core/decimal.js';
import { anthropic } from '../../../src/providers/anthropic/index.js';
import type { Call, Page, Reading, Step } from '../../../src/providers/provider.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'anthropic', name: 'Anthropic', baseUrl: '', credentials: { adminKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-10-02' }, today: '2026-11-16', now: 0,
};
const cost = { amount: '614.25', currency: 'USD', cost_type: 'tokens', description: 'Output', model: 'claude-sonnet-5', token_type: 'output_tokens', service_tier: 'standard', workspace_id: null };
const pageOf = (results: readonly unknown[], day = '2026-10-01'): Page => ({
  call: { path: '' }, text: '', where: 'anthropic/costs page 1',
  body: { data: [{ starting_at: `${day}T00:00:00Z`, ending_at: '', results }], has_more: false, next_page: null },
});
const readCost = (change: Readonly<Record<string, unknown>>): Reading<'cost'>['rows'][number] | undefined => (feedOf(anthropic, 'costs').read(pageOf([{ ...cost, ...change }]), step) as Reading<'cost'>).rows[0];

it('asks a second past the end, since buckets that end with it may not count as before it', () => {
  expect(feedOf(anthropic, 'costs').start(step)[0]?.query).toEqual([
    ['starting_at', '2026-10-01T00:00:00Z'], ['ending_at', '2026-10-02T00:00:01Z'], ['bucket_width', '1d'],
    ['group_by[]', 'workspace_id'], ['group_by[]', 'description'], ['limit', '31'],
  ]);
});

it('leaves a day outside the window to its own window', () => {
  expect(feedOf(anthropic, 'costs').read(pageOf([cost], '2026-10-02'), step).rows).toEqual([]);
});

it('groups usage by everything that tells rows apart', () => {
  const query = feedOf(anthropic, 'messages').start(step)[0]?.query ?? [];
  expect(query.filter(([name]) => name === 'group_by[]').map(([, value]) => value)).toEqual(['model', 'api_key_id', 'workspace_id', 'service_tier', 'context_window', 'inference_geo']);
});

it('sends key, version and product in headers and nothing in the address', () => {
  const call = anthropic.authorize({ method: 'get', url: 'https://x.example/y', headers: {}, body: null }, step.connection, undefined as never);
  expect(call).toEqual({ method: 'get', url: 'https://x.example/y', body: null, headers: { 'x-api-key': SECRET, 'anthropic-version': '2023-06-01', 'User-Agent': expect.stringContaining('Spendsheet') } });
});

describe('an amount', () => {
  it.each([['614.25', '6.1425'], ['123.78912', '1.2378912'], ['0', '0'], ['-50', '-0.5'], ['0.000001', '0.00000001']])('of %s cents is %s dollars', (cents, dollars) => {
    expect(toText(readCost({ amount: cents })?.billedCost.amount ?? (0n as never))).toBe(dollars);
  });
  it('is refused as a number, and by its path', () => {
    expect(() => readCost({ amount: 614.25 })).toThrow('anthropic/costs page 1 data[0].results[0].amount: Expected a decimal number as text, found number.');
  });
  it('is refused in the notation of a locale', () => { expect(() => readCost({ amount: '614,25' })).toThrow('Expected a decimal number as text'); });
});

describe('a cost', () => {
  it.each([
    ['uncached_input_tokens', 'input'], ['cache_read_input_tokens', 'cacheRead'], ['output_tokens', 'output'],
    ['cache_creation.ephemeral_5m_input_tokens', 'cacheWrite'], ['cache_creation.ephemeral_1h_input_tokens', 'cacheWrite1h'],
  ])('of %s is metered as %s', (token_type, meter) => { expect(readCost({ token_type })?.meter).toBe(meter); });
  it('that is not of tokens is metered by its type', () => {
    expect([readCost({ token_type: null, cost_type: 'web_search' })?.meter, readCost({ token_type: null, cost_type: 'code_execution' })?.meter]).toEqual(['search', 'code_execution']);
  });
});

it('refuses the flat cache field older integrations read', () => {
  const use = { uncached_input_tokens: 1, cache_creation_input_tokens: 5, cache_read_input_tokens: 0, output_tokens: 1 };
  expect(() => feedOf(anthropic, 'messages').read({ ...pageOf([use]), where: 'anthropic/messages page 1' }, step)).toThrow('anthropic/messages page 1 data[0].results[0].cache_creation: This field is missing.');
});

it('adds no search row where nothing was searched', () => {
  const use = { uncached_input_tokens: 1, cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 }, cache_read_input_tokens: 0, output_tokens: 1, server_tool_use: { web_search_requests: 0 } };
  const { rows } = feedOf(anthropic, 'messages').read(pageOf([use]), step) as Reading<'usage'>;
  expect(rows.map((row) => [row.unit, row.quantity])).toEqual([['', null]]);
});

describe('the analytics', () => {
  const asked = (feed: string, change: Partial<Step> = {}): Call => feedOf(anthropic, feed).start({ ...step, connection: { ...step.connection, settings: { source: 'analytics' } }, ...change })[0] ?? { path: '' };

  it('are asked by day, with their beta header, per key', () => {
    expect(asked('costs')).toEqual({
      path: '/v1/organizations/analytics/cost', headers: { 'anthropic-beta': 'analytics-usage-cost-2026-08-24' },
      query: [['starting_at', '2026-10-01T00:00:00Z'], ['ending_at', '2026-10-02T00:00:00Z'], ['time_bucket_width', '1d'], ...['model', 'api_key_id', 'workspace_id', 'service_tier', 'cost_type', 'token_type'].map((name) => ['group_by[]', name])],
    });
    expect(asked('messages').path).toBe('/v1/organizations/analytics/usage');
  });
  it('end by themselves when today is among the days, since tomorrow is not yet', () => {
    const query = asked('costs', { period: { start: '2026-11-01', end: '2026-11-17' } }).query ?? [];
    expect(query.map(([name]) => name)).not.toContain('ending_at');
  });
  it.each([['2025-12-31', '2026-11-16', '/v1/organizations/cost_report'], ['2026-01-01', '2026-11-16', '/v1/organizations/analytics/cost'], ['2026-01-15', '2027-01-15', '/v1/organizations/cost_report'], ['2026-01-16', '2027-01-15', '/v1/organizations/analytics/cost']])('for days from %s, asked on %s, are %s', (start, today, path) => {
    expect(asked('costs', { period: { start, end: '2026-01-31' }, today }).path).toBe(path);
  });
  it('are left alone unless chosen', () => { expect(feedOf(anthropic, 'costs').start(step)[0]?.path).toBe('/v1/organizations/cost_report'); });
  it('begin again when a cursor has died', () => { expect([anthropic.refusal?.(410, null), anthropic.refusal?.(404, null)]).toEqual(['restart', null]); });
  it('may leave out whether there is more', () => {
    const body = { data: [], next_page: 'page_2' };
    expect(feedOf(anthropic, 'costs').read({ call: asked('costs'), body, text: '', where: 'anthropic/costs page 1' }, step).calls).toHaveLength(1);
  });
});
