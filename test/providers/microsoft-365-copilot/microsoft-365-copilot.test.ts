import { startDemo, type Demo } from '../../../local/demo/index.js';
import { microsoft365Copilot } from '../../../src/providers/microsoft-365-copilot/index.js';
import type { Connection, Page, Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const connection: Connection = { provider: 'microsoft-365-copilot', name: 'M365', baseUrl: '', credentials: { clientSecret: 's3&cret' }, settings: { tenantId: 'acme.example', clientId: 'app-1' } };
const step: Step = { connection, period: { start: '2026-11-16', end: '2026-11-17' }, today: '2026-11-16', now: Date.parse(DEMO_NOW) };
const user = { userPrincipalName: 'ana@acme.example', lastActivityDate: '2026-11-13' };
const pageOf = (body: unknown): Page => ({ call: { path: '' }, body, text: '', where: 'microsoft-365-copilot/users page 1' });
const users = (body: unknown, baseUrl = ''): Reading<'seat'> => feedOf(microsoft365Copilot, 'users').read(pageOf(body), { ...step, connection: { ...connection, baseUrl } }) as Reading<'seat'>;
const signIn = (change: Partial<Connection>): Readonly<{ url: string; scope: string | null }> => {
  const call = microsoft365Copilot.token?.request({ ...connection, ...change }, undefined as never);
  return { url: call?.url ?? '', scope: new URLSearchParams(call?.body ?? '').get('scope') };
};

describe('signing in', () => {
  it('exchanges the secret at Microsoft for a token of Graph', () => {
    expect(signIn({})).toEqual({ url: 'https://login.microsoftonline.com/acme.example/oauth2/v2.0/token', scope: 'https://graph.microsoft.com/.default' });
    expect(new URLSearchParams(microsoft365Copilot.token?.request(connection, undefined as never).body ?? '').get('client_secret')).toBe('s3&cret');
  });
  it('goes to the sign-in of the cloud that is read', () => {
    expect(signIn({ baseUrl: 'https://graph.microsoft.us' })).toEqual({ url: 'https://login.microsoftonline.us/acme.example/oauth2/v2.0/token', scope: 'https://graph.microsoft.us/.default' });
    expect(signIn({ baseUrl: 'https://microsoftgraph.chinacloudapi.cn' }).url).toMatch(/^https:\/\/login\.chinacloudapi\.cn\//);
  });
  it('goes to a proxy, unless another address is given', () => {
    expect(signIn({ baseUrl: 'https://proxy.acme.example/graph/' })).toEqual({ url: 'https://proxy.acme.example/graph/acme.example/oauth2/v2.0/token', scope: 'https://graph.microsoft.com/.default' });
    expect(signIn({ baseUrl: 'https://proxy.acme.example', settings: { ...connection.settings, loginUrl: 'https://login.microsoftonline.com/' } }).url).toBe('https://login.microsoftonline.com/acme.example/oauth2/v2.0/token');
  });
  it('refuses to send the secret in the clear', () => {
    expect(() => signIn({ settings: { ...connection.settings, loginUrl: 'http://login.acme.example' } })).toThrow('The setting “Sign-in address” is not usable.');
  });
  it('needs tenant and client', () => { expect(() => signIn({ settings: {} })).toThrow('is not usable'); });
});

describe('pages', () => {
  it('follow the link by its path alone: the token goes to no other host', () => {
    expect(users({ 'value': [user], '@odata.nextLink': 'https://evil.example/beta/x?$skiptoken=1' }).calls).toEqual([{ path: '/beta/x?$skiptoken=1' }]);
  });
  it('do not repeat the path of a base URL', () => {
    expect(users({ 'value': [user], '@odata.nextLink': 'https://p.example/graph/beta/x?$skiptoken=1' }, 'https://p.example/graph').calls).toEqual([{ path: '/beta/x?$skiptoken=1' }]);
    expect(users({ 'value': [user], '@odata.nextLink': 'https://graph.microsoft.com/beta/x' }, 'https://p.example/graph').calls).toEqual([{ path: '/beta/x' }]);
  });
  it('whose link is no address are refused', () => { expect(() => users({ 'value': [], '@odata.nextLink': 'abc' })).toThrow('is no address'); });
});

it('says how to show names that the tenant hides', () => {
  expect(users({ value: [{ ...user, userPrincipalName: '3FA6EE94B1E1A2F0B9C5D6E7F8091A2B' }] }).notes).toEqual([expect.stringContaining('hides user names')]);
  expect(users({ value: [user] }).notes).toEqual([]);
});

it('never shows less than no open licence', () => {
  const sku = { skuPartNumber: 'Microsoft_365_Copilot', consumedUnits: 12, prepaidUnits: { enabled: 10 } };
  expect(feedOf(microsoft365Copilot, 'licences').read(pageOf({ value: [sku] }), step)).toMatchObject({ rows: [], notes: ['Microsoft_365_Copilot: 12 of 10 licences are assigned.'] });
});

describe('over real HTTP', () => {
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });
  it('holders of all pages and the open licences come with the token of the sign-in', async () => {
    const held = await fetchDemo(demo, 'microsoft-365-copilot', 'users', step.period);
    expect([held.fault, held.rows.length, held.pages]).toEqual([null, 17, 3]);
    expect(held.rows.filter((row) => row['lastActive'] === null)).toHaveLength(2);
    expect((await fetchDemo(demo, 'microsoft-365-copilot', 'licences', step.period)).rows).toHaveLength(3);
    await expect(fetchDemo(demo, 'microsoft-365-copilot', 'users', step.period, { credentials: { clientSecret: SECRET } })).rejects.toMatchObject({ kind: 'credential' });
  });
});

it('passes over products without a name, which Graph allows, and counts the licences of Copilot', () => {
  const value = [{ skuPartNumber: null }, {}, { skuPartNumber: 'Microsoft_365_Copilot', consumedUnits: 3, prepaidUnits: { enabled: 4 } }];
  expect(feedOf(microsoft365Copilot, 'licences').read(pageOf({ value }), step).rows).toMatchObject([{ user: 'Microsoft_365_Copilot licence 1', state: 'unassigned' }]);
});
