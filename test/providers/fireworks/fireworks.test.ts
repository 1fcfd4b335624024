import { fireworksTotal } from '../../../local/demo/fireworks.js';
import { startDemo, type Demo } from '../../../local/demo/index.js';
import { daysOf } from '../../../src/core/days.js';
import { decimal, roundTo, sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { fireworks } from '../../../src/providers/fireworks/index.js';
import type { Call, Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const stepFor = (account: string): Step => ({
  connection: { provider: 'fireworks', name: 'Fireworks AI', baseUrl: '', credentials: { apiKey: SECRET }, settings: { account } },
  period: { start: '2026-10-01', end: '2026-10-04' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
});
const step = stepFor('');
const accountsCall = feedOf(fireworks, 'costs').start(step)[0] ?? { path: '' };
const pageOf = (body: unknown, call: Call = { path: '', context: { account: 'acme', day: '2026-10-01' } }): Page => ({ call, body, text: '', where: 'fireworks/costs page 2' });
const accounts = (...ids: readonly string[]): Page => pageOf({ accounts: ids.map((id) => ({ name: `accounts/${id}` })) }, accountsCall);
const cost = (totalCost: unknown): Money | undefined => (feedOf(fireworks, 'costs').read(pageOf({ lineItems: [{ category: 'c', totalCost }] }), step) as Reading<'cost'>).rows[0]?.billedCost;
const usage = (feed: string, body: unknown): Reading<'usage'> => feedOf(fireworks, feed).read(pageOf(body), step) as Reading<'usage'>;
const bucket = { startTime: '2026-10-01T00:00:00Z', endTime: '2026-10-02T00:00:00Z' };

it('asks for each day of costs by itself, since an answer is one total, with an exclusive end', () => {
  expect(feedOf(fireworks, 'costs').read(accounts('acme'), step).calls?.map(({ path, query }) => [path, ...(query ?? []).map(([, value]) => value)])).toEqual([
    ['/v1/accounts/acme/billing/summary', '2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z'],
    ['/v1/accounts/acme/billing/summary', '2026-10-02T00:00:00Z', '2026-10-03T00:00:00Z'],
    ['/v1/accounts/acme/billing/summary', '2026-10-03T00:00:00Z', '2026-10-04T00:00:00Z'],
  ]);
});

it('asks for usage in UTC days and by one dimension, which is all the report takes', () => {
  expect(feedOf(fireworks, 'serverless').read(accounts('acme'), step).calls).toMatchObject([{
    path: '/v1/accounts/acme/billingUsage',
    query: [['startTime', '2026-10-01T00:00:00Z'], ['endTime', '2026-10-04T00:00:00Z'], ['usageType', 'SERVERLESS'], ['timezone', 'UTC'], ['groupBy', 'model_name']],
  }]);
  expect(feedOf(fireworks, 'serverless').window?.maxDays).toBe(31);
});

describe('the account', () => {
  it('is checked before anything is asked about it, for a wrong one answers with no spend', () => {
    expect(accountsCall.path).toBe('/v1/accounts');
    expect(() => feedOf(fireworks, 'costs').read(accounts('acme'), stepFor('acm'))).toThrow('The key does not belong to the account of the settings. Correct the account id');
  });
  it('of the settings alone is asked about, however many the key has', () => {
    const paths = feedOf(fireworks, 'serverless').read(accounts('acme', 'other'), stepFor('other')).calls?.map(({ path }) => path);
    expect(paths).toEqual(['/v1/accounts/other/billingUsage']);
  });
});

describe('money', () => {
  it.each([
    [{ currencyCode: 'USD', units: '1', nanos: 350_000_000 }, '1.35'],
    [{ currencyCode: 'USD', units: '12' }, '12'],
    [{ currencyCode: 'USD', nanos: 900 }, '0.0000009'],
    [{ currencyCode: 'USD' }, '0'],
    [{ currencyCode: 'USD', units: '-1', nanos: -500_000_000 }, '-1.5'],
    [{ currencyCode: 'USD', units: '0', nanos: -5 }, '-0.000000005'],
  ])('of %j is %s', (told, dollars) => { expect(cost(told)).toEqual({ amount: decimal(dollars), currency: 'USD' }); });
  it.each([
    [{ currencyCode: 'USD', units: 1 }, 'totalCost.units: Expected a whole number as text, found number.'],
    [{ currencyCode: 'USD', units: null }, 'totalCost.units'],
    [{ currencyCode: 'USD', units: '1', nanos: 0.35 }, 'totalCost.nanos'],
    [{ currencyCode: 'USD', units: '1', nanos: -1 }, 'Expected units and nanos of one sign'],
    [{ units: '1' }, 'totalCost.currencyCode'],
    [null, 'totalCost'],
  ])('of %j is refused', (told, says) => { expect(() => cost(told)).toThrow(says); });
});

describe('an answer without its list', () => {
  it('is empty when it holds nothing at all, as such servers send it', () => {
    expect(feedOf(fireworks, 'costs').read(pageOf({}), step).rows).toEqual([]);
    expect(usage('serverless', { dedicatedCosts: [] }).rows).toEqual([]);
  });
  it('is refused when it holds something else', () => {
    expect(() => feedOf(fireworks, 'costs').read(pageOf({ items: [] }), step)).toThrow('fireworks/costs page 2 lineItems: This field is missing.');
  });
});

describe('serverless tokens', () => {
  const row = (told: Readonly<Record<string, unknown>>): unknown => usage('serverless', { serverlessCosts: [{ ...bucket, group: { model_name: 'm' }, ...told }] }).rows[0];
  it('are disjoint where the cached part is told, and else say nothing of it', () => {
    expect(row({ promptTokens: '100', cachedPromptTokens: '40', completionTokens: '7' })).toMatchObject({ inputTokens: 60, cacheReadTokens: 40, outputTokens: 7 });
    expect(row({ promptTokens: '100', completionTokens: '7' })).toMatchObject({ inputTokens: 100, cacheReadTokens: null });
  });
  it('are refused when more is cached than there is', () => {
    expect(() => row({ promptTokens: '10', cachedPromptTokens: '40' })).toThrow('serverlessCosts[0].cachedPromptTokens: Expected a part of promptTokens, found more than it.');
  });
  it('are refused as numbers', () => { expect(() => row({ promptTokens: 100 })).toThrow('serverlessCosts[0].promptTokens: Expected a whole number as text, found number.'); });
  it('of audio alone are one row of seconds', () => {
    expect(usage('serverless', { serverlessCosts: [{ ...bucket, modelName: 'whisper-v3', audioInputSeconds: 61.5 }] }).rows).toMatchObject([{ model: 'whisper-v3', quantity: 61.5, unit: 'audio second', inputTokens: null }]);
  });
});

it('bills deployments by what their usage counts, so that the two meet', () => {
  const item = { category: 'Dedicated deployment', groupingKey: 'deployment_name', groupingValue: 'd1', totalCost: { currencyCode: 'USD', units: '96' } };
  expect(feedOf(fireworks, 'costs').read(pageOf({ lineItems: [item] }), step).rows).toMatchObject([{ lineItem: 'Dedicated deployment, deployment_name d1', meter: 'accelerator second', model: '' }]);
  expect(usage('dedicated', { dedicatedCosts: [{ ...bucket, deploymentId: 'd1', acceleratorSeconds: '86400' }] }).rows).toMatchObject([{ unit: 'accelerator second', quantity: 86_400 }]);
});

it('refuses a bucket that is longer than a day', () => {
  expect(() => usage('dedicated', { dedicatedCosts: [{ ...bucket, endTime: '2026-10-03T00:00:00Z', acceleratorSeconds: '1' }] })).toThrow('dedicatedCosts[0].endTime: Expected a bucket within one UTC day, found a longer one.');
});

it('never asks for the keys of something that is no user', () => {
  const users: Call = { path: '/v1/accounts/acme/users', context: { list: 'users', account: 'acme' } };
  expect(() => feedOf(fireworks, 'keys').read(pageOf({ users: [{ name: 'accounts/acme/users/../../admin' }] }, users), step)).toThrow('users[0].name: Expected a name of the form');
});

it('repeats the sentence of a refusal', () => {
  expect(fireworks.errorText?.({ code: 16, message: 'The API key is not valid.', details: [] })).toBe('The API key is not valid.');
});

describe('over real HTTP', () => {
  const week = { start: '2026-11-02', end: '2026-11-09' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });

  it('gives what the demo account paid, to the millionth of a cent', async () => {
    const { rows, pages, fault } = await fetchDemo(demo, 'fireworks', 'costs', week);
    expect(fault).toBeNull();
    expect(pages).toBe(8);
    expect(toText(roundTo(sum(rows.map((row) => (row['billedCost'] as Money).amount)), 6))).toBe(toText(roundTo(fireworksTotal(daysOf(week), Date.parse(DEMO_NOW)), 6)));
  });
  it.each(['serverless', 'dedicated', 'keys'])('gives %s', async (feed) => {
    const { rows, fault } = await fetchDemo(demo, 'fireworks', feed, week);
    expect([fault, rows.length > 1]).toEqual([null, true]);
  });
  it('says that a wrong key was refused', async () => {
    expect((await fetchDemo(demo, 'fireworks', 'costs', week, { credentials: { apiKey: 'fw_wrong' } })).fault?.kind).toBe('credential');
  });
});
