import { Formula, isErrorValue, type Result } from '../content.js';
import { display } from '../display.js';
import { formatKind, isMoment } from '../formatkind.js';
import { copyFormula } from '../references.js';
import { formatAt, readable } from '../reading.js';
import { instantOf } from '../serial.js';
import { table, text } from './arguments.js';
import type { Methods } from './faces.js';
import { checkSameShape } from './range-address.js';
import { alive, type RangeSelf, type World } from './world.js';
import { beginWrite, checkValues, writeFormula, writeValue } from './writing.js';

/** Reading and writing what cells hold. */
export function rangeValues(world: World): Methods<RangeSelf> {
  const first = (range: RangeSelf): RangeSelf => ({ ...range, rows: 1, columns: 1 });
  return {
    getValues: (range) => readValues(world, range),
    getValue: (range) => readValues(world, first(range))[0]?.[0],
    getDisplayValues: (range) => shown(world, range),
    getDisplayValue: (range) => shown(world, first(range))[0]?.[0],
    getFormulas: (range) => formulas(world, range),
    getFormula: (range) => formulas(world, first(range))[0]?.[0],
    isBlank: (range) => !someCell(range, (row, column) => range.sheet.grid.get(row, column) !== undefined),
    setValues: (range, values) => {
      const rows = table(values);
      checkSameShape(range, rows);
      checkValues(world, rows);
      if (!beginWrite(world, range)) return;
      const typist = world.store.typist();
      rows.forEach((cells, down) => {
        cells.forEach((value, right) => writeValue(world, range.sheet, range.row + down, range.column + right, value, typist));
      });
    },
    setValue: (range, value) => {
      checkValues(world, [[value]]);
      if (!beginWrite(world, range)) return;
      const typist = world.store.typist();
      eachCell(range, (row, column) => writeValue(world, range.sheet, row, column, value, typist));
    },
    setFormulas: (range, given) => {
      const rows = table(given);
      checkSameShape(range, rows);
      const texts = rows.map((cells) => cells.map((formula) => (formula === null ? '' : text(formula))));
      if (!beginWrite(world, range)) return;
      texts.forEach((cells, down) => {
        cells.forEach((formula, right) => writeFormula(range.sheet, range.row + down, range.column + right, formula));
      });
    },
    setFormula: (range, given) => {
      const formula = given === null ? '' : text(given);
      if (!beginWrite(world, range)) return;
      eachCell(range, (row, column) => {
        writeFormula(range.sheet, row, column, copyFormula(formula, row - range.row, column - range.column));
      });
    },
  };
}

export function eachCell(range: RangeSelf, visit: (row: number, column: number) => void): void {
  someCell(range, (row, column) => {
    visit(row, column);
    return false;
  });
}

function someCell(range: RangeSelf, test: (row: number, column: number) => boolean): boolean {
  for (let row = range.row; row < range.row + range.rows; row += 1) {
    for (let column = range.column; column < range.column + range.columns; column += 1) {
      if (test(row, column)) return true;
    }
  }
  return false;
}

/** Values of a block, read row by row; `turn` makes what the caller wants of each. */
function readBlock<T>(
  world: World,
  range: RangeSelf,
  blank: T,
  turn: (value: Result, row: number, column: number) => T,
): T[][] {
  const sheet = alive(world, range.sheet);
  world.store.evaluator.ensureBlock(sheet, range);
  const rows: T[][] = [];
  for (let row = range.row; row < range.row + range.rows; row += 1) {
    const line = sheet.grid.line(row);
    const spilled = sheet.spilled.get(row);
    const cells = new Array<T>(range.columns).fill(blank);
    rows.push(cells);
    if (line === undefined && spilled === undefined) continue;
    for (let at = 0; at < range.columns; at += 1) {
      const column = range.column + at;
      const content = line?.[column - 1];
      const value = content instanceof Formula ? readable(content.result) : (content ?? readable(spilled?.get(column)));
      if (value !== undefined) cells[at] = turn(value, row, column);
    }
  }
  return rows;
}

function readValues(world: World, range: RangeSelf): unknown[][] {
  const { store, runtime } = world;
  return readBlock<unknown>(world, range, '', (value, row, column) => {
    if (isErrorValue(value)) return value.error;
    if (typeof value !== 'number') return value;
    const format = formatAt(store, range.sheet, row, column);
    if (format === '' || !isMoment(formatKind(format))) return value;
    return runtime.realm.date(instantOf(value, store.timeZone));
  });
}

function shown(world: World, range: RangeSelf): string[][] {
  return readBlock(world, range, '', (value, row, column) =>
    display(value, typeof value === 'number' ? formatAt(world.store, range.sheet, row, column) : ''),
  );
}

function formulas(world: World, range: RangeSelf): string[][] {
  const sheet = alive(world, range.sheet);
  const rows: string[][] = [];
  for (let row = range.row; row < range.row + range.rows; row += 1) {
    const line = sheet.grid.line(row);
    const cells = new Array<string>(range.columns).fill('');
    rows.push(cells);
    if (line === undefined) continue;
    for (let at = 0; at < range.columns; at += 1) {
      const content = line[range.column + at - 1];
      if (content instanceof Formula) cells[at] = content.text;
    }
  }
  return rows;
}
