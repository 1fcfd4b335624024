import { createHash, createHmac, createPrivateKey, createSign } from 'node:crypto';
import { enumOf, mismatch, PlatformError, type EnumValue } from '../face.js';
import { encode, fromArray, signed, type CharsetName } from './bytes.js';

export const CHARSET = enumOf('Utilities.Charset', ['US_ASCII', 'UTF_8']);
export const DIGEST_ALGORITHM = enumOf('Utilities.DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
export const MAC_ALGORITHM = enumOf('Utilities.MacAlgorithm', ['HMAC_MD5', 'HMAC_SHA_1', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512']);
export const RSA_ALGORITHM = enumOf('Utilities.RsaAlgorithm', ['RSA_SHA_1', 'RSA_SHA_256']);

const isOf = (names: Readonly<Record<string, EnumValue>>, value: unknown): value is EnumValue => Object.values(names).includes(value as EnumValue);

/** Strings without a charset are US-ASCII: every other character counts as a question mark. */
const charsetOf = (charset: unknown): CharsetName => (charset === undefined ? 'US_ASCII' : (String(charset) as CharsetName));

/** Node's name of the hash inside `SHA_256`, `HMAC_SHA_256`, `RSA_SHA_256`. */
const hashName = (algorithm: EnumValue): string => algorithm.name().replace(/^(?:HMAC|RSA)_/, '').replace('_', '').toLowerCase();

export function computeDigest(args: readonly unknown[]): Int8Array {
  const [algorithm, value, charset] = args;
  if (!isOf(DIGEST_ALGORITHM, algorithm)) throw mismatch(args, 'Utilities.computeDigest');
  if (algorithm === DIGEST_ALGORITHM.MD2) throw new Error('not in the stand-in: Utilities.DigestAlgorithm.MD2');
  const bytes = textOrBytes(args, value, charset, 3, 'Utilities.computeDigest');
  return signed(createHash(hashName(algorithm)).update(bytes).digest());
}

/** `(algorithm, value, key, charset?)`: both text, or both bytes without a charset. */
export function computeHmac(args: readonly unknown[], method: string): Int8Array {
  const [algorithm, value, key, charset] = args;
  const own = method === 'Utilities.computeHmacSignature' ? args : args.slice(1);
  if (!isOf(MAC_ALGORITHM, algorithm) || typeof value !== typeof key) throw mismatch(own, method);
  const valueBytes = textOrBytes(args, value, charset, 4, method, own);
  const keyBytes = textOrBytes(args, key, charset, 4, method, own);
  return signed(createHmac(hashName(algorithm), keyBytes).update(valueBytes).digest());
}

/** `(algorithm, value, PKCS#8 key in PEM, charset?)`. */
export function computeRsa(args: readonly unknown[], method: string): Int8Array {
  const [algorithm, value, key, charset] = args;
  const own = method === 'Utilities.computeRsaSignature' ? args : args.slice(1);
  if (!isOf(RSA_ALGORITHM, algorithm) || typeof key !== 'string') throw mismatch(own, method);
  const bytes = textOrBytes(args, value, charset, 4, method, own);
  if (!/^-----BEGIN PRIVATE KEY-----/.test(key.trim())) throw new PlatformError('Invalid argument: key');
  return signed(createSign(hashName(algorithm)).update(bytes).sign(readKey(key)));
}

function readKey(pem: string) {
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    throw new PlatformError('Invalid argument: key');
  }
}

function textOrBytes(args: readonly unknown[], value: unknown, charset: unknown, most: number, method: string, shown = args): Buffer {
  const charsetFits = charset === undefined || isOf(CHARSET, charset);
  if (args.length > most || !charsetFits) throw mismatch(shown, method);
  if (typeof value === 'string') return encode(value, charsetOf(charset));
  if (!Array.isArray(value) || charset !== undefined) throw mismatch(shown, method);
  return fromArray(value);
}
