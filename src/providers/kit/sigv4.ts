import type { HttpCall, Signer } from '../provider.js';

/** Who signs, and for which service where. */
export type SigV4 = Readonly<{
  accessKeyId: string;
  secretAccessKey: string;
  /** Of temporary keys; '' for lasting ones. */
  sessionToken: string;
  region: string;
  service: string;
}>;

const ALGORITHM = 'AWS4-HMAC-SHA256';
const ADDRESS = /^https?:\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/;

/**
 * The call with an AWS Signature Version 4.
 *
 * Signed are the host and every `x-amz-` header. The content type is sent but
 * not signed, because the platform may add a character set to it; the host is
 * signed but not sent, because the platform sets it itself. The query must
 * already be percent-encoded, its pairs are put in order here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signV4(call: HttpCall, keys: SigV4, signer: Signer): HttpCall {
  const at = timestamp(signer.nowSeconds);
  const headers = {
    ...call.headers,
    'X-Amz-Date': at,
    ...(keys.sessionToken === '' ? {} : { 'X-Amz-Security-Token': keys.sessionToken }),
  };
  const [, host = '', path = '', query = ''] = ADDRESS.exec(call.url) ?? [];
  const signed = signedHeaders(host, headers);
  const names = signed.map(([name]) => name).join(';');
  const request = [
    call.method.toUpperCase(),
    path === '' ? '/' : path,
    query.split('&').filter((pair) => pair !== '').sort().join('&'),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    signer.sha256Hex(call.body ?? ''),
  ].join('\n');
  const scope = `${at.slice(0, 8)}/${keys.region}/${keys.service}/aws4_request`;
  const statement = [ALGORITHM, at, scope, signer.sha256Hex(request)].join('\n');
  const signature = signer.hex(signer.hmacSha256(statement, signingKey(keys, at.slice(0, 8), signer)));
  return { ...call, headers: { ...headers, Authorization: `${ALGORITHM} Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` } };
}

/** Names in small letters and in order, values trimmed with inner blanks made one. */
function signedHeaders(host: string, headers: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const amz = Object.keys(headers).filter((name) => /^x-amz-/i.test(name));
  const all = amz.map((name) => [name.toLowerCase(), (headers[name] ?? '').trim().replace(/\s+/g, ' ')] as const);
  return [['host', host.toLowerCase()] as const, ...all].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A key that is good for one day, region and service. */
export function signingKey({ secretAccessKey, region, service }: SigV4, day: string, signer: Signer): readonly number[] {
  const ofDay = signer.hmacSha256(day, `AWS4${secretAccessKey}`);
  return [region, service, 'aws4_request'].reduce((key, word) => signer.hmacSha256(word, key), ofDay);
}

/** `20150830T123600Z` */
function timestamp(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
}
