import { LineFault } from '../line.js';

/** A Tags cell, a JSON object of scalars, as `key=value; key` in key order; a tag without a value is its key alone. */
export function focusTags(text: string): string {
  if (text === '') return '';
  const tags = objectIn(text);
  return Object.keys(tags).sort().map((key) => tagText(key, tags[key])).join('; ');
}

function tagText(key: string, value: unknown): string {
  if (value === true || value === null || value === '') return key;
  if (typeof value === 'string' || typeof value === 'number' || value === false) return `${key}=${String(value)}`;
  throw new LineFault('Tags', 'A tag holds more than one value.');
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below, as for any other text.
  }
  throw new LineFault('Tags', 'This is no JSON object.');
}
