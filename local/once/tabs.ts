import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { ConfigError } from '../config/error.js';
import { memberOf } from '../config/issues.js';
import type { SpreadsheetStore } from '../standin/spreadsheet/index.js';
import { hashOf, type Memory, type PastedTab } from './memory.js';

/** In these tabs a row with a known name is the row of that name, not another one. */
const NAMED_ROWS = ['Settings'];
/** What Google calls the sheet of a new spreadsheet. */
const FIRST_SHEET = 'Sheet1';

/** Puts the rows of CSV files into tabs, each under the header of its name, as a person would paste and type them. */
export function pasteTabs(store: SpreadsheetStore, files: Readonly<Record<string, string>>, memory: Memory): Memory['tabs'] {
  const pasted = { ...memory.tabs };
  for (const [tab, file] of Object.entries(files)) {
    const text = readFileSync(file, 'utf8');
    const known = pasted[tab];
    if (known?.hash === hashOf(text)) continue;
    pasted[tab] = pasteTab(store, tab, rowsOf(text, tab), known, hashOf(text));
  }
  return pasted;
}

function rowsOf(text: string, tab: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw new ConfigError(`config.tabs${memberOf(tab)}`, `The file cannot be read as CSV: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function pasteTab(store: SpreadsheetStore, tab: string, [headers = [], ...rows]: string[][], before: PastedTab | undefined, hash: string): PastedTab {
  if (!store.sheetNames().includes(tab)) {
    store.addSheet(tab, placeFor(store));
    store.paste(tab, 1, 1, [headers]);
  }
  const columns = columnsFor(store, tab, headers);
  if (NAMED_ROWS.includes(tab)) {
    for (const row of rows) typeRow(store, tab, rowNamed(store, tab, columns[0] ?? 1, row[0] ?? ''), columns, row);
    return { hash, firstRow: 2, rows: rows.length };
  }
  const firstRow = before?.firstRow ?? firstFreeRow(store, tab, columns);
  const left = Math.max(0, (before?.rows ?? 0) - rows.length);
  const blank = Array.from({ length: left }, () => headers.map(() => ''));
  pasteColumns(store, tab, firstRow, columns, [...rows, ...blank]);
  return { hash, firstRow, rows: rows.length };
}

/** Before the empty sheet that a new spreadsheet has, which nobody moves; else the end. */
function placeFor(store: SpreadsheetStore): number {
  const names = store.sheetNames();
  const first = names.indexOf(FIRST_SHEET);
  return first >= 0 && store.evaluated(FIRST_SHEET).length === 0 ? first : names.length;
}

/** Columns of the headers; one that the tab does not have is added at the right. */
function columnsFor(store: SpreadsheetStore, tab: string, headers: readonly string[]): number[] {
  const present = (store.evaluated(tab)[0] ?? []).map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  let free = present.length + 1;
  return headers.map((header) => {
    const at = present.indexOf(header.trim());
    if (at >= 0) return at + 1;
    store.paste(tab, 1, free, [[header]]);
    free += 1;
    return free - 1;
  });
}

/** The row below the last one with anything in the pasted columns. */
function firstFreeRow(store: SpreadsheetStore, tab: string, columns: readonly number[]): number {
  const rows = store.evaluated(tab);
  const isFilled = (row: (typeof rows)[number]): boolean => columns.some((column) => (row[column - 1] ?? '') !== '');
  let last = rows.length;
  while (last > 1 && !isFilled(rows[last - 1] ?? [])) last -= 1;
  return last + 1;
}

function rowNamed(store: SpreadsheetStore, tab: string, column: number, name: string): number {
  const rows = store.evaluated(tab);
  const at = rows.findIndex((row, index) => index > 0 && row[column - 1] === name.trim());
  return at < 0 ? rows.length + 1 : at + 1;
}

function typeRow(store: SpreadsheetStore, tab: string, row: number, columns: readonly number[], cells: readonly string[]): void {
  columns.forEach((column, index) => { store.paste(tab, row, column, [[cells[index] ?? '']]); });
}

/** Neighbouring columns in one block each. */
function pasteColumns(store: SpreadsheetStore, tab: string, firstRow: number, columns: readonly number[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  for (let start = 0; start < columns.length; ) {
    let end = start + 1;
    while (end < columns.length && columns[end] === (columns[end - 1] ?? 0) + 1) end += 1;
    store.paste(tab, firstRow, columns[start] ?? 1, rows.map((row) => Array.from({ length: end - start }, (_, index) => row[start + index] ?? '')));
    start = end;
  }
}
