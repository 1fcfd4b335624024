import { createHash, createHmac, createSign } from 'node:crypto';
import type { Signer } from '../../../src/providers/provider.js';

/** The platform's cryptography on Node, with bytes signed as the platform gives them. */
export function nodeSigner(now: number): Signer {
  return {
    nowSeconds: Math.floor(now / 1_000),
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
    hmacSha256: (text, key) => [...new Int8Array(createHmac('sha256', typeof key === 'string' ? key : Buffer.from(key)).update(text).digest())],
    rs256: (text, pem) => createSign('RSA-SHA256').update(text).sign(pem, 'base64url'),
    base64Url: (text) => Buffer.from(text).toString('base64url'),
    base64: (text) => Buffer.from(text).toString('base64'),
    hex: (bytes) => Buffer.from(bytes).toString('hex'),
  };
}
