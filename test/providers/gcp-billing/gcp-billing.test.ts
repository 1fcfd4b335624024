import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { Fault } from '../../../src/core/fault.js';
import { queryCall } from '../../../src/providers/gcp-billing/charges.js';
import { gcpBilling } from '../../../src/providers/gcp-billing/index.js';
import { readServiceAccount } from '../../../src/providers/kit/service-account.js';
import { signIn } from '../../../src/providers/gcp-billing/sign-in.js';
import type { Connection, Page, Signer, Step } from '../../../src/providers/provider.js';
import { feedOf } from '../walk.js';

type Json = ReturnType<typeof JSON.parse>;

const settings = { table: 'acme-billing.export.gcp_billing_export_v1_0A_1B_2C', queryProject: 'acme-finance' };
const stepWith = (more: Readonly<Record<string, string>> = {}): Step => ({
  connection: { provider: 'gcp-billing', name: 'Google Cloud', baseUrl: '', credentials: { serviceAccount: '' }, settings: { ...settings, ...more }, token: 'user-token' },
  period: { start: '2026-10-01', end: '2026-10-03' }, today: '2026-11-16', now: 0,
});
const bodyOf = (more: Readonly<Record<string, string>> = {}): Json => queryCall(stepWith(more)).body;
const parameter = (body: Json, name: string): Json => body.queryParameters.find((one: Json) => one.name === name).parameterValue;

describe('the query', () => {
  it('is standard SQL over named columns with named parameters and a byte limit', () => {
    const body = bodyOf();
    expect(body).toMatchObject({ useLegacySql: false, parameterMode: 'NAMED', maximumBytesBilled: '1073741824' });
    expect([parameter(body, 'from'), parameter(body, 'to'), parameter(body, 'label')]).toEqual([{ value: '2026-10-01' }, { value: '2026-10-03' }, { value: '' }]);
    expect(body.query).not.toMatch(/SELECT \*|JOIN/);
    expect(body.query).toContain('FROM `acme-billing.export.gcp_billing_export_v1_0A_1B_2C`');
  });
  it('bounds the partitions of arrival below only, and not at all for a view', () => {
    expect(bodyOf().query).toContain('_PARTITIONTIME >= TIMESTAMP(@from)');
    expect(bodyOf().query).not.toContain('_PARTITIONTIME <');
    expect(bodyOf({ partitioned: 'no' }).query).not.toContain('_PARTITIONTIME');
  });
  it('leaves tax out unless asked', () => {
    expect(bodyOf().query).toContain("cost_type != 'tax'");
    expect(bodyOf({ tax: 'yes' }).query).not.toContain("'tax'");
  });
  it('takes AI services by id first, then by description and beginning', () => {
    expect(parameter(bodyOf(), 'services').arrayValues[0]).toEqual({ value: 'C7E2-9256-1C43' });
    expect(parameter(bodyOf(), 'prefixes').arrayValues).toEqual([{ value: 'Claude ' }]);
    const own = bodyOf({ services: 'Vertex AI, AEFD-7695-64FA' });
    expect(parameter(own, 'services').arrayValues).toEqual([{ value: 'Vertex AI' }, { value: 'AEFD-7695-64FA' }]);
    expect(parameter(own, 'prefixes').arrayValues).toEqual([{ value: '' }]);
  });
  it('names the location only when there is one', () => {
    expect(bodyOf({ location: 'europe-west3' }).location).toBe('europe-west3');
    expect('location' in bodyOf()).toBe(false);
  });
  it('is tried dry for the setup check', () => {
    expect(gcpBilling.probe?.(stepWith()).body).toMatchObject({ dryRun: true });
  });
});

describe('settings', () => {
  it.each([['export.table'], ['acme-billing.export.t`; DROP TABLE x'], ['acme-billing.export.a b'], ['acme-billing.ex-port.t'], ['acme-billing.export.t\nx'], ['']])('refuse the table %p', (table) => {
    expect(() => queryCall(stepWith({ table }))).toThrow(Fault);
  });
  it.each([['acme-billing.export.gcp_billing_export_resource_v1_0A'], ['example.com:acme-billing.export.v']])('take the table %p', (table) => {
    expect(() => queryCall(stepWith({ table }))).not.toThrow();
  });
  it('refuse a byte limit that is no whole number', () => {
    expect(() => queryCall(stepWith({ maximumBytesBilled: '1 GiB' }))).toThrow('Byte limit per query');
  });
});

describe('an answer', () => {
  const page = (body: unknown, call: Page['call'] = { path: '' }): Page => ({ call, body, text: '', where: 'gcp-billing/charges page 1' });
  const read = (body: unknown, call?: Page['call']): ReturnType<ReturnType<typeof feedOf>['read']> => feedOf(gcpBilling, 'charges').read(page(body, call), stepWith());
  const jobReference = { projectId: 'acme-finance', jobId: 'job/1', location: 'europe-west3' };

  it('that is not complete is asked for again at the job’s location, as often as it takes', () => {
    const [call] = read({ jobComplete: false, jobReference }).calls ?? [];
    expect(call).toMatchObject({ path: '/projects/acme-finance/queries/job%2F1', poll: true });
    expect(call?.query).toEqual([['location', 'europe-west3'], ['maxResults', '5000'], ['timeoutMs', '20000']]);
    expect(read({ jobComplete: false }, call).calls).toEqual([call]);
  });
  it('that is not complete and names no job cannot be asked for again', () => {
    expect(() => read({ jobComplete: false })).toThrow('gcp-billing/charges page 1 jobReference: This field is missing.');
  });
  it('that ends before all promised rows came has lost its cursor', () => {
    expect(() => read({ jobComplete: true, jobReference, totalRows: '3', schema: { fields: [] } })).toThrow('lost its cursor');
  });
  it('without a column we need says which', () => {
    expect(() => read({ jobComplete: true, totalRows: '1', schema: { fields: [{ name: 'day' }] }, rows: [{ f: [{ v: '2026-10-01' }] }] })).toThrow('The column currency is missing.');
  });
  it('that warns is noted by its reason, not its text', () => {
    expect(read({ jobComplete: true, totalRows: '0', errors: [{ reason: 'backendError', message: 'private text' }] }).notes).toEqual(['BigQuery warns: backendError.']);
  });
});

describe('signing in', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const keyFile = (change: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ type: 'service_account', client_email: 'sheet@acme.iam.gserviceaccount.com', private_key: privateKey, private_key_id: 'k1', token_uri: 'https://oauth2.googleapis.com/token', ...change });
  const signer = { nowSeconds: 1_790_812_800, rs256: (text: string, pem: string) => createSign('RSA-SHA256').update(text).sign(pem, 'base64url'), base64Url: (text: string) => Buffer.from(text).toString('base64url') } as Signer;
  const connectionWith = (serviceAccount: string): Connection => ({ ...stepWith().connection, credentials: { serviceAccount } });

  it('posts a statement the public key verifies, for an hour, to its audience, for reading only', () => {
    const call = signIn.request(connectionWith(keyFile()), signer);
    expect(call).toMatchObject({ method: 'post', url: 'https://oauth2.googleapis.com/token', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    const form = new URLSearchParams(call.body ?? '');
    const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url')).toBe(true);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'k1' });
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      iss: 'sheet@acme.iam.gserviceaccount.com', scope: 'https://www.googleapis.com/auth/bigquery.readonly', aud: 'https://oauth2.googleapis.com/token', iat: 1_790_812_800, exp: 1_790_816_400,
    });
  });
  it.each([['http://127.0.0.1:8080/token'], ['http://localhost/token'], ['http://[::1]:99/t'], ['https://sts.example/token']])('goes to %s', (token_uri) => {
    expect(readServiceAccount(keyFile({ token_uri }), 'gcp-billing').tokenUri).toBe(token_uri);
  });
  it.each([['http://oauth2.googleapis.com/token'], ['http://127.0.0.1.evil.example/token'], ['https://user@evil.example/token'], ['ftp://x'], ['http://localhost@evil.example/']])('does not go to %s', (token_uri) => {
    expect(() => readServiceAccount(keyFile({ token_uri }), 'gcp-billing')).toThrow('neither https nor this machine');
  });
  it.each([['{"private_key"', 'is not JSON'], ['"text"', 'is not a key file'], [keyFile({ private_key: 'topsecret' }), 'no usable private_key'], [keyFile({ client_email: 7 }), 'no usable client_email']])('says what is wrong with a key file and shows none of it', (file, what) => {
    const refused = (): unknown => readServiceAccount(file, 'gcp-billing');
    expect(refused).toThrow(what);
    expect(refused).not.toThrow(/topsecret|BEGIN/);
  });
  it('reads token and lifetime, and names a missing one', () => {
    expect(signIn.read({ access_token: 'x', expires_in: 3_599, token_type: 'Bearer' })).toEqual({ token: 'x', expiresInSeconds: 3_599 });
    expect(() => signIn.read({ expires_in: 3_599 })).toThrow('gcp-billing sign-in access_token: This field is missing.');
  });
  it('sends the token as bearer and refuses to send none', () => {
    const bare = { method: 'get' as const, url: 'https://x.example', headers: {}, body: null };
    expect(gcpBilling.authorize(bare, stepWith().connection, signer).headers).toEqual({ Authorization: 'Bearer user-token' });
    const { token: _, ...without } = stepWith().connection;
    expect(() => gcpBilling.authorize(bare, without, signer)).toThrow('not signed in');
  });
  it('repeats the sentence of either error form', () => {
    expect(gcpBilling.errorText?.({ error: { code: 403, message: 'Access Denied.' } })).toBe('Access Denied.');
    expect(gcpBilling.errorText?.({ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' })).toBe('Invalid JWT Signature.');
  });
});
