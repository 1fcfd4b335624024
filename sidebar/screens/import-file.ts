import type { Failure } from '../failure.js';

/** Bytes of the largest file that is taken. */
export const LARGEST_FILE = 5 * 1024 * 1024;

/** What one call carries: at most 500 KB, whatever the characters. Google names no limit. */
const ASCII_SLICE = 480_000;
const OTHER_SLICE = 160_000;

export type FileText = Readonly<{ ok: true; text: string }> | Readonly<{ ok: false; failure: Failure }>;

/** The text of a chosen file: UTF-8, UTF-16 with its mark as Excel saves it, else Windows' Western encoding. */
export async function textOfFile(file: File): Promise<FileText> {
  if (file.size > LARGEST_FILE) return refused(`${file.name} is larger than 5 MB.`, 'Export a shorter period, and import the files one by one.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refused(`${file.name} is an archive or a workbook.`, 'Unpack it, or save it as CSV, and choose that file.');
  return { ok: true, text: decoded(bytes) };
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The text in pieces for one call each; a character of two halves stays whole. */
export function slicesOf(text: string): string[] {
  const size = /[^\n\r\t\x20-\x7e]/.test(text) ? OTHER_SLICE : ASCII_SLICE;
  const slices: string[] = [];
  for (let at = 0; at < text.length;) {
    const last = text.charCodeAt(at + size - 1);
    const end = at + size - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
    slices.push(text.slice(at, end));
    at = end;
  }
  return slices.length === 0 ? [''] : slices;
}

function refused(message: string, fix: string): FileText {
  return { ok: false, failure: { message, fix } };
}
