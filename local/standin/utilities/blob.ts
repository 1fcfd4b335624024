import { extname } from 'node:path';
import { face, mismatch, type ServiceRuntime } from '../face.js';
import { fromArray, signed } from './bytes.js';

/** A blob as the script sees it. */
export interface Blob {
  getBytes(): number[];
  getDataAsString(charset?: string): string;
  getContentType(): string | null;
  getName(): string | null;
  setName(name: unknown): Blob;
  setContentType(type: unknown): Blob;
  setContentTypeFromExtension(): Blob;
  setBytes(bytes: readonly unknown[]): Blob;
  setDataFromString(text: unknown, charset?: unknown): Blob;
  copyBlob(): Blob;
  getAs(type: unknown): Blob;
  getBlob(): Blob;
  isGoogleType(): boolean;
}

const contents = new WeakMap<object, () => Buffer>();

/** The bytes of a blob, or of what holds one, without a detour through the script's arrays; null for anything else. */
export function bytesOfBlob(value: unknown): Buffer | null {
  if (typeof value !== 'object' || value === null) return null;
  const direct = contents.get(value);
  if (direct) return direct();
  const inner = (value as Partial<Blob>).getBlob;
  return typeof inner === 'function' ? bytesOfBlob(inner()) : null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.gz': 'application/x-gzip',
  '.xml': 'application/xml',
};

export function newBlob(runtime: ServiceRuntime, start: Buffer, startType: string | null, startName: string | null): Blob {
  let bytes = start;
  let type = startType;
  let name = startName;
  const chain = (change: () => void): Blob => (change(), blob);
  const members = {
    getBytes: () => signed(bytes) as unknown as number[],
    getDataAsString: (charset: unknown = 'UTF-8') => bytes.toString(nodeCharset(charset)),
    getContentType: () => type,
    getName: () => name,
    setName: (next: unknown) => chain(() => (name = String(next))),
    setContentType: (next: unknown) => chain(() => (type = next === null ? null : String(next))),
    setContentTypeFromExtension: () => chain(() => (type = TYPES[extname(name ?? '').toLowerCase()] ?? type)),
    setBytes: (next: readonly unknown[]) => chain(() => (bytes = fromArray(next))),
    setDataFromString: (text: unknown, charset: unknown = 'UTF-8') => chain(() => (bytes = Buffer.from(String(text), nodeCharset(charset)))),
    copyBlob: () => newBlob(runtime, Buffer.from(bytes), type, name),
    getAs: (wanted: unknown) => converted(runtime, bytes, type, String(wanted), name),
    getBlob: () => blob,
    isGoogleType: () => false,
  };
  const blob = face(runtime, { service: null, name: 'Blob' }, members) as Blob;
  contents.set(blob, () => bytes);
  return blob;
}

function converted(runtime: ServiceRuntime, bytes: Buffer, type: string | null, wanted: string, name: string | null): Blob {
  if (wanted !== type) throw runtime.realm.error(`not in the stand-in: Blob.getAs from ${String(type)} to ${wanted}`, 'Error');
  return newBlob(runtime, bytes, type, name);
}

function nodeCharset(charset: unknown): BufferEncoding {
  const name = String(charset).toLowerCase().replace(/_/g, '-');
  if (name === 'utf-8' || name === 'utf8') return 'utf8';
  if (name === 'us-ascii' || name === 'iso-8859-1' || name === 'latin1') return 'latin1';
  if (name === 'utf-16le') return 'utf16le';
  throw new Error(`not in the stand-in: charset ${String(charset)}`);
}

/** `Utilities.newBlob(text or bytes, type?, name?)`. */
export function blobFrom(runtime: ServiceRuntime, args: readonly unknown[]): Blob {
  const [source, type, name] = args;
  if (typeof source !== 'string' && !Array.isArray(source)) throw mismatch(args, 'Utilities.newBlob');
  const text = typeof source === 'string';
  const bytes = text ? Buffer.from(source) : fromArray(source);
  return newBlob(runtime, bytes, typeof type === 'string' ? type : text ? 'text/plain' : null, typeof name === 'string' ? name : null);
}
