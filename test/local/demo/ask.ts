import { createPrivateKey, createSign } from 'node:crypto';
import type { Demo } from '../../../local/demo/index.js';

/** A parsed document whose form the test itself states. */
export type Json = ReturnType<typeof JSON.parse>;

/** An answer of the demo as any HTTP client gets it. */
export type Told = Readonly<{ status: number; body: Json }>;

export async function ask(demo: Demo, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Told> {
  const response = await fetch(demo.origin + path, { headers, ...(body === undefined ? {} : { method: 'POST', body }) });
  return { status: response.status, body: await response.json() };
}

export function credentialOf(demo: Demo, provider: string, id: string): string {
  return demo.connections.find((form) => form.provider === provider)?.credentials[id] ?? '';
}

/** A JWT as the service account's owner would sign it, with claims changed at will. */
export function signedForm(keyFile: string, nowSeconds: number, changes: Readonly<Record<string, unknown>> = {}): string {
  const key = JSON.parse(keyFile) as Readonly<Record<string, string>>;
  const claims = { iss: key['client_email'], scope: 'https://www.googleapis.com/auth/bigquery.readonly', aud: key['token_uri'], iat: nowSeconds, exp: nowSeconds + 3_600, ...changes };
  const statement = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = createSign('RSA-SHA256').update(statement).sign(createPrivateKey(key['private_key'] ?? ''), 'base64url');
  return `grant_type=${encodeURIComponent('urn:ietf:params:oauth:grant-type:jwt-bearer')}&assertion=${statement}.${signature}`;
}
