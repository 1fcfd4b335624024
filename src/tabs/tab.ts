import type { Day } from '../core/days.js';
import type { Cell, CellFormat } from './cell.js';
import type { Row } from './row.js';

/** One column: what the header says, how cells look, who may write them. */
export type Column<R> = Readonly<{
  header: string;
  format: CellFormat;
  /** Header note: what it means and where it comes from. */
  note: string;
  owner: 'app' | 'user';
  /** The cell of a record; null for columns only the user fills, or that another step of ours fills. */
  cell: ((record: R) => Cell) | null;
  /** Pixels; a default by format when absent. */
  width?: number;
  choices?: readonly string[];
}>;

/** A tab with one header row and columns found by header text. */
export type TabShape<R> = Readonly<{
  name: string;
  /** One sentence for the header note of the first column and the docs. */
  about: string;
  columns: readonly Column<R>[];
}>;

/**
 * A tab of records under one header row. Columns are found by header text, so
 * the user may move them and put own columns anywhere.
 */
export type TableTab<R> = TabShape<R> &
  Readonly<{
    /** Identity of a record within the tab: its dimensions, never its amounts. */
    key: (record: R) => string;
    /** Day the rows are kept in order by; null for tabs without days. */
    day: ((record: R) => Day) | null;
    /** The record of a row, from its app columns. */
    read: (row: Row) => R;
  }>;
