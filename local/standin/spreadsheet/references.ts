import { columnLetters, columnNumber, quoteSheet } from './a1.js';
import { moveSpan, type Edit } from './edit.js';

/** One corner of a reference; a missing part is null, as in `A:A`. */
export interface Corner {
  column: number | null;
  row: number | null;
  fixedColumn: boolean;
  fixedRow: boolean;
}

export interface Reference {
  /** Name of the sheet when the formula gives one. */
  sheet: string | null;
  start: Corner;
  end: Corner | null;
}

const cell = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const column = String.raw`\$?[A-Za-z]{1,3}`;
const row = String.raw`\$?[1-9]\d{0,6}`;
const area = `${cell}:(?:${cell}|${column}|${row})|${column}:(?:${cell}|${column})|${row}:(?:${cell}|${row})|${cell}`;
const sheetName = String.raw`(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!`;

/** Pieces of a formula: texts, references, words and whatever is between them. */
export const scanner = new RegExp(
  String.raw`"(?:[^"]|"")*"|(?<sheet>${sheetName})?(?<area>${area})(?![\w(!.])|(?<word>[A-Za-z_][\w.]*)|\d[\w.]*|[^]`,
  'g',
);

const cornerParts = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?$/;

export function readReference(sheet: string | undefined, text: string): Reference {
  const [first = '', second] = text.split(':');
  return {
    sheet: sheet === undefined ? null : unquote(sheet.slice(0, -1)),
    start: readCorner(first),
    end: second === undefined ? null : readCorner(second),
  };
}

function unquote(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function readCorner(text: string): Corner {
  const [, mark, letters, inner, digits] = cornerParts.exec(text) ?? [];
  return {
    column: letters === undefined ? null : columnNumber(letters),
    row: digits === undefined ? null : Number(digits),
    fixedColumn: letters !== undefined && mark === '$',
    fixedRow: inner === '$' || (letters === undefined && mark === '$'),
  };
}

export function writeReference(reference: Reference): string {
  const { sheet, start, end } = reference;
  const prefix = sheet === null ? '' : `${quoteSheet(sheet)}!`;
  return `${prefix}${writeCorner(start)}${end === null ? '' : `:${writeCorner(end)}`}`;
}

function writeCorner(corner: Corner): string {
  const letters = corner.column === null ? '' : `${corner.fixedColumn ? '$' : ''}${columnLetters(corner.column)}`;
  return letters + (corner.row === null ? '' : `${corner.fixedRow ? '$' : ''}${corner.row}`);
}

/** The formula with each reference replaced by what `change` makes of it; null leaves it as it stands. */
export function mapReferences(formula: string, change: (reference: Reference) => string | null): string {
  return formula.replace(scanner, (whole: string, ...rest: unknown[]) => {
    const groups = rest[rest.length - 1] as { sheet?: string; area?: string };
    if (groups.area === undefined) return whole;
    return change(readReference(groups.sheet, groups.area)) ?? whole;
  });
}

/** A formula after rows or columns moved on a sheet; `here` is the sheet the formula stands on. */
export function moveFormula(formula: string, here: string, edited: string, edit: Edit): string {
  return mapReferences(formula, (reference) => {
    if (!sameName(reference.sheet ?? here, edited)) return null;
    const part = edit.axis;
    const [first, last] = [reference.start[part], (reference.end ?? reference.start)[part]];
    if (first === null && last === null) return null;
    const open = last === null || first === null;
    const span = moveSpan(first ?? last ?? 1, open ? Number.MAX_SAFE_INTEGER / 2 : last, edit);
    if (span === null) return '#REF!';
    const start = first === null ? reference.start : { ...reference.start, [part]: span[0] };
    const end = reference.end === null || last === null ? reference.end : { ...reference.end, [part]: first === null ? span[0] : span[1] };
    return writeReference({ ...reference, start, end });
  });
}

export function renameInFormula(formula: string, from: string, to: string): string {
  return mapReferences(formula, (reference) =>
    reference.sheet !== null && sameName(reference.sheet, from) ? writeReference({ ...reference, sheet: to }) : null,
  );
}

export function dropSheetFromFormula(formula: string, name: string): string {
  return mapReferences(formula, (reference) => (reference.sheet !== null && sameName(reference.sheet, name) ? '#REF!' : null));
}

/** The formula as it reads when copied `rows` down and `columns` right: parts without `$` move along. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  return mapReferences(formula, (reference) => {
    const corners = [reference.start, reference.end].map((corner) => corner && moveCorner(corner, rows, columns));
    if (corners.some((corner) => corner && ((corner.row ?? 1) < 1 || (corner.column ?? 1) < 1))) return '#REF!';
    return writeReference({ ...reference, start: corners[0] ?? reference.start, end: corners[1] ?? null });
  });
}

function moveCorner(corner: Corner, rows: number, columns: number): Corner {
  return {
    ...corner,
    row: corner.row === null || corner.fixedRow ? corner.row : corner.row + rows,
    column: corner.column === null || corner.fixedColumn ? corner.column : corner.column + columns,
  };
}

/** Sheet names differ by more than case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
