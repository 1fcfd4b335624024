/** Marks that have a plain form of their own. Written as codes, so that nobody mistakes one dash for another. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212]/g, '-'], [/[\u2018\u2019\u201a\u2032]/g, "'"], [/[\u201c-\u201e\u2033]/g, '"'], [/\u2026/g, '...'], [/[\u00a0\u2007\u2009\u202f]/g, ' '],
  [/[\u00b7\u2022]/g, '-'], [/\u00d7/g, 'x'], [/\u2192/g, '->'], [/\u2264/g, '<='], [/\u2265/g, '>='], [/\u00df/g, 'ss'],
];
const ACCENTS = /[\u0300-\u036f]/g;
const NOT_ASCII = /[^\x00-\x7f]/;

/**
 * A text as the public validator wants texts, in ASCII: typographic marks in
 * their plain form, letters without accents. A script that has no such form
 * stays as the source wrote it, because another name would be wrong.
 */
export function asciiText(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  const plain = MARKS.reduce((marked, [mark, instead]) => marked.replace(mark, instead), text);
  return plain.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
}

/** An object as JSON in ASCII: every other character as its code, which loses nothing. */
export function asciiJson(value: Readonly<Record<string, string | true>>): string {
  return JSON.stringify(value).replace(/[^\x00-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
