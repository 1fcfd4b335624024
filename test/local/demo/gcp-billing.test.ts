import { startDemo, type Demo } from '../../../local/demo/index.js';
import { queryCall } from '../../../src/providers/gcp-billing/charges.js';
import { ask, credentialOf, signedForm, type Json, type Told } from './ask.js';

const NOW = '2026-11-16T08:00:00Z';
const seconds = Date.parse(NOW) / 1_000;
let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: NOW }); });
afterAll(async () => { await demo.close(); });

const keyFile = (): string => credentialOf(demo, 'gcp-billing', 'serviceAccount');
const exchange = (form: string): Promise<Told> => ask(demo, '/gcp-billing/token', { 'Content-Type': 'application/x-www-form-urlencoded' }, form);
const signedIn = async (): Promise<Record<string, string>> => ({ Authorization: `Bearer ${(await exchange(signedForm(keyFile(), seconds))).body.access_token as string}` });
const ask1 = async (start: string, end: string, settings: Readonly<Record<string, string>> = {}, change: Readonly<Record<string, unknown>> = {}): Promise<Told> => {
  const form = demo.connections.find(({ provider }) => provider === 'gcp-billing');
  const connection = { provider: 'gcp-billing', name: 'x', baseUrl: '', credentials: {}, settings: { ...form?.settings, ...settings } };
  const call = queryCall({ connection, period: { start, end }, today: '2026-11-16', now: 0 });
  return ask(demo, `/gcp-billing/bigquery/v2${call.path}`, await signedIn(), JSON.stringify({ ...(call.body as object), ...change }));
};
const column = ({ body }: Told, name: string): string[] => {
  const index = body.schema.fields.findIndex((field: Json) => field.name === name);
  return (body.rows ?? []).map((row: Json) => row.f[index].v);
};

it('gives a token only for a statement signed by the service account', async () => {
  expect((await exchange(signedForm(keyFile(), seconds))).body).toMatchObject({ token_type: 'Bearer', expires_in: 3_599 });
  const [statement, signature = ''] = signedForm(keyFile(), seconds).split(/\.(?=[^.]*$)/);
  expect(await exchange(`${statement}.${signature.split('').reverse().join('')}`)).toEqual({ status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } });
});

it.each([
  ['another audience', { aud: 'https://oauth2.googleapis.com/token' }],
  ['another account', { iss: 'else@demo.example' }],
  ['a scope that is none', { scope: 'drive' }],
  ['a time long ago', { iat: seconds - 200_000, exp: seconds - 199_000 }],
])('refuses a statement with %s', async (_, changes) => {
  expect((await exchange(signedForm(keyFile(), seconds, changes))).status).toBe(400);
});

it('refuses a call without token and a foreign project in BigQuery’s own form', async () => {
  expect((await ask(demo, '/gcp-billing/bigquery/v2/projects/demo-finance/queries', {}, '{}')).body.error).toMatchObject({ code: 401, status: 'UNAUTHENTICATED' });
  expect((await ask1('2026-11-01', '2026-11-02', { queryProject: 'else-where' })).body.error).toMatchObject({ code: 403, errors: [{ reason: 'accessDenied' }] });
  expect((await ask1('2026-11-01', '2026-11-02', { table: 'demo-billing.billing_export.other' })).body.error).toMatchObject({ code: 404, errors: [{ reason: 'notFound' }] });
  expect((await ask1('2026-11-01', '2026-11-02', {}, { useLegacySql: true })).status).toBe(400);
});

it('answers a short query at once with AI services only, net of tax', async () => {
  const told = await ask1('2026-11-01', '2026-11-02');
  expect(new Set(column(told, 'service'))).toEqual(new Set(['Vertex AI', 'Gemini API', 'Claude Sonnet 4.6']));
  expect(column(told, 'cost_type')).not.toContain('tax');
  expect(column(await ask1('2026-11-01', '2026-11-02', { tax: 'yes' }), 'cost_type')).toContain('tax');
  expect(column(await ask1('2026-11-01', '2026-11-02', { services: 'Compute Engine' }), 'service')).toEqual(['Compute Engine']);
});

it('splits by the labels asked for and keeps what has none', async () => {
  expect(new Set(column(await ask1('2026-11-03', '2026-11-04'), 'tags'))).toEqual(new Set(['env=prod; team=search', 'team=legal', 'team=', null]));
  expect(new Set(column(await ask1('2026-11-03', '2026-11-04', { label: 'env' }), 'tags'))).toEqual(new Set(['env=prod', null]));
});

it('does not complete a long query at once and then pages it', async () => {
  const started = await ask1('2026-06-01', '2026-11-01');
  expect([started.body.jobComplete, started.body.rows, started.body.schema]).toEqual([false, undefined, undefined]);
  const path = `/gcp-billing/bigquery/v2/projects/demo-finance/queries/${started.body.jobReference.jobId as string}?location=EU&maxResults=5000`;
  let rows = 0;
  let token = '';
  let told: Told;
  do {
    told = await ask(demo, `${path}${token === '' ? '' : `&pageToken=${token}`}`, await signedIn());
    rows += Number(told.body.rows.length);
    token = told.body.pageToken ?? '';
  } while (token !== '');
  expect(rows).toBe(Number(told.body.totalRows));
  expect(rows).toBeGreaterThan(600);
});

it('has no rows for a day that has not arrived, and then leaves them out', async () => {
  const told = await ask1('2026-11-15', '2026-11-17');
  expect(told.body).toMatchObject({ jobComplete: true, totalRows: '0' });
  expect(told.body.rows).toBeUndefined();
});
