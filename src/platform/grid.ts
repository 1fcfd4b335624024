import type { Block } from '../app/ports.js';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The size of a sheet, asked once and followed through our own inserts and deletes. */
export type Grid = Readonly<{
  rows: () => number;
  columns: () => number;
  /** Adds rows and columns at the end until the cell is inside. */
  growTo: (row: number, column: number) => void;
  /** The part of a block that lies inside; null when none does. */
  inside: (block: Block) => Block | null;
  changed: (rows: number, columns: number) => void;
}>;

export function gridOf(sheet: GoogleSheet): Grid {
  let size: Readonly<{ rows: number; columns: number }> | null = null;
  const now = (): Readonly<{ rows: number; columns: number }> => {
    size = size ?? { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
    return size;
  };
  const changed = (rows: number, columns: number): void => {
    const before = now();
    size = { rows: before.rows + rows, columns: before.columns + columns };
  };
  return {
    rows: () => now().rows,
    columns: () => now().columns,
    growTo: (row, column) => {
      const { rows, columns } = now();
      if (row > rows) sheet.insertRowsAfter(rows, row - rows);
      if (column > columns) sheet.insertColumnsAfter(columns, column - columns);
      changed(Math.max(0, row - rows), Math.max(0, column - columns));
    },
    inside: ({ row, column, rows, columns }) => {
      const height = Math.min(rows, now().rows - row + 1);
      const width = Math.min(columns, now().columns - column + 1);
      return height < 1 || width < 1 ? null : { row, column, rows: height, columns: width };
    },
    changed,
  };
}
