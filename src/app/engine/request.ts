import type { Call, Connection, HttpCall, Provider, Signer } from '../../providers/provider.js';

const ABSOLUTE = /^https?:\/\//;
const ORIGIN = /^(https?:\/\/[^/?#]+)([^?#]*)$/;

/** The call as it goes out: absolute address, encoded query, JSON body, authorisation. */
export function httpCallOf(call: Call, provider: Provider, connection: Connection, signer: Signer): HttpCall {
  const base = ABSOLUTE.test(call.path) ? call.path : baseOf(provider, connection) + call.path;
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  const bare: HttpCall = {
    method: call.method ?? 'get',
    url: base + queryText(call.query ?? [], base.indexOf('?') >= 0),
    headers: { Accept: 'application/json', ...(body === null ? {} : { 'Content-Type': 'application/json' }), ...call.headers },
    body,
  };
  return provider.authorize(bare, connection, signer);
}

/**
 * Where a connection's calls go. An override without a path moves the origin
 * only and keeps the provider's path prefix, so that a proxy's address is
 * enough; an override with a path replaces both.
 */
export function baseOf(provider: Provider, connection: Connection): string {
  const override = connection.baseUrl.replace(/\/+$/, '');
  if (override === '') return provider.baseUrl;
  const path = ORIGIN.exec(override)?.[2] ?? '';
  return path === '' ? override + (ORIGIN.exec(provider.baseUrl)?.[2] ?? '') : override;
}

/** Percent-encoding of RFC 3986, which signatures want and every server reads. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Identity of a call within a step: asking it twice means the cursor turned in a circle. */
export function callKey(call: Call): string {
  return JSON.stringify([call.method ?? 'get', call.path, call.query ?? [], call.body ?? null, call.headers ?? null]);
}

function queryText(query: readonly (readonly [string, string])[], hasQuery: boolean): string {
  if (query.length === 0) return '';
  return (hasQuery ? '&' : '?') + query.map(([name, value]) => `${encodeName(name)}=${encode(value)}`).join('&');
}

/** Brackets of `group_by[]` stay readable, as official clients send them. */
function encodeName(name: string): string {
  return encode(name).replace(/%5B%5D$/, '[]');
}
