import type { Decimal } from '../core/decimal.js';
import { toNumber } from '../core/decimal.js';
import type { Day } from '../core/days.js';
import type { Money } from '../core/money.js';
import type { Cell } from './cell.js';
import type { Column } from './tab.js';

/** Columns the app fills, one builder per sort of cell. `note` says what the column means and where it comes from. */

export function textColumn<R>(header: string, note: string, text: (record: R) => string, width?: number): Column<R> {
  return { header, note, format: 'text', owner: 'app', cell: (record) => blankAsNull(text(record)), ...(width === undefined ? {} : { width }) };
}

export function dayColumn<R>(header: string, note: string, day: (record: R) => Day | null): Column<R> {
  return { header, note, format: 'day', owner: 'app', cell: (record) => dayCell(day(record)) };
}

export function countColumn<R>(header: string, note: string, count: (record: R) => number | null): Column<R> {
  return { header, note, format: 'integer', owner: 'app', cell: count };
}

export function quantityColumn<R>(header: string, note: string, quantity: (record: R) => Decimal | number | null): Column<R> {
  return { header, note, format: 'decimal', owner: 'app', cell: (record) => numberCell(quantity(record)) };
}

/** An amount; its currency stands in a column of its own. */
export function amountColumn<R>(header: string, note: string, amount: (record: R) => Money | Decimal | null): Column<R> {
  return { header, note, format: 'money', owner: 'app', cell: (record) => amountCell(amount(record)) };
}

/** A column of the tab that only the user fills. */
export function userColumn<R>(header: string, note: string, format: Column<R>['format'], choices?: readonly string[]): Column<R> {
  return { header, note, format, owner: 'user', cell: null, ...(choices === undefined ? {} : { choices }) };
}

/** A column of ours that no record carries: a report fills it in, often with formulas. */
export function filledColumn<R = never>(header: string, note: string, format: Column<R>['format'], width = 115): Column<R> {
  return { header, note, format, owner: 'app', cell: null, width };
}

/** The dimensions of a record joined to one text; no dimension can run into the next. */
export function joinKey(parts: readonly (string | null)[]): string {
  return parts.map((part) => part ?? '').join('\u001f');
}

export function dayCell(day: Day | null): Cell {
  return day === null || day === '' ? null : { day };
}

export function numberCell(value: Decimal | number | null): Cell {
  return typeof value === 'bigint' ? toNumber(value) : value;
}

function amountCell(amount: Money | Decimal | null): Cell {
  if (amount === null) return null;
  return toNumber(typeof amount === 'bigint' ? amount : amount.amount);
}

function blankAsNull(text: string): Cell {
  return text === '' ? null : text;
}
