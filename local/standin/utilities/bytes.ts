import { PlatformError } from '../face.js';

/** Java's bytes: -128..127. */
export function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice();
}

/** Bytes from a script's array; what is no number is refused as the platform does. */
export function fromArray(values: readonly unknown[]): Buffer {
  const bytes = Buffer.alloc(values.length);
  values.forEach((value, index) => {
    const number = typeof value === 'number' ? value : Number.NaN;
    if (Number.isNaN(number)) throw new PlatformError(`Cannot convert ${String(value)} to byte.`);
    bytes[index] = number & 0xff;
  });
  return bytes;
}

export type CharsetName = 'US_ASCII' | 'UTF_8';

/** Text as bytes. In US-ASCII each character outside it is a question mark, as Java encodes. */
export function encode(text: string, charset: CharsetName): Buffer {
  if (charset === 'UTF_8') return Buffer.from(text, 'utf8');
  // One mark for a surrogate pair: it is one character.
  return Buffer.from(Array.from(text, (character) => ((character.codePointAt(0) ?? 0) < 128 ? character : '?')).join(''), 'latin1');
}

export function base64(bytes: Uint8Array, webSafe: boolean): string {
  const text = Buffer.from(bytes).toString('base64');
  return webSafe ? text.replace(/\+/g, '-').replace(/\//g, '_') : text;
}

/** Reads both alphabets, as the platform does; throws on what is neither. */
export function fromBase64(text: string): Buffer {
  const standard = text.replace(/-/g, '+').replace(/_/g, '/').replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(standard) || standard.replace(/=+$/, '').length % 4 === 1) throw new PlatformError('Could not decode string.');
  return Buffer.from(standard, 'base64');
}
