import type { Connection, CredentialField, SettingField, TokenExchange } from '../provider.js';
import { countOrText } from './count-or-text.js';
import { record, text } from './fields.js';
import { readAt } from './read-json.js';
import { settingValue } from './setting.js';

/** Where each Microsoft cloud signs in, by the end of the host that is read. */
const LOGINS: readonly (readonly [RegExp, string])[] = [
  [/\.us$/, 'https://login.microsoftonline.us'],
  [/\.cn$/, 'https://login.chinacloudapi.cn'],
  [/\.(microsoft|azure)\.com$/, 'https://login.microsoftonline.com'],
];
const ID = '^[A-Za-z0-9][A-Za-z0-9.-]{0,127}$';
/** Encrypted, or this machine itself: a secret is never sent in the clear over a network. */
const LOGIN_URL = '^(https://[^\\s/?#@]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?)(/[^\\s?#]*)?$';

/** What an app registration needs besides its secret. */
export const entraSettings: readonly SettingField[] = [
  { id: 'tenantId', label: 'Tenant id', kind: 'text', required: true, help: 'Directory (tenant) id of the app registration, or the domain of the tenant.', pattern: ID, patternHint: 'Copy it from the overview of the app registration.' },
  { id: 'clientId', label: 'Client id', kind: 'text', required: true, help: 'Application (client) id of the app registration.', pattern: ID, patternHint: 'Copy it from the overview of the app registration.' },
  { id: 'loginUrl', label: 'Sign-in address', kind: 'text', required: false, help: 'Blank for Microsoft’s own. With a base URL of your own it is that base URL unless given here.', pattern: LOGIN_URL, patternHint: 'Give it as https://login.microsoftonline.com.' },
];

export function entraSecret(scope: string): CredentialField {
  return { id: 'clientSecret', label: 'Client secret', createAt: 'https://entra.microsoft.com', scope, kind: 'text' };
}

/**
 * An app's secret exchanged for an access token (client credentials).
 *
 * @param resource origin whose default scope is asked for, when the base URL names no Microsoft cloud
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function entraSignIn(provider: string, resource: string): TokenExchange {
  const answer = record({ access_token: text, expires_in: countOrText });
  return {
    request: (connection) => {
      const form = [['client_id', setting(connection, 'clientId')], ['client_secret', connection.credentials['clientSecret'] ?? ''], ['scope', `${scopeOrigin(connection, resource)}/.default`], ['grant_type', 'client_credentials']] as const;
      return {
        method: 'post',
        url: `${loginUrl(connection)}/${encodeURIComponent(setting(connection, 'tenantId'))}/oauth2/v2.0/token`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: form.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'),
      };
    },
    read: (body) => {
      const { access_token, expires_in } = readAt(answer, body, { where: `${provider} sign-in` }, '');
      return { token: access_token, expiresInSeconds: expires_in };
    },
  };
}

function loginUrl(connection: Connection): string {
  const given = setting(connection, 'loginUrl');
  if (given !== '') return given.replace(/\/+$/, '');
  const host = hostOf(connection.baseUrl);
  if (host === '') return 'https://login.microsoftonline.com';
  return LOGINS.find(([end]) => end.test(host))?.[1] ?? connection.baseUrl.replace(/\/+$/, '');
}

function scopeOrigin({ baseUrl }: Connection, resource: string): string {
  const host = hostOf(baseUrl);
  return LOGINS.some(([end]) => end.test(host)) ? `https://${host}` : resource;
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#:]+)/.exec(url)?.[1] ?? '';
}

function setting(connection: Connection, id: string): string {
  return settingValue(connection, entraSettings, id);
}
