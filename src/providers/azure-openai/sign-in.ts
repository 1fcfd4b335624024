import type { Connection, TokenExchange } from '../provider.js';
import { countOrText } from '../kit/count-or-text.js';
import { record, text } from '../kit/fields.js';
import { readAt } from '../kit/read-json.js';
import { AZURE, isAzure } from './address.js';
import { settingOf } from './settings.js';

const LOGIN = 'https://login.microsoftonline.com';

const tokenAnswer = record({ access_token: text, expires_in: countOrText });

/**
 * The client secret of an app registration exchanged for an access token.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export const signIn: TokenExchange = {
  request: (connection) => ({
    method: 'post',
    url: `${loginOf(connection)}/${encodeURIComponent(settingOf(connection, 'tenantId'))}/oauth2/v2.0/token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form([
      ['grant_type', 'client_credentials'],
      ['client_id', settingOf(connection, 'clientId')],
      ['client_secret', connection.credentials['clientSecret'] ?? ''],
      ['scope', `${AZURE}/.default`],
    ]),
  }),
  read: (body) => {
    const answer = readAt(tokenAnswer, body, { where: 'azure-openai sign-in' }, '');
    return { token: answer.access_token, expiresInSeconds: answer.expires_in };
  },
};

function loginOf(connection: Connection): string {
  const given = settingOf(connection, 'loginUrl');
  const address = given === '' && !isAzure(connection.baseUrl) ? connection.baseUrl : given === '' ? LOGIN : given;
  return address.replace(/\/+$/, '');
}

function form(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}
