import type { Connection, Signer, TokenExchange } from '../provider.js';
import { count, record, text } from './fields.js';
import { readAt } from './read-json.js';
import { readServiceAccount, type ServiceAccount } from './service-account.js';

const LIFETIME_SECONDS = 3_600;
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const tokenAnswer = record({ access_token: text, expires_in: count });

/** What the token is to allow, and on whose behalf: '' is the service account itself. */
export type Wish = Readonly<{ scopes: readonly string[]; subject: string }>;

/**
 * A service account's signed statement exchanged for an access token.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export function serviceAccountSignIn(provider: string, wishOf: (connection: Connection) => Wish): TokenExchange {
  return {
    request: (connection, signer) => {
      const account = readServiceAccount(connection.credentials['serviceAccount'] ?? '', provider);
      return {
        method: 'post',
        url: account.tokenUri,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: `grant_type=${encodeURIComponent(GRANT)}&assertion=${encodeURIComponent(assertion(account, wishOf(connection), signer))}`,
      };
    },
    read: (body) => {
      const answer = readAt(tokenAnswer, body, { where: `${provider} sign-in` }, '');
      return { token: answer.access_token, expiresInSeconds: answer.expires_in };
    },
  };
}

function assertion(account: ServiceAccount, { scopes, subject }: Wish, signer: Signer): string {
  const header = { alg: 'RS256', typ: 'JWT', ...(account.privateKeyId === '' ? {} : { kid: account.privateKeyId }) };
  const claims = {
    iss: account.clientEmail, ...(subject === '' ? {} : { sub: subject }), scope: scopes.join(' '), aud: account.tokenUri,
    iat: signer.nowSeconds, exp: signer.nowSeconds + LIFETIME_SECONDS,
  };
  const statement = `${signer.base64Url(JSON.stringify(header))}.${signer.base64Url(JSON.stringify(claims))}`;
  return `${statement}.${signer.rs256(statement, account.privateKey)}`;
}
