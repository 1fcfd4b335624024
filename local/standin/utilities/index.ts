import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { face, mismatch, numberArgument, PlatformError, type ServiceRuntime } from '../face.js';
import { blobFrom, bytesOfBlob, newBlob } from './blob.js';
import { base64, encode, fromArray, fromBase64, signed, type CharsetName } from './bytes.js';
import { parseCsv } from './csv.js';
import { formatDate, parseDate } from './date.js';
import { CHARSET, computeDigest, computeHmac, computeRsa, DIGEST_ALGORITHM, MAC_ALGORITHM, RSA_ALGORITHM } from './digest.js';
import { formatString } from './formatString.js';

/** Counts the identifiers made, so that the same history makes the same ones. */
export type Serial = { uuids: number; seed: string };

const MAX_SLEEP_MS = 300_000;

export function createUtilities(runtime: ServiceRuntime, serial: Serial) {
  return face(runtime, { service: 'Utilities', name: 'Utilities' }, {
    Charset: CHARSET,
    DigestAlgorithm: DIGEST_ALGORITHM,
    MacAlgorithm: MAC_ALGORITHM,
    RsaAlgorithm: RSA_ALGORITHM,
    sleep: (ms: unknown): void => {
      const wait = numberArgument(ms, 'long');
      if (wait > MAX_SLEEP_MS) throw new PlatformError('Invalid argument: milliseconds');
      runtime.sleep(Math.max(0, wait));
    },
    getUuid: () => uuid(serial),
    ...encodings(),
    ...signatures(),
    newBlob: (...args: unknown[]) => blobFrom(runtime, args),
    gzip: (source: unknown, name?: unknown) => newBlob(runtime, gzipSync(blobBytes(source, 'gzip')), 'application/x-gzip', name === undefined ? 'archive.gz' : String(name)),
    ungzip: (source: unknown) => {
      const name = (source as { getName?: () => string | null }).getName?.() ?? null;
      return newBlob(runtime, gunzipSync(blobBytes(source, 'ungzip')), null, name === null ? null : name.replace(/\.gz$/, ''));
    },
    formatDate: (...args: unknown[]) => {
      const [date, zone, pattern] = args;
      if (args.length !== 3 || !runtime.realm.isDate(date) || typeof zone !== 'string' || typeof pattern !== 'string') throw mismatch(args, 'Utilities.formatDate');
      if (Number.isNaN(date.getTime())) throw new PlatformError('Invalid argument: date. Should be of type: Date');
      return formatDate(date.getTime(), zone, pattern);
    },
    parseDate: (...args: unknown[]) => {
      const [text, zone, pattern] = args;
      if (typeof text !== 'string' || typeof zone !== 'string' || typeof pattern !== 'string') throw mismatch(args, 'Utilities.parseDate');
      return runtime.realm.date(parseDate(text, zone, pattern));
    },
    formatString: (template: unknown, ...args: unknown[]) => formatString(String(template), args),
    parseCsv: (text: unknown, delimiter?: unknown) => parseCsv(String(text), delimiter === undefined ? ',' : String(delimiter)),
  });
}

function encodings() {
  const bytes = (args: readonly unknown[], method: string): Buffer => {
    const [source, charset] = args;
    if (Array.isArray(source)) return fromArray(source);
    if (typeof source !== 'string') throw mismatch(args, `Utilities.${method}`);
    // Unlike the digests, base64 takes text as UTF-8 by default.
    return encode(source, charset === undefined ? 'UTF_8' : (String(charset) as CharsetName));
  };
  return {
    base64Encode: (...args: unknown[]) => base64(bytes(args, 'base64Encode'), false),
    base64EncodeWebSafe: (...args: unknown[]) => base64(bytes(args, 'base64EncodeWebSafe'), true),
    base64Decode: (text: unknown) => signed(fromBase64(String(text))),
    base64DecodeWebSafe: (text: unknown) => signed(fromBase64(String(text))),
  };
}

function signatures() {
  return {
    computeDigest: (...args: unknown[]) => computeDigest(args),
    computeHmacSignature: (...args: unknown[]) => computeHmac(args, 'Utilities.computeHmacSignature'),
    computeHmacSha256Signature: (...args: unknown[]) => computeHmac([MAC_ALGORITHM.HMAC_SHA_256, ...args], 'Utilities.computeHmacSha256Signature'),
    computeRsaSignature: (...args: unknown[]) => computeRsa(args, 'Utilities.computeRsaSignature'),
    computeRsaSha256Signature: (...args: unknown[]) => computeRsa([RSA_ALGORITHM.RSA_SHA_256, ...args], 'Utilities.computeRsaSha256Signature'),
    computeRsaSha1Signature: (...args: unknown[]) => computeRsa([RSA_ALGORITHM.RSA_SHA_1, ...args], 'Utilities.computeRsaSha1Signature'),
  };
}

function blobBytes(source: unknown, method: string): Buffer {
  const bytes = bytesOfBlob(source);
  if (!bytes) throw mismatch([source], `Utilities.${method}`);
  return bytes;
}

/** A version 4 identifier, the same for the same seed and count. */
function uuid(serial: Serial): string {
  serial.uuids += 1;
  const hex = createHash('sha256').update(`${serial.seed}/${serial.uuids}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
