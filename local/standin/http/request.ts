import { PlatformError } from '../face.js';
import { bytesOfBlob } from '../utilities/blob.js';
import { fromArray } from '../utilities/bytes.js';
import type { WireRequest } from './wire.js';

export type Prepared = Readonly<{ wire: WireRequest; mute: boolean }>;

const MAX_URL_CHARACTERS = 2082;
const MAX_HEADERS = 100;
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_BODY_BYTES = 50 * 1024 * 1024;
const DEFAULT_TIMEOUT_SECONDS = 360;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const FORM = 'application/x-www-form-urlencoded';
/** Headers the service sets itself and refuses to take. */
const REFUSED_HEADERS = ['host', 'content-length'];

export type FetchParams = Readonly<Record<string, unknown>>;

/** A script's URL and parameters as one request, or the platform's error for what it does not take. */
export function prepare(url: string, params: FetchParams): Prepared {
  if (url.length > MAX_URL_CHARACTERS) throw new PlatformError('Limit Exceeded: URLFetch URL Length.');
  if (!/^https?:\/\/[^/?#]/i.test(url) || !URL.canParse(url)) throw new PlatformError(`Invalid argument: ${url}`);
  const { method, body, contentType } = bodyOf(params);
  const headers = headersOf(params, contentType);
  const timeoutSeconds = params['timeoutSeconds'] === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(params['timeoutSeconds']);
  if (!(timeoutSeconds > 0)) throw new PlatformError('Invalid argument: timeoutSeconds');
  const wire = { url, method, headers, body, followRedirects: params['followRedirects'] !== false, timeoutMs: timeoutSeconds * 1000 };
  return { wire, mute: params['muteHttpExceptions'] === true };
}

/** What `UrlFetchApp.getRequest` answers: the request as it would be made. */
export function described(url: string, params: FetchParams): Record<string, unknown> {
  const { wire } = prepare(url, params);
  const { contentType } = bodyOf(params);
  const payload = params['payload'];
  return {
    url,
    method: wire.method,
    ...(contentType === null ? {} : { contentType }),
    ...(payload === undefined ? {} : { payload }),
    headers: Object.fromEntries(wire.headers.filter(([name]) => name.toLowerCase() !== 'content-type')),
    followRedirects: wire.followRedirects,
    muteHttpExceptions: params['muteHttpExceptions'] === true,
    useIntranet: false,
    validateHttpsCertificates: params['validateHttpsCertificates'] !== false,
  };
}

function bodyOf(params: FetchParams): { method: string; body: Buffer | null; contentType: string | null } {
  const method = String(params['method'] ?? 'get').toLowerCase();
  if (!METHODS.includes(method)) throw new PlatformError('Attribute provided with invalid value: method');
  const payload = params['payload'];
  const given = params['contentType'] === undefined ? null : String(params['contentType']);
  if (payload === undefined || payload === null) return { method, body: null, contentType: given ?? (method === 'get' || method === 'delete' ? null : FORM) };
  if (method === 'get') throw new Error('not in the stand-in: UrlFetchApp with a payload and the method get');
  const { bytes, type } = payloadOf(payload);
  if (bytes.length > MAX_BODY_BYTES) throw new PlatformError('Limit Exceeded: URLFetch POST Size.');
  return { method, body: bytes, contentType: given ?? type };
}

function payloadOf(payload: unknown): { bytes: Buffer; type: string } {
  if (typeof payload === 'string') return { bytes: Buffer.from(payload), type: FORM };
  if (Array.isArray(payload)) return { bytes: fromArray(payload), type: FORM };
  const blob = bytesOfBlob(payload);
  if (blob) return { bytes: blob, type: (payload as { getContentType(): string | null }).getContentType() ?? 'application/octet-stream' };
  if (typeof payload !== 'object' || payload === null) return { bytes: Buffer.from(String(payload)), type: FORM };
  const fields = Object.entries(payload).map(([name, value]) => {
    if (bytesOfBlob(value)) throw new Error('not in the stand-in: UrlFetchApp with a blob as a form field');
    return `${formEncoded(name)}=${formEncoded(String(value))}`;
  });
  return { bytes: Buffer.from(fields.join('&')), type: FORM };
}

function formEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}

function headersOf(params: FetchParams, contentType: string | null): [string, string][] {
  const given = Object.entries((params['headers'] ?? {}) as Record<string, unknown>).map(([name, value]): [string, string] => [name, String(value)]);
  if (given.length > MAX_HEADERS) throw new PlatformError('Limit Exceeded: URLFetch Header Count.');
  for (const [name, value] of given) {
    if (Buffer.byteLength(name) + Buffer.byteLength(value) > MAX_HEADER_BYTES) throw new PlatformError('Limit Exceeded: URLFetch Header Size.');
    if (REFUSED_HEADERS.includes(name.toLowerCase())) throw new PlatformError(`Attribute provided with invalid value: Header:${name}`);
    // The value may be a key: the text names the header only.
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || /[\0\r\n]/.test(value)) throw new PlatformError(`Attribute provided with invalid value: Header:${name}`);
  }
  const hasType = given.some(([name]) => name.toLowerCase() === 'content-type');
  return contentType === null || (hasType && params['contentType'] === undefined) ? given : [...given.filter(([name]) => name.toLowerCase() !== 'content-type'), ['Content-Type', contentType]];
}
