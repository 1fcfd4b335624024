import { generateKeyPairSync } from 'node:crypto';
import type { Connection, Provider } from '../../../src/providers/provider.js';

/** What must never be seen: a text of its own for each secret of a connection, and every form it travels in. */
export type Canaries = Readonly<{ credentials: Connection['credentials']; token: string; secrets: readonly string[]; forms: readonly string[] }>;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });

export function canariesOf(provider: Provider): Canaries {
  const texts = provider.credentials.map(({ id, kind }) => [id, kind === 'json' ? keyFile() : `sk-canary-${id}-${provider.id}-7c1f`] as const);
  const token = `ya29.canary-token-${provider.id}-7c1f`;
  const held = provider.token === undefined ? [] : [token];
  const plain = texts.map(([id, text]) => (isKeyFile(provider, id) ? privateKey : text)).concat(held);
  return { credentials: Object.fromEntries(texts), token, secrets: texts.map(([, text]) => text).concat(held), forms: [...plain.flatMap(formsOf), privateKey.split('\n')[1] ?? ''] };
}

function isKeyFile(provider: Provider, id: string): boolean {
  return provider.credentials.some((field) => field.id === id && field.kind === 'json');
}

function keyFile(): string {
  return JSON.stringify({ type: 'service_account', client_email: 'sync@acme.iam.example', private_key: privateKey, private_key_id: 'k1', token_uri: 'https://oauth2.example/token' });
}

/** A secret as it is, in an address, in a JSON text, and in base64 at each of the three offsets. */
function formsOf(secret: string): string[] {
  const shifted = [0, 1, 2].map((offset) => Buffer.from(' '.repeat(offset) + secret).toString('base64').slice(offset === 0 ? 0 : 4, -4));
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...shifted];
}
