import type { Reading, Step } from '../../../src/providers/provider.js';
import { cloudflareAiGateway as cloudflare } from '../../../src/providers/cloudflare-ai-gateway/index.js';
import { feedOf, SECRET } from '../walk.js';

const account = '0123456789abcdef0123456789abcdef';
const stepWith = (settings: Readonly<Record<string, string>>): Step => ({
  connection: { provider: 'cloudflare-ai-gateway', name: 'Cloudflare', baseUrl: '', credentials: { apiKey: SECRET }, settings },
  period: { start: '2026-10-01', end: '2026-10-02' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
});
const step = stepWith({ accountId: account, gatewayId: 'prod' });
const feed = feedOf(cloudflare, 'logs');
const call = (more: Readonly<Record<string, unknown>> = {}): unknown => ({ id: 'c', created_at: '2026-10-01T10:00:00Z', provider: 'openai', model: 'gpt-5.2', success: true, ...more });
const read = (body: unknown): Reading<'request'> => feed.read({ call: { path: '', query: [['page', '1']] }, body, text: '', where: 'cloudflare-ai-gateway/logs page 1' }, step) as Reading<'request'>;

it('asks one gateway for the calls of a UTC day, oldest first', () => {
  const [first] = feed.start(step);
  expect(first?.path).toBe(`/accounts/${account}/ai-gateway/gateways/prod/logs`);
  expect(Object.fromEntries(first?.query ?? [])).toEqual({ start_date: '2026-10-01T00:00:00Z', end_date: '2026-10-02T00:00:00Z', order_by: 'created_at', order_by_direction: 'asc', meta_info: 'true', per_page: '50', page: '1' });
});

it('refuses settings that could reach elsewhere', () => {
  expect(() => feed.start(stepWith({ accountId: '../x', gatewayId: 'prod' }))).toThrow('The setting “Account id” is not usable.');
  expect(() => feed.start(stepWith({ accountId: account, gatewayId: 'a/b' }))).toThrow('The setting “Gateway” is not usable.');
  expect(() => feed.start(stepWith({ accountId: account }))).toThrow('The setting “Gateway” is not usable.');
});

it('tells a failed query from a failed call', () => {
  expect(() => read({ success: false, errors: [{ code: 1, message: 'x' }], result: null })).toThrow('Cloudflare refused the query.');
  expect(read({ success: true, result: [call({ success: false, status_code: 500 })] }).rows[0]?.status).toBe('error 500');
});

it('refuses calls of other days, for then the days were not heeded', () => {
  expect(() => read({ success: true, result: [call({ created_at: '2026-03-01T10:00:00Z' })] })).toThrow('result[0].created_at: The call lies outside the days asked for: the gateway no longer heeds them.');
  expect(read({ success: true, result: [call({ created_at: '2026-10-02T00:00:00Z' })] }).rows).toEqual([]);
});

it('goes on by full pages where no total is told', () => {
  const rows = Array.from({ length: 50 }, (_, index) => call({ id: `c${index}` }));
  expect(read({ success: true, result: rows }).calls).toHaveLength(1);
  expect(read({ success: true, result: rows.slice(1) }).calls).toEqual([]);
});

it('leaves cached tokens and a cost nobody tells untold', () => {
  expect(read({ success: true, result: [call({ tokens_in: 5, tokens_out: null, cost: null })] }).rows[0]).toMatchObject({ inputTokens: 5, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null, cost: null, basis: 'missing' });
});

it('reads what the caller noted as JSON, and nothing from other text', () => {
  expect(read({ success: true, result: [call({ metadata: '{"Team":"Data","project":"shop","paid":true}' }), call({ id: 'd', metadata: '[1' })] }).rows.map(({ team, project, tags }) => [team, project, tags])).toEqual([['Data', 'shop', 'paid=true'], ['', '', undefined]]);
});

it('tells the error of the API in its own words', () => {
  expect(cloudflare.errorText?.({ success: false, errors: [{ code: 10000, message: 'Authentication error' }], result: null })).toBe('Authentication error');
});

describe('paging', () => {
  const full = Array.from({ length: 50 }, (_, index) => call({ id: `c${index}` }));
  const pagesAfter = (result: readonly unknown[], result_info?: unknown): number => read({ success: true, result, result_info }).calls?.length ?? 0;
  it('goes by the total where it stands with its page', () => {
    expect(pagesAfter(full, { page: 1, per_page: 50, total_count: 51 })).toBe(1);
    expect(pagesAfter(full, { page: 1, per_page: 50, total_count: 50 })).toBe(0);
  });
  it('takes a full page for one of more where the page or the total is not told', () => {
    expect([pagesAfter(full), pagesAfter(full, {}), pagesAfter(full, { total_count: 50 }), pagesAfter(full, { page: 1, per_page: 50 })]).toEqual([1, 1, 1, 1]);
    expect([pagesAfter(full.slice(1)), pagesAfter(full.slice(1), { total_count: 50 })]).toEqual([0, 0]);
  });
});
