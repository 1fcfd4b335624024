import { columnLetters } from './a1.js';
import { readReference, scanner, type Reference } from './references.js';

/** A formula taken apart once: what it reads and calls. */
export interface Reading {
  readonly references: readonly Reference[];
  /** Upper-case words before a bracket. */
  readonly functions: ReadonlySet<string>;
  /** Upper-case words that are neither: named ranges, TRUE, FALSE. */
  readonly words: ReadonlySet<string>;
  /** Whether it may fill neighbouring cells. */
  readonly maySpill: boolean;
}

const readings = new Map<string, Reading>();
const spilling = ['UNIQUE', 'FILTER', 'SORT', 'SEQUENCE', 'TRANSPOSE', 'ARRAYFORMULA', 'RANDARRAY', 'SORTBY', 'TAKE', 'DROP', 'VSTACK', 'HSTACK'];

export function readFormula(text: string): Reading {
  let reading = readings.get(text);
  if (reading === undefined) {
    if (readings.size > 200_000) readings.clear();
    readings.set(text, (reading = takeApart(text)));
  }
  return reading;
}

function takeApart(text: string): Reading {
  const references: Reference[] = [];
  const functions = new Set<string>();
  const words = new Set<string>();
  for (const found of text.matchAll(scanner)) {
    const { sheet, area, word } = found.groups ?? {};
    if (area !== undefined) references.push(readReference(sheet, area));
    if (word === undefined) continue;
    const isCall = /^\s*\(/.test(text.slice(found.index + word.length));
    (isCall ? functions : words).add(word.toUpperCase());
  }
  const maySpill = text.includes('{') || spilling.some((name) => functions.has(name));
  return { references, functions, words, maySpill };
}

/** Functions of the platform that the engine lacks: a formula with one has no value here. */
export const lackingFunctions: ReadonlySet<string> = new Set(
  `QUERY SPARKLINE SPLIT REGEXMATCH REGEXEXTRACT REGEXREPLACE COUNTUNIQUE COUNTUNIQUEIFS GOOGLEFINANCE GOOGLETRANSLATE
  DETECTLANGUAGE IMPORTRANGE IMPORTDATA IMPORTHTML IMPORTXML IMPORTFEED IMAGE JOIN FLATTEN ARRAY_CONSTRAIN SORTN ISEMAIL ISURL
  ISDATE TO_DOLLARS TO_PERCENT TO_TEXT TO_PURE_NUMBER EPOCHTODATE ADD MINUS MULTIPLY DIVIDE EQ NE GT GTE LT LTE UMINUS UPLUS
  LAMBDA MAP REDUCE BYROW BYCOL SCAN MAKEARRAY TOCOL TOROW WRAPROWS WRAPCOLS CHOOSECOLS CHOOSEROWS AVERAGE.WEIGHTED MARGINOFERROR
  INDIRECT GETPIVOTDATA ENCODEURL ISBETWEEN FORECAST.LINEAR`.split(/\s+/),
);

export interface Places {
  /** Name of the sheet in the engine and the size of its grid; null for a sheet that does not exist. */
  sheet(name: string | null): Readonly<{ alias: string; maxRows: number; maxColumns: number }> | null;
  /** Serial of now. */
  readonly now: number;
  /** Whether the formula is computed on another sheet than the one it was written on. */
  readonly elsewhere: boolean;
}

/**
 * The formula in the engine's terms: sheets by alias, open ranges bounded by
 * the grid, the clock of the run in place of TODAY and NOW, and functions that
 * only carry a value (HYPERLINK, ARRAYFORMULA, TO_DATE) taken away.
 */
export function translate(text: string, places: Places): string {
  const bounded = text.replace(scanner, (whole: string, ...rest: unknown[]) => {
    const groups = rest[rest.length - 1] as { sheet?: string; area?: string };
    return groups.area === undefined ? whole : place(readReference(groups.sheet, groups.area), places);
  });
  const clocked = outsideTexts(bounded, (part) =>
    part.replaceAll(/\bTODAY\(\s*\)/gi, String(Math.floor(places.now))).replaceAll(/\bNOW\(\s*\)/gi, String(places.now)),
  );
  return ['ARRAYFORMULA', 'TO_DATE', 'HYPERLINK'].reduce(unwrap, clocked);
}

function outsideTexts(text: string, change: (part: string) => string): string {
  return text.replaceAll(/("(?:[^"]|"")*")|([^"]+)/g, (_, quoted?: string, part?: string) => quoted ?? change(part ?? ''));
}

function place(reference: Reference, places: Places): string {
  const sheet = places.sheet(reference.sheet);
  if (sheet === null) return '#REF!';
  const { start, end } = reference;
  const mark = (fixed: boolean): string => (fixed ? '$' : '');
  const corner = (row: number, column: number, of: typeof start): string =>
    `${mark(of.fixedColumn)}${columnLetters(column)}${mark(of.fixedRow)}${row}`;
  const prefix = reference.sheet === null && !places.elsewhere ? '' : `${sheet.alias}!`;
  const first = corner(start.row ?? 1, start.column ?? 1, start);
  if (end === null) return prefix + first;
  return `${prefix}${first}:${corner(end.row ?? sheet.maxRows, end.column ?? sheet.maxColumns, end)}`;
}

/** Replaces `NAME(a, b)` by its last argument in brackets. */
function unwrap(formula: string, name: string): string {
  const at = formula.search(new RegExp(`\\b${name}\\(`, 'i'));
  if (at < 0) return formula;
  const open = at + name.length;
  let depth = 0;
  let last = open + 1;
  let quoted = false;
  for (let index = open; index < formula.length; index += 1) {
    const sign = formula[index];
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '(' || sign === '{') depth += 1;
    if (sign === ',' && depth === 1) last = index + 1;
    if ((sign === ')' || sign === '}') && (depth -= 1) === 0) {
      return unwrap(`${formula.slice(0, at)}(${formula.slice(last, index)})${formula.slice(index + 1)}`, name);
    }
  }
  return formula;
}
