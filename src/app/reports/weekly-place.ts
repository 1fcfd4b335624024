import type { Cell } from '../../tabs/cell.js';
import { textOf } from '../../tabs/row.js';
import { weekly } from '../../tabs/weekly.js';
import type { Sheet } from '../ports.js';

/** Where the parts of Weekly stand; the user may have moved columns and put rows above. */
export type WeeklyPlace = Readonly<{
  sheet: Sheet;
  /** Row and column of the title. */
  top: number;
  left: number;
  /** Row of the table's headers. */
  headerRow: number;
  /** Column of a header; 0 when there is none. */
  at: (header: string) => number;
  /** Rows under the header with their key columns; the user's below may be among them. */
  rows: readonly Readonly<{ row: number; cells: readonly Cell[]; bucket: string; provider: string }>[];
  width: number;
}>;

const HEADER_OFFSET = 11;

/** Finds the parts by their words; a new tab gets the usual places. */
export function placeOf(sheet: Sheet): WeeklyPlace {
  const last = sheet.lastRow();
  const width = Math.max(weekly.columns.length, sheet.lastColumn());
  const grid = last === 0 ? [] : sheet.read({ row: 1, column: 1, rows: last, columns: width });
  const words = grid.map((line) => line.map(textOf));
  const top = words.findIndex((line) => line.includes('As of'));
  const header = words.findIndex((line) => line.includes('Bucket') && line.includes('Provider'));
  const headerRow = header < 0 ? Math.max(1, top) + HEADER_OFFSET : header + 1;
  const headers = words[header] ?? [];
  const column = (name: string): number => headers.indexOf(name) + 1;
  return {
    sheet,
    top: top < 0 ? 1 : Math.max(1, top),
    left: top < 0 ? 1 : (words[top] ?? []).indexOf('As of') + 1,
    headerRow,
    at: column,
    rows: grid.slice(headerRow).map((cells, index) => ({
      row: headerRow + 1 + index,
      cells,
      bucket: textOf(cells[column('Bucket') - 1] ?? null),
      provider: textOf(cells[column('Provider') - 1] ?? null),
    })),
    width,
  };
}
