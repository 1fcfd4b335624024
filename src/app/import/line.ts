import type { Day } from '../../core/days.js';
import { dayOfInstant } from '../../core/days.js';
import { toText, type Decimal } from '../../core/decimal.js';
import { writtenInstant, type DateOrder } from '../../core/written/date.js';
import { writtenNumber, type DecimalMark } from '../../core/written/number.js';

/** How the figures of a file are written. */
export type Style = Readonly<{ dateOrder: DateOrder; decimalMark: DecimalMark }>;

/** A value of a line that cannot be used. The value itself is never repeated. */
export class LineFault extends Error {
  override readonly name = 'LineFault';

  constructor(
    readonly column: string,
    readonly what: string,
  ) {
    super(what);
  }
}

/** A line of a file by column. Columns are found whatever their case; absent and empty cells read alike. */
export type Line = Readonly<{
  /** Line of the file, counted from 1. */
  number: number;
  has: (column: string) => boolean;
  text: (column: string) => string;
  /** The text of the first of the columns that holds any. */
  firstText: (columns: readonly string[]) => string;
  /** A whole number, zero or more; null when the cell is empty. */
  count: (column: string) => number | null;
  decimal: (column: string) => Decimal | null;
  /** A number that must be there. */
  amount: (column: string) => Decimal;
  /** The UTC day; it must be there. */
  day: (column: string) => Day;
  /** Milliseconds since 1970; it must be there. */
  instant: (column: string) => number;
}>;

/** Marks that exports use for no value. */
const NO_TEXT = /^(null|\\n)?$/i;
const NO_NUMBER = /^(null|\\n|n\/a|none|nan|[-–—])?$/i;

export function plainHeader(header: string): string {
  return header.trim().toLowerCase();
}

/** @param cells values by plain header */
export function lineOf(number: number, cells: ReadonlyMap<string, string>, style: Style): Line {
  const raw = (column: string): string => (cells.get(plainHeader(column)) ?? '').trim();
  const text = (column: string): string => (NO_TEXT.test(raw(column)) ? '' : raw(column));
  const decimal = (column: string): Decimal | null => {
    if (NO_NUMBER.test(raw(column))) return null;
    const value = writtenNumber(raw(column), style.decimalMark);
    if (value === null) throw new LineFault(column, 'This is no number.');
    return value;
  };
  const instant = (column: string): number => {
    if (text(column) === '') throw new LineFault(column, 'The date is missing.');
    const value = writtenInstant(raw(column), style.dateOrder);
    if (value === null) throw new LineFault(column, 'This is no date.');
    return value;
  };
  return {
    number,
    has: (column) => cells.has(plainHeader(column)),
    text,
    firstText: (columns) => columns.map(text).find((found) => found !== '') ?? '',
    count: (column) => countOf(decimal(column), column),
    decimal,
    amount: (column) => {
      const value = decimal(column);
      if (value === null) throw new LineFault(column, 'The amount is missing.');
      return value;
    },
    day: (column) => dayOfInstant(instant(column)),
    instant,
  };
}

function countOf(value: Decimal | null, column: string): number | null {
  if (value === null) return null;
  const figure = Number(toText(value));
  if (!Number.isSafeInteger(figure) || figure < 0) throw new LineFault(column, 'This is no whole number of zero or more.');
  return figure;
}
