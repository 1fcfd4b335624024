import { startDemo } from '../../../local/demo/index.js';
import { mistralPrices, mistralWork, tokensOn } from '../../../local/demo/mistral-company.js';
import { daysOf } from '../../../src/core/days.js';
import { decimal, multiply, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { mistral } from '../../../src/providers/mistral/index.js';
import { meterOf, unitOf } from '../../../src/providers/mistral/meter.js';
import type { Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'mistral', name: 'Mistral', baseUrl: '', credentials: { adminKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-11-01' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const entry = { billing_metric: 'mistral-large', billing_group: 'input', timestamp: '2026-10-03', value: 120_000, value_paid: 100_000 };
const price = { event_type: 'completion', billing_metric: 'mistral-large', billing_group: 'input', api_zone: 'global', service_tier: 'standard', price: '0.0000019' };
const pageOf = (entries: readonly unknown[], rest: Readonly<Record<string, unknown>> = { currency: 'EUR', prices: [price] }): Page => ({
  call: { path: '/usage', context: { month: '2026-10-01' } }, text: '', where: 'mistral/costs page 1',
  body: { completion: { models: { 'mistral-large-latest': { input: entries } } }, ...rest },
});
const costsOf = (page: Page): Reading<'cost'> => feedOf(mistral, 'costs').read(page, step) as Reading<'cost'>;
const usageOf = (page: Page): Reading<'usage'> => feedOf(mistral, 'usage').read(page, step) as Reading<'usage'>;

it('asks a call per calendar month the period touches', () => {
  const calls = feedOf(mistral, 'costs').start({ ...step, period: { start: '2025-12-31', end: '2026-02-02' } });
  expect(calls.map((call) => call.query)).toEqual([[['month', '12'], ['year', '2025']], [['month', '1'], ['year', '2026']], [['month', '2'], ['year', '2026']]]);
});

it('reads two months again, so that the first of last month is always among the days replaced', () => {
  expect(feedOf(mistral, 'costs').window).toMatchObject({ restatesDays: 62 });
});

describe('a cost', () => {
  it('is the paid quantity times the price, in the currency of the answer', () => {
    expect(costsOf(pageOf([entry])).rows).toMatchObject([{ day: '2026-10-03', model: 'mistral-large-latest', meter: 'input', quantity: decimal(100_000), billedCost: { amount: decimal('0.19'), currency: 'EUR' } }]);
  });
  it('reads a price as number or text alike', () => {
    expect(costsOf(pageOf([entry], { currency: 'EUR', prices: [{ ...price, price: 0.0000019 }] })).rows).toEqual(costsOf(pageOf([entry])).rows);
  });
  it('is not told, and not 0, where the answer has no price', () => {
    expect(costsOf(pageOf([entry], { currency: 'EUR', prices: null }))).toEqual({ rows: [], notes: ['2026-10: 1 entries have no price in the answer; their cost is not told.'] });
  });
  it('is not guessed from prices that differ by zone when the entry names none', () => {
    const zones = { currency: 'EUR', prices: [price, { ...price, api_zone: 'us', price: '0.000003' }] };
    expect(costsOf(pageOf([entry], zones)).rows).toEqual([]);
    expect(costsOf(pageOf([{ ...entry, api_zone: 'us' }], zones)).rows[0]?.billedCost.amount).toBe(decimal('0.3'));
  });
  it('of an entry without a tier is of the standard one', () => {
    const tiers = { currency: 'EUR', prices: [price, { ...price, service_tier: 'priority', price: '0.000004' }] };
    expect(costsOf(pageOf([entry], tiers)).rows[0]).toMatchObject({ tier: '', billedCost: { amount: decimal('0.19') } });
    expect(costsOf(pageOf([{ ...entry, service_tier: 'priority' }], tiers)).rows[0]).toMatchObject({ tier: 'priority', billedCost: { amount: decimal('0.4') } });
  });
  it('is refused when the prices have no currency', () => {
    expect(() => costsOf(pageOf([entry], { currency: null, prices: [price] }))).toThrow('mistral/costs page 1 currency: Expected a currency code, found null.');
  });
});

describe('a quantity', () => {
  it('is what was used, paid or not', () => { expect(usageOf(pageOf([entry])).rows).toMatchObject([{ inputTokens: 120_000, outputTokens: null, cacheReadTokens: null }]); });
  it('without a day stands on the first of its month, which is noted', () => {
    const { timestamp: _, ...undated } = entry;
    expect(usageOf(pageOf([undated]))).toMatchObject({ rows: [{ day: '2026-10-01' }], notes: ['2026-10: Mistral names no day for 1 entries; they stand on the first of the month.'] });
  });
  it('without a day is left alone when the period begins later in the month', () => {
    const { timestamp: _, ...undated } = entry;
    expect(feedOf(mistral, 'usage').read(pageOf([undated]), { ...step, period: { start: '2026-10-02', end: '2026-11-01' } })).toMatchObject({ rows: [], notes: [] });
  });
  it('that is negative is refused by its path', () => {
    expect(() => usageOf(pageOf([{ ...entry, value: -1 }]))).toThrow('completion.models.mistral-large-latest.input[0].value: Expected a quantity of zero or more');
  });
  it('that is missing is refused by its path', () => {
    expect(() => usageOf(pageOf([{ billing_metric: 'x' }]))).toThrow('completion.models.mistral-large-latest.input[0].value: This field is missing.');
  });
});

it.each([
  ['completion', 'input', 'input', 'token'], ['chat', 'cached', 'cacheRead', 'token, cached'], ['vibe_code.completion', 'output', 'output', 'token, output'], ['training', 'input', 'input', 'token'],
  ['ocr', 'input', '', 'page'], ['vibe_code.ocr', 'input', '', 'page'], ['audio', 'input', '', 'second'], ['audio_characters', 'input', '', 'character'], ['libraries_api.pages', 'input', '', 'page'],
  ['completion', 'audio_input', '', 'token, audio input'], ['connectors', 'web_search', '', 'call, web search'],
])('counts %s %s as meter %p or unit %p', (section, kind, meter, unit) => {
  expect([meterOf({ section, kind }), unitOf({ section, kind })]).toEqual([meter, unit]);
});

it('signs in by bearer token at the API and by x-api-key at the console', () => {
  const headersAt = (url: string): unknown => mistral.authorize({ method: 'get', url, headers: {}, body: null }, step.connection, undefined as never).headers;
  expect(headersAt('https://api.mistral.ai/v1/admin/usage')).toEqual({ Authorization: `Bearer ${SECRET}` });
  expect(headersAt('https://console.mistral.ai/api/admin/usage')).toEqual({ 'x-api-key': SECRET });
  expect(headersAt('https://console.mistral.ai.evil.example/usage')).toEqual({ Authorization: `Bearer ${SECRET}` });
});

it('repeats the sentence of either error form', () => {
  expect(mistral.errorText?.({ detail: 'Unauthorized' })).toBe('Unauthorized');
  expect(mistral.errorText?.({ detail: [{ loc: ['query', 'month'], msg: 'Input should be a valid month', type: 'x' }] })).toBe('Input should be a valid month');
});

describe('pages by number', () => {
  const read = (body: unknown, seen = '0'): Reading<'name'> => feedOf(mistral, 'users').read({ call: { path: '/users', query: [['page_size', '100'], ['page', '1']], context: { seen } }, body, text: '', where: 'mistral/users page 1' }, step) as Reading<'name'>;
  const people = (count: number): readonly unknown[] => Array.from({ length: count }, (_, index) => ({ uuid: `u${index}`, name: 'A', email: null }));
  it('go on until all are there, whatever size the server gives', () => {
    expect(read({ members: people(25), invites: [{}], total: 60 }).calls).toMatchObject([{ query: [['page_size', '100'], ['page', '2']], context: { seen: '26' } }]);
    expect(read({ members: people(34), invites: [], total: 60 }, '26').calls).toEqual([]);
  });
  it('end at a short page where there is no total', () => { expect(read({ members: people(99), invites: [], total: null }).calls).toEqual([]); });
  it('that run dry before all came are a fault', () => { expect(() => read({ members: [], invites: [], total: 60 }, '26')).toThrow('fewer rows came than there are in total'); });
});

it('reads the demo organization over real HTTP to the last digit', async () => {
  const demo = await startDemo({ now: DEMO_NOW });
  const period = { start: '2026-09-15', end: '2026-11-17' };
  const [costs, usage, keys, wrong] = [await fetchDemo(demo, 'mistral', 'costs', period), await fetchDemo(demo, 'mistral', 'usage', period), await fetchDemo(demo, 'mistral', 'keys', period), await fetchDemo(demo, 'mistral', 'costs', period, { credentials: { adminKey: 'wrong-key' } })];
  await demo.close();
  const told = daysOf(period).flatMap((day) => mistralWork.flatMap((work) => (['input', 'cached', 'output'] as const).map((kind) => {
    const perToken = mistralPrices.find((one) => one.billing_metric === work.metric && one.billing_group === kind)?.price ?? '0';
    return { tokens: tokensOn(work, kind, day, Date.parse(DEMO_NOW)), perToken };
  })));
  expect([costs.fault, usage.fault, costs.pages]).toEqual([null, null, 3]);
  expect(toText(sum(costs.rows.map((row) => (row['billedCost'] as Money).amount)))).toBe(toText(sum(told.map(({ tokens, perToken }) => multiply(decimal(tokens), decimal(perToken))))));
  expect(usage.rows.reduce((all, row) => all + Number(row['inputTokens'] ?? 0) + Number(row['cacheReadTokens'] ?? 0) + Number(row['outputTokens'] ?? 0), 0)).toBe(told.reduce((all, { tokens }) => all + tokens, 0));
  expect(keys.rows).toMatchObject([{ name: 'letters', lastUsed: '2026-11-16', owner: 'carla@demo.example' }, { name: 'code completion' }]);
  expect(wrong.fault?.kind).toBe('credential');
});
