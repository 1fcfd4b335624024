import { Fault } from '../../core/fault.js';
import { textOf } from '../../tabs/row.js';
import type { Column, TabShape } from '../../tabs/tab.js';
import type { Sheet } from '../ports.js';

/** Where the columns of a tab stand in its sheet, counted from 1. */
export type Layout = Readonly<{
  sheet: Sheet;
  headers: readonly string[];
  /** Position of a header; 0 when the sheet has none. */
  at: (header: string) => number;
  /** First and last position of the columns the app writes. */
  first: number;
  last: number;
  /** Columns of the sheet, ours and the user's. */
  width: number;
}>;

/** Reads the header row. */
export function layoutOf<R>(sheet: Sheet, tab: TabShape<R>): Layout {
  const width = sheet.lastColumn();
  const headers = width === 0 ? [] : (sheet.read({ row: 1, column: 1, rows: 1, columns: width })[0] ?? []).map(textOf);
  return layoutFrom(sheet, tab, headers);
}

export function layoutFrom<R>(sheet: Sheet, tab: TabShape<R>, headers: readonly string[]): Layout {
  const places = new Map<string, number>();
  headers.forEach((header, index) => {
    if (header !== '' && !places.has(header)) places.set(header, index + 1);
  });
  const written = tab.columns.filter(isWritten).map((column) => places.get(column.header) ?? 0).filter((place) => place > 0);
  return {
    sheet,
    headers,
    at: (header) => places.get(header) ?? 0,
    first: written.length === 0 ? 1 : Math.min(...written),
    last: Math.max(0, ...written),
    width: headers.length,
  };
}

export function isWritten<R>(column: Column<R>): boolean {
  return column.cell !== null;
}

/** @throws Fault when rows stand under an empty header row: nothing tells which column is which */
export function demandHeaders(layout: Layout, tab: string): void {
  if (layout.headers.every((header) => header === '') && layout.sheet.lastRow() > 1) {
    throw new Fault('config', 'The header row is empty.', `tab ${tab}`, 'Undo the change, or delete the tab and sync again.');
  }
}
