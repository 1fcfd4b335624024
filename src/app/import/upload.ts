import { Fault } from '../../core/fault.js';
import type { ImportSlice } from '../api.js';
import type { Ports } from '../ports.js';

/** A slice arrives whole; a cached text may hold 100 KB, whatever its characters. */
const PIECE = 30_000;
/** Characters of the largest file taken: 5 MB. */
const LARGEST = 5 * 1024 * 1024;
const LARGEST_SLICE = 512_000;
const ID = /^[\w-]{1,40}$/;

type Head = Readonly<{ parts: number; pieces: readonly number[] }>;

/**
 * Keeps one slice of a file until it is imported. Slices may come in any order.
 *
 * @throws Fault for a slice out of bounds
 */
export function keepSlice({ scratch }: Pick<Ports, 'scratch'>, { upload, part, parts, text }: ImportSlice): Readonly<{ received: number }> {
  const inBounds = ID.test(upload) && Number.isInteger(part) && Number.isInteger(parts) && part >= 1 && part <= parts && parts * 1_000 <= LARGEST;
  if (!inBounds || text.length > LARGEST_SLICE) throw new Fault('config', 'A slice of the file is out of bounds.', 'Import', 'Choose the file again. It may hold 5 MB at most.');
  const pieces = piecesOf(text);
  const texts: Record<string, string> = { [headKey(upload, part)]: JSON.stringify({ parts, pieces: pieces.length }) };
  pieces.forEach((piece, index) => { texts[pieceKey(upload, part, index)] = piece; });
  scratch.write(texts);
  return { received: part };
}

/** The whole text of an upload. @throws Fault when a part of it is gone */
export function uploadedText({ scratch }: Pick<Ports, 'scratch'>, upload: string): string {
  const head = ID.test(upload) ? headOf(scratch, upload) : null;
  if (head === null) throw gone();
  const keys = head.pieces.flatMap((count, index) => Array.from({ length: count }, (_, piece) => pieceKey(upload, index + 1, piece)));
  const texts = scratch.read(keys);
  const found = keys.map((key) => texts[key]);
  if (found.some((text) => text === undefined)) throw gone();
  const whole = found.join('');
  if (whole.length > LARGEST) throw new Fault('config', 'The file is larger than 5 MB.', 'Import', 'Export a shorter period, and import the files one by one.');
  return whole;
}

/** Forgets an upload that was imported. */
export function dropUpload({ scratch }: Pick<Ports, 'scratch'>, upload: string): void {
  const head = ID.test(upload) ? headOf(scratch, upload) : null;
  if (head === null) return;
  scratch.remove(head.pieces.flatMap((count, index) => [headKey(upload, index + 1), ...Array.from({ length: count }, (_, piece) => pieceKey(upload, index + 1, piece))]));
}

/** Pieces of each part; null when the head of a part is gone. */
function headOf(scratch: Ports['scratch'], upload: string): Head | null {
  const first = headIn(scratch.read([headKey(upload, 1)])[headKey(upload, 1)]);
  if (first === null) return null;
  const keys = Array.from({ length: first.parts }, (_, index) => headKey(upload, index + 1));
  const texts = scratch.read(keys);
  const heads = keys.map((key) => headIn(texts[key]));
  return heads.some((head) => head === null) ? null : { parts: first.parts, pieces: heads.map((head) => head?.pieces ?? 0) };
}

function headIn(text: string | undefined): Readonly<{ parts: number; pieces: number }> | null {
  return text === undefined ? null : (JSON.parse(text) as { parts: number; pieces: number });
}

/** A character of two halves is never cut. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at + PIECE - 1);
    const end = at + PIECE - (code >= 0xd800 && code <= 0xdbff ? 1 : 0);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

function headKey(upload: string, part: number): string {
  return `import ${upload} ${part}`;
}

function pieceKey(upload: string, part: number, piece: number): string {
  return `import ${upload} ${part}.${piece}`;
}

function gone(): Fault {
  return new Fault('platform', 'The file is no longer at hand.', 'Import', 'Choose it again; it is kept for half an hour.');
}
