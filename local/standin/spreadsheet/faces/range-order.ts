import { Formula, isErrorValue, type Content } from '../content.js';
import { BadArgument, missing } from '../fault.js';
import { copyFormula } from '../references.js';
import { valueAt } from '../reading.js';
import { integer, isRecord, list } from './arguments.js';
import { enumKey } from './enums.js';
import type { Methods } from './faces.js';
import { checkOnGrid, type RangeSelf, type World } from './world.js';
import { beginWrite } from './writing.js';

interface Key {
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorting, copying and inserting check boxes. */
export function rangeOrder(world: World): Methods<RangeSelf> {
  return {
    sort: (range, spec) => {
      const keys = keysOf(spec, range);
      if (beginWrite(world, range)) sortRows(world, range, keys);
    },
    copyTo: (range, target, ...how) => {
      const to = world.faces.open<RangeSelf>('Range', target);
      copyBlock(world, range, to, how);
    },
    insertCheckboxes: (range, ...values) => {
      if (!beginWrite(world, range)) return;
      const args = values.map(String);
      range.sheet.changeStyle(range, { validation: { criteria: 'CHECKBOX', args, allowInvalid: true, helpText: null } });
      for (let row = range.row; row < range.row + range.rows; row += 1) {
        for (let column = range.column; column < range.column + range.columns; column += 1) {
          if (range.sheet.grid.get(row, column) === undefined && args.length === 0) range.sheet.put(row, column, false);
        }
      }
    },
  };
}

/** A column number of the sheet (negative is not a thing here), `{column, ascending}`, or a list of either. */
function keysOf(spec: unknown, range: RangeSelf): Key[] {
  const one = (item: unknown): Key => {
    const column = isRecord(item) ? integer(item['column']) : integer(item);
    if (column < range.column || column >= range.column + range.columns) throw new BadArgument();
    return { column, ascending: !isRecord(item) || item['ascending'] !== false };
  };
  return Array.isArray(spec) ? list(spec).map(one) : [one(spec)];
}

interface Line {
  readonly row: number;
  readonly contents: readonly Content[];
  readonly notes: readonly string[];
  readonly styles: readonly number[];
  readonly keys: readonly (string | number | boolean | null)[];
}

/** Blank cells go last either way; numbers before text before truth values. */
function sortRows(world: World, range: RangeSelf, keys: readonly Key[]): void {
  const { sheet, row: firstRow, rows } = range;
  const columns = Array.from({ length: range.columns }, (_, at) => range.column + at);
  const lines = Array.from({ length: rows }, (_, down): Line => {
    const row = firstRow + down;
    return {
      row,
      contents: columns.map((column) => sheet.grid.get(row, column)),
      notes: columns.map((column) => sheet.note(row, column)),
      styles: columns.map((column) => sheet.looks.get(row, column)),
      keys: keys.map(({ column }) => keyAt(world, range, row, column)),
    };
  });
  lines.sort((a, b) => {
    for (const [at, { ascending }] of keys.entries()) {
      const order = compare(a.keys[at] ?? null, b.keys[at] ?? null, ascending);
      if (order !== 0) return order;
    }
    return a.row - b.row;
  });
  lines.forEach((line, down) => {
    const row = firstRow + down;
    columns.forEach((column, at) => {
      const content = line.contents[at];
      sheet.put(row, column, content instanceof Formula ? new Formula(copyFormula(content.text, row - line.row, 0)) : content);
      sheet.setNote(row, column, line.notes[at] ?? '');
      sheet.looks.set(row, column, line.styles[at] ?? 0);
    });
  });
}

function keyAt(world: World, range: RangeSelf, row: number, column: number): string | number | boolean | null {
  const value = valueAt(world.store, range.sheet, row, column);
  return value === undefined ? null : isErrorValue(value) ? value.error : value;
}

function compare(a: string | number | boolean | null, b: string | number | boolean | null, ascending: boolean): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  const rank = { number: 0, string: 1, boolean: 2 } as const;
  const byKind = rank[typeof a as 'number'] - rank[typeof b as 'number'];
  const order = byKind !== 0 ? byKind : typeof a === 'string' ? a.localeCompare(String(b)) : Number(a) - Number(b);
  return ascending ? order : -order;
}

/** Copies contents, looks and notes; references without `$` move along. The target may be a multiple of the source. */
function copyBlock(world: World, from: RangeSelf, to: RangeSelf, how: readonly unknown[]): void {
  const kind = copyKind(how);
  const rows = Math.max(1, Math.floor(to.rows / from.rows)) * from.rows;
  const columns = Math.max(1, Math.floor(to.columns / from.columns)) * from.columns;
  const target = { ...to, rows, columns };
  checkOnGrid(to.sheet, target);
  const cells = Array.from({ length: rows * columns }, (_, at) => {
    const [down, right] = [Math.floor(at / columns), at % columns];
    const [row, column] = [from.row + (down % from.rows), from.column + (right % from.columns)];
    const value = valueAt(world.store, from.sheet, row, column);
    return { down, right, row, column, value, content: from.sheet.grid.get(row, column), style: from.sheet.looks.get(row, column), note: from.sheet.note(row, column) };
  });
  if (kind !== 'PASTE_FORMAT' && !beginWrite(world, target)) return;
  for (const { down, right, row, column, value, content, style, note } of cells) {
    const [toRow, toColumn] = [to.row + down, to.column + right];
    if (kind !== 'PASTE_VALUES') to.sheet.looks.set(toRow, toColumn, style);
    if (kind === 'PASTE_FORMAT') continue;
    if (kind === 'PASTE_VALUES') to.sheet.put(toRow, toColumn, isErrorValue(value) ? value.error : value);
    else {
      const copied = content instanceof Formula ? new Formula(copyFormula(content.text, toRow - row, toColumn - column)) : content;
      to.sheet.put(toRow, toColumn, copied);
      to.sheet.setNote(toRow, toColumn, note);
    }
  }
}

function copyKind(how: readonly unknown[]): 'PASTE_NORMAL' | 'PASTE_VALUES' | 'PASTE_FORMAT' {
  const [first, transposed] = how;
  if (transposed === true) throw missing('Range.copyTo transposed');
  if (first === undefined) return 'PASTE_NORMAL';
  if (isRecord(first) && ('contentsOnly' in first || 'formatOnly' in first)) {
    if (first['contentsOnly'] === true) return 'PASTE_VALUES';
    return first['formatOnly'] === true ? 'PASTE_FORMAT' : 'PASTE_NORMAL';
  }
  const kind = enumKey('CopyPasteType', first);
  if (kind === 'PASTE_NORMAL' || kind === 'PASTE_VALUES' || kind === 'PASTE_FORMAT') return kind;
  throw missing(`Range.copyTo ${kind}`);
}
