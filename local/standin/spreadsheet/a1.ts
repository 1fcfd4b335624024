/** A block of cells, counted from 1. */
export interface Rect {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** What an A1 text names: bounds that are not given are null. */
export interface Address {
  sheet: string | null;
  startRow: number | null;
  startColumn: number | null;
  endRow: number | null;
  endColumn: number | null;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

const corner = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/;

/** Reads `B2`, `$A$1:C`, `3:5`, `'My tab'!A:A`; null when the text is no address. */
export function parseAddress(text: string): Address | null {
  const { sheet, rest } = splitSheet(text.trim());
  const parts = rest.split(':');
  if (parts.length > 2) return null;
  const [first, second] = parts.map((part) => corner.exec(part));
  if (!first?.[0] || (parts.length === 2 && !second?.[0])) return null;
  if (parts.length === 1 && (first[1] === undefined || first[2] === undefined)) return null;
  const last = second ?? first;
  const [startColumn, endColumn] = ordered(columnOf(first[1]), columnOf(last[1]));
  const [startRow, endRow] = ordered(rowOf(first[2]), rowOf(last[2]));
  return { sheet, startRow, startColumn, endRow, endColumn };
}

function columnOf(letters: string | undefined): number | null {
  return letters === undefined ? null : columnNumber(letters);
}

function rowOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** `A5:A` and `A:A5` both run from row 5 down: the given bound is the start. */
function ordered(a: number | null, b: number | null): [number | null, number | null] {
  if (a === null) return [b, null];
  return b !== null && b < a ? [b, a] : [a, b];
}

function splitSheet(text: string): { sheet: string | null; rest: string } {
  const mark = text.lastIndexOf('!');
  if (mark < 0) return { sheet: null, rest: text };
  const name = text.slice(0, mark);
  const quoted = name.startsWith("'") && name.endsWith("'") && name.length > 1;
  return { sheet: quoted ? name.slice(1, -1).replaceAll("''", "'") : name, rest: text.slice(mark + 1) };
}

export function cellA1(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

export function rectA1(rect: Rect): string {
  const first = cellA1(rect.row, rect.column);
  if (rect.rows === 1 && rect.columns === 1) return first;
  return `${first}:${cellA1(rect.row + rect.rows - 1, rect.column + rect.columns - 1)}`;
}

/** A sheet name as formulas write it: quoted unless it is a plain word that cannot be taken for a cell. */
export function quoteSheet(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^(true|false)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function overlaps(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns
  );
}

export function holds(outer: Rect, inner: Rect): boolean {
  return (
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    outer.row + outer.rows >= inner.row + inner.rows &&
    outer.column + outer.columns >= inner.column + inner.columns
  );
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}
