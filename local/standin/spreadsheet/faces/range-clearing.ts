import { holds, overlaps, type Rect } from '../a1.js';
import { BadArgument } from '../fault.js';
import type { SheetData } from '../sheet.js';
import { isRecord, table } from './arguments.js';
import type { Methods } from './faces.js';
import { checkSameShape } from './range-address.js';
import { alive, type RangeSelf, type World } from './world.js';
import { beginWrite } from './writing.js';

/** Notes, and taking away contents, formats, notes and validations. */
export function rangeClearing(world: World): Methods<RangeSelf> {
  return {
    getNote: (range) => range.sheet.note(range.row, range.column),
    getNotes: (range) =>
      Array.from({ length: range.rows }, (_, down) =>
        Array.from({ length: range.columns }, (__, right) => range.sheet.note(range.row + down, range.column + right)),
      ),
    setNote: (range, note) => {
      const given = noteText(note);
      if (!beginWrite(world, range)) return;
      for (let row = range.row; row < range.row + range.rows; row += 1) {
        for (let column = range.column; column < range.column + range.columns; column += 1) range.sheet.setNote(row, column, given);
      }
    },
    setNotes: (range, notes) => {
      const rows = table(notes);
      checkSameShape(range, rows);
      const given = rows.map((cells) => cells.map(noteText));
      if (!beginWrite(world, range)) return;
      given.forEach((cells, down) => {
        cells.forEach((note, right) => range.sheet.setNote(range.row + down, range.column + right, note));
      });
    },
    clear: (range, options) => {
      clearBlock(world, range, options);
    },
    clearContent: (range) => {
      if (beginWrite(world, range)) range.sheet.clearContent(range);
    },
    clearNote: (range) => {
      if (beginWrite(world, range)) range.sheet.clearNotes(range);
    },
    clearFormat: (range) => {
      alive(world, range.sheet).checkWritable(range);
      clearFormats(range.sheet, range);
    },
    clearDataValidations: (range) => {
      range.sheet.changeStyle(range, { validation: undefined });
    },
    merge: (range) => {
      mergeBlock(range);
    },
    mergeAcross: (range) => {
      for (let row = range.row; row < range.row + range.rows; row += 1) mergeBlock({ ...range, row, rows: 1 });
    },
    breakApart: (range) => {
      range.sheet.merges = range.sheet.merges.filter((merge) => !holds(range, merge));
    },
    isPartOfMerge: (range) => range.sheet.merges.some((merge) => overlaps(merge, range)),
  };
}

/** Numbers among notes read back with a decimal, as recorded: 25 becomes `25.0`. */
function noteText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(1) : String(value);
  if (typeof value !== 'string') throw new BadArgument();
  return value;
}

const optionNames = ['commentsOnly', 'contentsOnly', 'formatOnly', 'validationsOnly', 'skipFilteredRows'];

/** `clear()` takes contents and formats; options name what to take instead. */
export function clearBlock(world: World, range: RangeSelf, options: unknown): void {
  const given = options === undefined ? {} : options;
  if (!isRecord(given) || Object.keys(given).some((key) => !optionNames.includes(key))) throw new BadArgument();
  if (given['skipFilteredRows'] === true) throw new Error('not in the stand-in: clear with skipFilteredRows');
  const { contentsOnly, formatOnly, commentsOnly, validationsOnly } = given;
  const some = [contentsOnly, formatOnly, commentsOnly, validationsOnly].includes(true);
  if (!beginWrite(world, range)) return;
  if (!some || contentsOnly === true) range.sheet.clearContent(range);
  if (!some || formatOnly === true) clearFormats(range.sheet, range);
  if (commentsOnly === true) range.sheet.clearNotes(range);
  if (validationsOnly === true) range.sheet.changeStyle(range, { validation: undefined });
}

/** Formats go, data validations stay. */
export function clearFormats(sheet: SheetData, rect: Rect): void {
  sheet.looks.change(rect, (id) => {
    const { validation } = sheet.pool.get(id);
    return sheet.pool.idOf(validation === undefined ? {} : { validation });
  });
}

/** The block becomes one cell that keeps what its top left cell holds. */
function mergeBlock(range: RangeSelf): void {
  const { row, column, rows, columns, sheet } = range;
  if (rows * columns < 2) return;
  sheet.merges = [...sheet.merges.filter((merge) => !overlaps(merge, range)), { row, column, rows, columns }];
  sheet.clearContent({ row: row + 1, column, rows: rows - 1, columns });
  sheet.clearContent({ row, column: column + 1, rows: 1, columns: columns - 1 });
}

