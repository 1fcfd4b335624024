import { createHash, createHmac } from 'node:crypto';
import type { DemoRequest } from './provider.js';

/**
 * Whether a request carries the signature that belongs to its secret: the
 * signed headers as they came, the body as it came, the time of the request.
 */
export function isSigned({ method, path, query, headers, body }: DemoRequest, prefix: string, secret: string): boolean {
  const [, key = '', day = '', region = '', service = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(headers['authorization'] ?? '') ?? [];
  const at = headers['x-amz-date'] ?? '';
  if (key === '' || service !== 'ce' || !at.startsWith(day) || !names.split(';').includes('host')) return false;
  const pairs = [...query].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort();
  const request = [method, prefix + path, pairs.join('&'), ...names.split(';').map((name) => `${name}:${headers[name] ?? ''}`), '', names, hashOf(body)];
  const statement = ['AWS4-HMAC-SHA256', at, `${day}/${region}/${service}/aws4_request`, hashOf(request.join('\n'))].join('\n');
  const derived = [day, region, service, 'aws4_request'].reduce<Buffer | string>((chain, word) => createHmac('sha256', chain).update(word).digest(), `AWS4${secret}`);
  return createHmac('sha256', derived).update(statement).digest('hex') === signature;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
