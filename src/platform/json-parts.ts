import type { HeldProperties } from './properties.js';

/** JSON documents in a property store, whose values end at 9 KB. */
export type JsonParts = Readonly<{
  /** Null when nothing is stored. */
  read: (key: string) => unknown;
  /** Null removes. */
  write: (key: string, value: unknown) => void;
}>;

/** Characters of one part; the text is ASCII, so these are bytes as well. */
export const PART_LENGTH = 8_000;

/** Head of a document in parts: `#<generation>:<count>`. JSON never starts with `#`. */
const HEAD = /^#([ab]):(\d+)$/;

/**
 * A short document is one property. A long one lies in parts under one of two
 * generations; its head names the valid one and is written last, so that a run
 * that dies in between leaves the old document whole.
 */
export function jsonParts(properties: HeldProperties, prefix: string): JsonParts {
  const partKeys = (key: string, head: string | null): string[] => {
    const match = HEAD.exec(head ?? '');
    if (match === null) return [];
    return Array.from({ length: Number(match[2]) }, (_, index) => `${key}.${match[1] ?? ''}${String(index)}`);
  };
  const textOf = (key: string): string | null => {
    const head = properties.get(key);
    if (head === null || !HEAD.test(head)) return head;
    return partKeys(key, head).map((part) => properties.get(part) ?? '').join('');
  };
  return {
    read: (name) => {
      const text = textOf(prefix + name);
      return text === null ? null : (JSON.parse(text) as unknown);
    },
    write: (name, value) => {
      const key = prefix + name;
      const old = properties.get(key);
      const text = value === null || value === undefined ? null : asciiJson(value);
      if (text === textOf(key)) return;
      if (text === null) properties.remove(key);
      else if (text.length <= PART_LENGTH) properties.set({ [key]: text });
      else writeInParts(key, text, old);
      for (const part of partKeys(key, old)) properties.remove(part);
    },
  };

  function writeInParts(key: string, text: string, old: string | null): void {
    const generation = HEAD.exec(old ?? '')?.[1] === 'a' ? 'b' : 'a';
    const count = Math.ceil(text.length / PART_LENGTH);
    const head = `#${generation}:${String(count)}`;
    const parts = partKeys(key, head).map((part, index) => [part, text.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH)] as const);
    properties.set(Object.fromEntries(parts));
    properties.set({ [key]: head });
  }
}

/** JSON with everything beyond ASCII escaped, so that length in characters is length in bytes. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
