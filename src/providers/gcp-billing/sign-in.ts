import type { Signer, TokenExchange } from '../provider.js';
import { count, record, text } from '../kit/fields.js';
import { readAt } from '../kit/read-json.js';
import { readServiceAccount, type ServiceAccount } from './service-account.js';

/** Enough for queries; no right to change anything. */
const SCOPE = 'https://www.googleapis.com/auth/bigquery.readonly';
const LIFETIME_SECONDS = 3_600;
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const tokenAnswer = record({ access_token: text, expires_in: count });

/**
 * A service account's signed statement exchanged for an access token.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export const signIn: TokenExchange = {
  request: ({ credentials }, signer) => {
    const account = readServiceAccount(credentials['serviceAccount'] ?? '');
    return {
      method: 'post',
      url: account.tokenUri,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: `grant_type=${encodeURIComponent(GRANT)}&assertion=${encodeURIComponent(assertion(account, signer))}`,
    };
  },
  read: (body) => {
    const answer = readAt(tokenAnswer, body, { where: 'gcp-billing sign-in' }, '');
    return { token: answer.access_token, expiresInSeconds: answer.expires_in };
  },
};

function assertion(account: ServiceAccount, signer: Signer): string {
  const header = { alg: 'RS256', typ: 'JWT', ...(account.privateKeyId === '' ? {} : { kid: account.privateKeyId }) };
  const claims = { iss: account.clientEmail, scope: SCOPE, aud: account.tokenUri, iat: signer.nowSeconds, exp: signer.nowSeconds + LIFETIME_SECONDS };
  const statement = `${signer.base64Url(JSON.stringify(header))}.${signer.base64Url(JSON.stringify(claims))}`;
  return `${statement}.${signer.rs256(statement, account.privateKey)}`;
}
