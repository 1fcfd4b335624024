import { Formula, type Content } from './content.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetOptions, SpreadsheetStore } from './store.js';
import type { Style } from './style.js';
import type { Metadata, NamedRange } from './records.js';

/** A column of cells: its distinct values and which of them stands in each row, or simply all of them. */
type ColumnJson = { words: CellJson[]; at: number[] } | { cells: CellJson[] };
type CellJson = string | number | boolean | null | { f: string };

const plainParts = [
  'maxRows', 'maxColumns', 'hidden', 'hiddenGridlines', 'tabColor', 'frozenRows', 'frozenColumns',
  'merges', 'filter', 'protections', 'conditionalFormats', 'charts', 'metadata',
] as const satisfies readonly (keyof SheetData)[];
export const lineParts = ['widths', 'heights', 'autoSized', 'hiddenColumns', 'hiddenRows'] as const satisfies readonly (keyof SheetData)[];

export interface SheetJson {
  id: number;
  name: string;
  parts: Record<string, unknown>;
  lines: Record<string, [number, unknown][]>;
  notes: [number, number, string][];
  looks: number[][];
  columns: ColumnJson[];
}

/** The workbook as compact JSON. Results of formulas are left out; they are computed again when read. */
export interface SpreadsheetJson {
  version: 1;
  options: SpreadsheetOptions;
  lastId: number;
  activeSheetId: number;
  styles: Style[];
  namedRanges: NamedRange[];
  metadata: Metadata[];
  sheets: SheetJson[];
}

export function spreadsheetToJSON(store: SpreadsheetStore): SpreadsheetJson {
  const { id, name, url, timeZone, locale } = store;
  return {
    version: 1,
    options: { id, name, url, timeZone, locale },
    lastId: store.lastUsedId,
    activeSheetId: store.activeSheetId,
    styles: [...store.pool.all()],
    namedRanges: store.namedRanges,
    metadata: store.metadata,
    sheets: store.sheets.map(sheetJson),
  };
}

function sheetJson(sheet: SheetData): SheetJson {
  const width = sheet.grid.width();
  return {
    id: sheet.id,
    name: sheet.name,
    parts: Object.fromEntries(plainParts.map((part) => [part, sheet[part]])),
    lines: Object.fromEntries(lineParts.map((part) => [part, [...sheet[part]]])),
    notes: [...sheet.notes].flatMap(([row, line]) => [...line].map(([column, note]): [number, number, string] => [row, column, note])),
    looks: sheet.looks.toRuns(),
    columns: Array.from({ length: width }, (_, index) => columnJson(sheet, index + 1)),
  };
}

function columnJson(sheet: SheetData, column: number): ColumnJson {
  const cells: CellJson[] = [];
  for (let row = 1, last = sheet.grid.height(); row <= last; row += 1) cells.push(cellJson(sheet.grid.get(row, column)));
  while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
  const numbers = new Map<CellJson, number>();
  const at: number[] = [];
  for (const cell of cells) {
    if (typeof cell === 'object' && cell !== null) return { cells };
    let number = numbers.get(cell);
    if (number === undefined) numbers.set(cell, (number = numbers.size));
    at.push(number);
    if (numbers.size > 64 && numbers.size * 2 > cells.length) return { cells };
  }
  return numbers.size * 2 > cells.length ? { cells } : { words: [...numbers.keys()], at };
}

function cellJson(content: Content): CellJson {
  if (content === undefined) return null;
  return content instanceof Formula ? { f: content.text } : content;
}
