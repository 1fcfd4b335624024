/** What a rule asks of one dimension: an exact text, or one with `*` for any run of characters. Case and outer blanks do not matter. */
export type Pattern = Readonly<{ text: string; test: (value: string) => boolean }>;

/** The pattern of a cell; null for a blank one, which asks nothing. */
export function patternOf(typed: string): Pattern | null {
  const text = plain(typed);
  if (text === '') return null;
  if (!text.includes('*')) return { text, test: (value) => plain(value) === text };
  const [first = '', ...rest] = text.split('*');
  const last = rest.pop() ?? '';
  return { text, test: (value) => matches(plain(value), first, rest, last) };
}

/** Whether a pattern takes every value, the untold one included. */
export function takesAll(pattern: Pattern | null): boolean {
  return pattern === null || /^\*+$/.test(pattern.text);
}

/** Whether `wide` takes every value that `narrow` takes. Where it says yes it is so; it may miss a few. */
export function covers(wide: Pattern | null, narrow: Pattern | null): boolean {
  // A star of `narrow` stands for itself here: only a star of `wide` can take it, and that takes whatever it stands for.
  return takesAll(wide) || (narrow !== null && wide?.test(narrow.text) === true);
}

/** Begins with `first`, ends with `last`, and holds the others between them in order. Linear, whatever was typed. */
function matches(value: string, first: string, between: readonly string[], last: string): boolean {
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) return false;
  const end = value.length - last.length;
  let at = first.length;
  for (const part of between) {
    const found = value.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
