import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { ok, Refusal, type DemoAnswer, type DemoRequest } from './provider.js';

const EMAIL = 'spend-sheet@demo-finance.iam.gserviceaccount.com';
const BIGQUERY_SCOPES = ['https://www.googleapis.com/auth/bigquery.readonly', 'https://www.googleapis.com/auth/bigquery', 'https://www.googleapis.com/auth/cloud-platform'];
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const ACCESS_TOKEN = 'ya29.demo-access-token';
/** The demo's time stands still while a script's moves on. */
const CLOCK_TOLERANCE_SECONDS = 86_400;

/** A service account made for this run, and the token endpoint that knows its public key. */
export type DemoSignIn = Readonly<{
  keyFile: (origin: string) => string;
  token: (request: DemoRequest) => DemoAnswer;
  isSignedIn: (request: DemoRequest) => boolean;
}>;

/** Whom the token endpoint serves: its place on the demo server, scopes it grants, and the user a delegation is for. */
export type Grants = Readonly<{ provider: string; scopes: readonly string[]; subject?: string }>;

export function demoSignIn(grants: Grants = { provider: 'gcp-billing', scopes: BIGQUERY_SCOPES }): DemoSignIn {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    keyFile: (origin) => JSON.stringify({
      type: 'service_account', project_id: 'demo-finance', private_key_id: 'demo-key-1', private_key: privateKey,
      client_email: EMAIL, client_id: '100000000000000000000', token_uri: tokenUri(origin, grants),
    }),
    token: (request) => exchange(request, publicKey, grants),
    isSignedIn: ({ headers }) => headers['authorization'] === `Bearer ${ACCESS_TOKEN}`,
  };
}

function exchange(request: DemoRequest, publicKey: string, grants: Grants): DemoAnswer {
  const form = new URLSearchParams(request.body);
  if (form.get('grant_type') !== GRANT) throw refused('unsupported_grant_type', 'Invalid grant_type.');
  const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  const isSigned = verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), createPublicKey(publicKey), Buffer.from(signature, 'base64url'));
  if (!isSigned || part(header)['alg'] !== 'RS256') throw refused('invalid_grant', 'Invalid JWT Signature.');
  const { iss, sub, aud, scope, iat, exp } = part(claims);
  if (iss !== EMAIL) throw refused('invalid_grant', 'Invalid grant: account not found');
  if (sub !== grants.subject) throw refused('unauthorized_client', 'Client is unauthorized to retrieve access tokens using this method.');
  if (aud !== tokenUri(request.origin, grants)) throw refused('invalid_grant', 'Invalid JWT: wrong audience.');
  if (!String(scope).split(' ').every((one) => grants.scopes.includes(one))) throw refused('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  const seconds = request.now / 1_000;
  const isTimely = Math.abs(Number(iat) - seconds) < CLOCK_TOLERANCE_SECONDS && Number(exp) - Number(iat) <= 3_600 && Number(exp) > Number(iat);
  if (!isTimely) throw refused('invalid_grant', 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.');
  return ok({ access_token: ACCESS_TOKEN, expires_in: 3_599, token_type: 'Bearer' });
}

function part(encoded: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    throw refused('invalid_grant', 'Invalid JWT.');
  }
}

function tokenUri(origin: string, { provider }: Grants): string {
  return `${origin}/${provider}/token`;
}

function refused(error: string, description: string): Refusal {
  return new Refusal({ status: 400, body: { error, error_description: description } });
}
