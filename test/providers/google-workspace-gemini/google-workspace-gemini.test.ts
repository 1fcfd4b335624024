import { generateKeyPairSync } from 'node:crypto';
import { startDemo, type Demo } from '../../../local/demo/index.js';
import { googleWorkspaceGemini } from '../../../src/providers/google-workspace-gemini/index.js';
import type { Connection, Page, Reading, Signer, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { nodeSigner } from '../kit/node-signer.js';
import { payloadCases } from '../payload-case.js';
import { answersOf, feedOf, stepOf, walk } from '../walk.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const signer: Signer = nodeSigner(Date.parse(DEMO_NOW));
const connection: Connection = {
  provider: 'google-workspace-gemini', name: 'Gemini', baseUrl: '', settings: { customerId: 'acme.example', adminEmail: 'admin@acme.example' },
  credentials: { serviceAccount: JSON.stringify({ client_email: 'seats@acme.iam.gserviceaccount.com', private_key: privateKey, private_key_id: 'k1' }) },
};
const step: Step = { connection, period: { start: '2026-11-16', end: '2026-11-17' }, today: '2026-11-16', now: Date.parse(DEMO_NOW) };
const pageOf = (body: unknown): Page => ({ call: { path: '/apps/licensing/v1/product/101047/users' }, body, text: '', where: 'page 1' });

function claimsOf(settings: Connection['settings']): Readonly<Record<string, unknown>> {
  const call = googleWorkspaceGemini.token?.request({ ...connection, settings }, signer);
  const [, claims = ''] = (new URLSearchParams(call?.body ?? '').get('assertion') ?? '').split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Readonly<Record<string, unknown>>;
}

it('signs in for the administrator, with no more scope than is needed', () => {
  expect(claimsOf(connection.settings)).toMatchObject({ sub: 'admin@acme.example', scope: 'https://www.googleapis.com/auth/apps.licensing', aud: 'https://oauth2.googleapis.com/token' });
  expect(claimsOf({ ...connection.settings, activity: 'yes' })['scope']).toBe('https://www.googleapis.com/auth/apps.licensing https://www.googleapis.com/auth/admin.reports.audit.readonly');
  expect('sub' in claimsOf({ customerId: 'acme.example' })).toBe(false);
});

it('asks product after product, and a SKU alone where one is given', () => {
  const start = (products: string): unknown => feedOf(googleWorkspaceGemini, 'licences').start({ ...step, connection: { ...connection, settings: { ...connection.settings, products } } })[0]?.path;
  expect([start(''), start('Google-Apps/1010020028, 101047')]).toEqual(['/apps/licensing/v1/product/101047/users', '/apps/licensing/v1/product/Google-Apps/sku/1010020028/users']);
  expect(() => start('101047; drop')).toThrow('The setting “Products” is not usable.');
});

it('asks for activity at its own host, and below a base URL of the user’s', () => {
  const settings = { ...connection.settings, products: '101047', activity: 'yes' };
  const body = { items: [{ userId: 'ana@acme.example', skuId: '1010470009' }] };
  const next = (baseUrl: string): unknown => (feedOf(googleWorkspaceGemini, 'licences').read(pageOf(body), { ...step, connection: { ...connection, baseUrl, settings } }) as Reading<'seat'>).calls?.[0]?.path;
  expect(next('')).toBe('https://admin.googleapis.com/admin/reports/v1/activity/users/all/applications/gemini_in_workspace_apps');
  expect(next('https://proxy.example')).toBe('/admin/reports/v1/activity/users/all/applications/gemini_in_workspace_apps');
});

it('knows nobody’s activity without the audit log, and with it who has none', () => {
  const states = (name: string): unknown => {
    const one = payloadCases('google-workspace-gemini').find((each) => each.name === name);
    if (one === undefined) throw new Error(`There is no payload ${name}.`);
    const at = stepOf(googleWorkspaceGemini, one);
    return walk(googleWorkspaceGemini, feedOf(googleWorkspaceGemini, 'licences'), at, answersOf(one.pages)).rows.map((row) => [row['state'], row['lastActive']]);
  };
  expect(states('licences')).toEqual([['assigned', null], ['assigned', null]]);
  expect(states('licences-activity')).toEqual([['active', '2026-11-14'], ['no use in 30 days', null]]);
});

describe('over real HTTP', () => {
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });
  it('licences and activity come with the token of the signed statement', async () => {
    const { rows, fault } = await fetchDemo(demo, 'google-workspace-gemini', 'licences', step.period);
    expect([fault, rows.length]).toEqual([null, 7]);
    expect(rows.filter((row) => row['lastActive'] === null)).toHaveLength(1);
  });
});
