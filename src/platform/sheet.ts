import type { Block, Sheet } from '../app/ports.js';
import type { Cell } from '../tabs/cell.js';
import { drawChart } from './chart.js';
import { alignmentOf, numberFormat, TEXT_FORMAT } from './formats.js';
import { gridOf, type Grid } from './grid.js';
import { applyHighlight } from './highlight.js';
import type { RememberedSheets } from './remembered.js';
import { applyStyle } from './style.js';
import { cellOfValue, isCoercible, valueOfCell, type SheetValue } from './values.js';
import type { DateReader } from './zone.js';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

export type SheetContext = Readonly<{
  id: number;
  locate: (tab: string) => GoogleSheet | null;
  readDate: DateReader;
  remembered: RememberedSheets;
  countWritten: (cells: number) => void;
}>;

/** What a cell without a colour says. */
const WHITE = '#ffffff';
/** The platform's limit of a drop-down list. */
const MOST_CHOICES = 500;

export function appsScriptSheet(sheet: GoogleSheet, context: SheetContext): Sheet {
  const grid = gridOf(sheet);
  const range = ({ row, column, rows, columns }: Block): Range => sheet.getRange(row, column, rows, columns);
  return {
    get name() {
      return sheet.getName();
    },
    lastRow: () => sheet.getLastRow(),
    lastColumn: () => sheet.getLastColumn(),
    read: (at) => readWhole(grid, at, null, (block) => range(block).getValues().map((row) => row.map((value: SheetValue) => cellOfValue(value, context.readDate)))),
    readFormulas: (at) => readWhole(grid, at, '', (block) => range(block).getFormulas()),
    readColours: (at) => readWhole(grid, at, '', (block) => range(block).getBackgrounds().map((row) => row.map((colour) => (colour === WHITE ? '' : colour)))),
    readNotes: (at) => readWhole(grid, at, '', (block) => range(block).getNotes()),
    write: (row, first, cells) => {
      const block = blockOf(row, first, cells);
      if (block === null) return;
      grid.growTo(row + block.rows - 1, first + block.columns - 1);
      writeCells(range(block), cells, block.columns);
      context.countWritten(block.rows * block.columns);
    },
    writeNotes: (row, first, notes) => {
      const block = blockOf(row, first, notes);
      if (block === null) return;
      grid.growTo(row + block.rows - 1, first + block.columns - 1);
      range(block).setNotes(notes.map((line) => [...line]));
      context.countWritten(block.rows * block.columns);
    },
    ...structure(sheet, grid),
    ...looks(sheet, grid),
    clear: (at) => {
      const block = grid.inside(at);
      if (block === null) return;
      range(block).clearContent();
      context.countWritten(block.rows * block.columns);
    },
    protect: (why) => {
      const existing = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
      if (existing.some((protection) => protection.getDescription() === why)) return;
      sheet.protect().setDescription(why).setWarningOnly(true);
    },
    chart: (spec) => {
      // Drawn from the same already: left as the user may have moved, coloured or deleted it.
      const drawn = JSON.stringify(spec);
      if (context.remembered.chartOf(context.id, spec.title) === drawn) return;
      const source = context.locate(spec.sourceTab) ?? sheet;
      const { row, column: first, rows, columns } = spec.source;
      drawChart(sheet, source.getRange(row, first, rows, columns), spec);
      context.remembered.keepChart(context.id, spec.title, drawn);
    },
  };
}

type Looks = Pick<Sheet, 'format' | 'formatBlock' | 'style' | 'choices' | 'highlight' | 'freeze' | 'width'>;

function looks(sheet: GoogleSheet, grid: Grid): Looks {
  const block = ({ row, column, rows, columns }: Block): Range => {
    grid.growTo(row + rows - 1, column + columns - 1);
    return sheet.getRange(row, column, rows, columns);
  };
  const column = (at: number, firstRow: number): Range => block({ row: firstRow, column: at, rows: Math.max(1, grid.rows() - firstRow + 1), columns: 1 });
  return {
    format: (at, format, firstRow, currency) => {
      column(at, firstRow).setNumberFormat(numberFormat(format, currency)).setHorizontalAlignment(alignmentOf(format));
    },
    formatBlock: (at, format) => {
      block(at).setNumberFormat(numberFormat(format)).setHorizontalAlignment(alignmentOf(format));
    },
    style: (at, style) => {
      applyStyle(block(at), style);
    },
    choices: (at, firstRow, values) => {
      const list = SpreadsheetApp.newDataValidation().requireValueInList(values.slice(0, MOST_CHOICES), true).setAllowInvalid(true);
      column(at, firstRow).setDataValidation(list.build());
    },
    highlight: (at, formula, tone) => {
      applyHighlight(sheet, block(at), formula, tone);
    },
    freeze: (rows, columns) => {
      sheet.setFrozenRows(rows);
      sheet.setFrozenColumns(columns);
    },
    width: (at, pixels) => {
      sheet.setColumnWidth(at, pixels);
    },
  };
}

function structure(sheet: GoogleSheet, grid: Grid): Pick<Sheet, 'insertRows' | 'deleteRows' | 'insertColumn'> {
  return {
    insertRows: (before, count) => {
      if (before > grid.rows()) sheet.insertRowsAfter(grid.rows(), count);
      else sheet.insertRowsBefore(before, count);
      grid.changed(count, 0);
    },
    deleteRows: (from, count) => {
      const last = Math.min(from + count - 1, grid.rows());
      if (last < from) return;
      // A sheet must keep one row that is not frozen.
      if (last === grid.rows()) grid.growTo(last + 1, 1);
      sheet.deleteRows(from, last - from + 1);
      grid.changed(from - last - 1, 0);
    },
    insertColumn: (before) => {
      if (before > grid.columns()) sheet.insertColumnAfter(grid.columns());
      else sheet.insertColumnBefore(before);
      grid.changed(0, 1);
    },
  };
}

function blockOf(row: number, column: number, lines: readonly (readonly unknown[])[]): Block | null {
  const columns = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  return columns === 0 ? null : { row, column, rows: lines.length, columns };
}

function writeCells(range: Range, cells: readonly (readonly Cell[])[], columns: number): void {
  // Only text that typing would change makes the cells' own formats matter.
  const formats = cells.some((row) => row.some(isCoercible)) ? range.getNumberFormats() : null;
  const values = cells.map((row, y) =>
    Array.from({ length: columns }, (_, x) => valueOfCell(row[x] ?? null, formats?.[y]?.[x] === TEXT_FORMAT)),
  );
  range.setValues(values);
}

/** What lies beyond the grid reads as blank. */
function readWhole<T>(grid: Grid, at: Block, blank: T, read: (block: Block) => readonly (readonly T[])[]): T[][] {
  const block = at.rows < 1 || at.columns < 1 ? null : grid.inside(at);
  const found = block === null ? [] : read(block);
  return Array.from({ length: Math.max(0, at.rows) }, (_, y) => Array.from({ length: Math.max(0, at.columns) }, (_none, x) => found[y]?.[x] ?? blank));
}
