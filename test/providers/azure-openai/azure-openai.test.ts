import { toText } from '../../../src/core/decimal.js';
import { azureOpenai } from '../../../src/providers/azure-openai/index.js';
import { refusal } from '../../../src/providers/azure-openai/refusal.js';
import { signIn } from '../../../src/providers/azure-openai/sign-in.js';
import type { Call, Connection, Step } from '../../../src/providers/provider.js';
import { feedOf, SECRET, walk } from '../walk.js';

type Json = ReturnType<typeof JSON.parse>;

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const settings = { tenantId: 'acme.onmicrosoft.com', clientId: '99999999-2222-3333-4444-555555555555', scope: SUBSCRIPTION };
const connectionWith = (more: Readonly<Record<string, string>> = {}, baseUrl = ''): Connection => ({ provider: 'azure-openai', name: 'Azure', baseUrl, credentials: { clientSecret: SECRET }, settings: { ...settings, ...more }, token: 'entra-token' });
const stepWith = (more: Readonly<Record<string, string>> = {}, baseUrl = ''): Step => ({ connection: connectionWith(more, baseUrl), period: { start: '2026-10-01', end: '2026-11-01' }, today: '2026-11-16', now: 0 });
const firstCall = (feed: string, more: Readonly<Record<string, string>> = {}): Call => feedOf(azureOpenai, feed).start(stepWith(more))[0] ?? { path: '' };
const answer = (columns: readonly string[], rows: readonly Json[], nextLink: string | null = null): Json => ({ properties: { nextLink, columns: columns.map((name) => ({ name, type: 'String' })), rows } });
const COLUMNS = ['Cost', 'UsageDate', 'Meter', 'Currency'];
const walked = (bodies: readonly Json[], more: Readonly<Record<string, string>> = {}, baseUrl = '', feed = 'charges'): ReturnType<typeof walk> =>
  walk(azureOpenai, feedOf(azureOpenai, feed), stepWith(more, baseUrl), (_, index) => ({ body: bodies[Math.min(index, bodies.length - 1)] }));

describe('the query', () => {
  it('goes to the scope with an own client type and asks whole days, the last one inclusive', () => {
    const call = firstCall('charges');
    expect(call).toMatchObject({
      method: 'post', path: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.CostManagement/query`, headers: { ClientType: 'Spendsheet' },
      query: [['api-version', '2023-11-01'], ['$top', '5000']],
      body: { type: 'ActualCost', timeframe: 'Custom', timePeriod: { from: '2026-10-01T00:00:00Z', to: '2026-10-31T23:59:59Z' }, dataset: { granularity: 'Daily' } },
    });
    expect((call.body as Json).dataset.filter).toEqual({ dimensions: { name: 'MeterCategory', operator: 'In', values: ['Foundry Models', 'Azure OpenAI', 'Cognitive Services', 'Foundry Tools'] } });
  });
  it.each([
    ['charges', {}, [{ type: 'Dimension', name: 'Meter' }, { type: 'Dimension', name: 'ResourceId' }]],
    ['charges', { tag: 'team' }, [{ type: 'Dimension', name: 'Meter' }, { type: 'TagKey', name: 'team' }]],
    ['charges', { scope: '/providers/Microsoft.Billing/billingAccounts/123:456' }, [{ type: 'Dimension', name: 'Meter' }, { type: 'Dimension', name: 'SubscriptionName' }]],
    ['marketplace', { tag: 'team' }, [{ type: 'Dimension', name: 'Meter' }, { type: 'Dimension', name: 'ResourceId' }]],
  ])('of %s with %j groups by two things at most', (feed, more, grouping) => {
    expect((firstCall(feed, more).body as Json).dataset.grouping).toEqual(grouping);
  });
  it('asks for partner models by their publisher, which no category holds', () => {
    expect((firstCall('marketplace').body as Json).dataset.filter).toEqual({ dimensions: { name: 'PublisherType', operator: 'In', values: ['Marketplace'] } });
  });
  it('asks for amortized cost when reservations are to be spread', () => {
    expect((firstCall('charges', { costType: 'amortized' }).body as Json).type).toBe('AmortizedCost');
  });
  it.each([['subscriptions/x'], ['/subscriptions/a b'], ['/subscriptions/x?y'], ['']])('refuses the scope %p', (scope) => {
    expect(() => firstCall('charges', { scope })).toThrow('The setting “Scope” is not usable.');
  });
  it('never asks more than 31 days, which Azure would cut in silence', () => {
    expect(azureOpenai.feeds.map((feed) => feed.window?.maxDays)).toEqual([31, 31]);
  });
});

describe('a further page', () => {
  const link = (origin: string): string => `${origin}/subscriptions/${SUBSCRIPTION}/providers/Microsoft.CostManagement/Query?api-version=2023-11-01&$skiptoken=abc`;
  const two = (origin: string, baseUrl = ''): ReturnType<typeof walk> => walked([answer(COLUMNS, [[1, 20261001, 'a', 'EUR']], link(origin)), answer(COLUMNS, [[2, 20261001, 'b', 'EUR']])], {}, baseUrl);
  it('is asked for with the same body at the link', () => {
    const { calls, rows, fault } = two('https://management.azure.com');
    expect(fault).toBeNull();
    expect(calls[1]).toMatchObject({ method: 'post', path: link('https://management.azure.com'), query: [], body: calls[0]?.body, headers: { ClientType: 'Spendsheet' } });
    expect(rows).toHaveLength(2);
  });
  it('stays behind the proxy of the connection', () => {
    expect(two('https://management.azure.com', 'https://proxy.acme.example').calls[1]?.path).toBe(link(''));
    expect(two('https://proxy.acme.example', 'https://proxy.acme.example/azure').calls[1]?.path).toBe(link('https://proxy.acme.example'));
  });
  it.each([['https://evil.example'], ['https://management.azure.com.evil.example'], ['http://management.azure.com']])('at %s gets no token', (origin) => {
    expect(two(origin).fault?.message).toContain('properties.nextLink: The next page lies at an address that is not Azure’s.');
  });
  it('that is the same again ends the step', () => {
    expect(walked([answer(COLUMNS, [], link('https://management.azure.com'))]).fault?.message).toContain('cursor repeats');
  });
});

describe('a row', () => {
  const row = (columns: readonly string[], cells: Json): Readonly<Record<string, unknown>> | undefined => walked([answer(columns, [cells])]).rows[0];
  it('is read by the names of its columns, whatever their order and case', () => {
    expect(row(['currency', 'METER', 'usagedate', 'cost'], ['EUR', 'gpt', 20261005, 4.6])).toMatchObject({ day: '2026-10-05', sku: 'gpt' });
  });
  it('keeps the digits of a float', () => {
    const { billedCost } = row(COLUMNS, [0.1234567890123456, 20261005, 'gpt', 'EUR']) as Json;
    expect(toText(billedCost.amount)).toBe('0.1234567890123456');
  });
  it.each([[20261301], ['2026-13-01'], [2026], [true]])('with the day %p is refused by its cell', (day) => {
    expect(walked([answer(COLUMNS, [[1, day, 'gpt', 'EUR']])]).fault?.message).toContain('azure-openai/charges page 1 properties.rows[0][1]: Expected a day as 20261101');
  });
  it('without its currency column is refused, since tenants have several', () => {
    expect(walked([answer(['Cost', 'UsageDate'], [[1, 20261005]])]).fault?.message).toContain('properties.columns: The column Currency is missing.');
  });
  it('of a day that was not asked for is left out and told', () => {
    expect(walked([answer(COLUMNS, [[1, 20261105, 'gpt', 'EUR']])])).toMatchObject({ rows: [], notes: ['Azure sent days that were not asked for; they were left out.'] });
  });
});

it('reads no text at all as nothing there yet', () => {
  const { rows, notes, fault } = walk(azureOpenai, feedOf(azureOpenai, 'charges'), stepWith(), () => ({ body: null, text: '' }));
  expect([rows, notes, fault]).toEqual([[], ['Azure has nothing to report for this scope yet.'], null]);
});

it.each([
  [204, null, 'empty'], [424, { error: { code: 'FailedDependency' } }, 'empty'], [400, { error: { code: 'SubscriptionHasNoUsages' } }, 'empty'], [404, { error: { code: 'BillingSubscriptionNotFound' } }, 'empty'],
  [400, { error: 'invalid_client', error_description: 'AADSTS7000215' }, 'credential'], [400, { error: { code: 'BadRequest' } }, null], [403, { error: { code: 'AuthorizationFailed' } }, null],
])('takes %i with %j for %s', (status, body, meaning) => { expect(refusal(status, body)).toBe(meaning); });

describe('signing in', () => {
  it('posts the client secret to the tenant’s token endpoint', () => {
    const call = signIn.request(connectionWith(), undefined as never);
    expect(call).toMatchObject({ method: 'post', url: 'https://login.microsoftonline.com/acme.onmicrosoft.com/oauth2/v2.0/token', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    expect(Object.fromEntries(new URLSearchParams(call.body ?? ''))).toEqual({ grant_type: 'client_credentials', client_id: settings.clientId, client_secret: SECRET, scope: 'https://management.azure.com/.default' });
  });
  it.each([['', '', 'https://login.microsoftonline.com'], ['https://management.azure.com/', '', 'https://login.microsoftonline.com'], ['https://proxy.acme.example/azure/', '', 'https://proxy.acme.example/azure'], ['', 'https://login.microsoftonline.us', 'https://login.microsoftonline.us']])('with base %p and address %p goes to %s', (baseUrl, loginUrl, address) => {
    expect(signIn.request(connectionWith({ loginUrl }, baseUrl), undefined as never).url).toBe(`${address}/acme.onmicrosoft.com/oauth2/v2.0/token`);
  });
  it('reads the token, and names a missing one', () => {
    expect(signIn.read({ access_token: 'x', expires_in: 3_599 })).toEqual({ token: 'x', expiresInSeconds: 3_599 });
    expect(() => signIn.read({ expires_in: 3_599 })).toThrow('azure-openai sign-in access_token: This field is missing.');
  });
  it('sends the token and never the secret with a query', () => {
    const sent = azureOpenai.authorize({ method: 'post', url: 'https://management.azure.com/x', headers: {}, body: '{}' }, connectionWith(), undefined as never);
    expect(JSON.stringify(sent)).not.toContain(SECRET);
    expect(sent.headers).toEqual({ Authorization: 'Bearer entra-token' });
  });
});
