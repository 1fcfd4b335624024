import { display } from '../display.js';
import { BadArgument, missing, ServiceError, texts } from '../fault.js';
import { formatAt, valueAt } from '../reading.js';
import type { SheetData } from '../sheet.js';
import { integer, optionalInteger, text, truth } from './arguments.js';
import { nothing, type Methods } from './faces.js';
import { colour } from './range-style.js';
import type { RangeSelf, World } from './world.js';

const DEFAULT_WIDTH = 100;
const DEFAULT_HEIGHT = 21;

/** Visibility, sizes and colours of a sheet and its lines. */
export function sheetLook(world: World): Methods<SheetData> {
  return {
    ...visibility(world),
    setColumnWidth: (sheet, column, pixels) => {
      sizes(sheet.widths, integer(column), 1, integer(pixels));
      sheet.autoSized.delete(integer(column));
    },
    setColumnWidths: (sheet, column, count, pixels) => {
      sizes(sheet.widths, integer(column), integer(count), integer(pixels));
      for (let at = 0; at < integer(count); at += 1) sheet.autoSized.delete(integer(column) + at);
    },
    getColumnWidth: (sheet, column) => {
      if (sheet.autoSized.has(integer(column))) throw missing('the width of a column that was resized automatically');
      return sheet.widths.get(integer(column)) ?? DEFAULT_WIDTH;
    },
    setRowHeight: (sheet, row, pixels) => {
      sizes(sheet.heights, integer(row), 1, integer(pixels));
    },
    setRowHeights: (sheet, row, count, pixels) => {
      sizes(sheet.heights, integer(row), integer(count), integer(pixels));
    },
    getRowHeight: (sheet, row) => sheet.heights.get(integer(row)) ?? DEFAULT_HEIGHT,
    autoResizeColumn: (sheet, column) => {
      autoResize(world, sheet, integer(column), 1);
    },
    autoResizeColumns: (sheet, column, count) => {
      autoResize(world, sheet, integer(column), integer(count));
    },
    setTabColor: (sheet, value) => {
      sheet.tabColor = value === null ? null : colour(text(value));
    },
    getTabColor: (sheet) => sheet.tabColor,
    setHiddenGridlines: (sheet, hidden) => {
      sheet.hiddenGridlines = truth(hidden);
    },
    hasHiddenGridlines: (sheet) => sheet.hiddenGridlines,
  };
}

function visibility(world: World): Methods<SheetData> {
  const { faces } = world;
  const lines = (kind: 'hiddenRows' | 'hiddenColumns', hide: boolean) => (sheet: SheetData, first: unknown, count?: unknown): unknown => {
    mark(sheet[kind], integer(first), optionalInteger(count, 1), hide);
    return nothing;
  };
  const ofRange = (kind: 'hiddenRows' | 'hiddenColumns', hide: boolean) => (sheet: SheetData, range: unknown): unknown => {
    const self = faces.open<RangeSelf>('Range', range);
    const byRow = kind === 'hiddenRows';
    mark(sheet[kind], byRow ? self.row : self.column, byRow ? self.rows : self.columns, hide);
    return nothing;
  };
  return {
    hideSheet: (sheet) => {
      if (!world.store.sheets.some((other) => other !== sheet && !other.hidden)) throw new ServiceError(texts.lastVisibleSheet);
      sheet.hidden = true;
    },
    showSheet: (sheet) => {
      sheet.hidden = false;
    },
    isSheetHidden: (sheet) => sheet.hidden,
    hideColumns: lines('hiddenColumns', true),
    showColumns: lines('hiddenColumns', false),
    hideRows: lines('hiddenRows', true),
    showRows: lines('hiddenRows', false),
    hideColumn: ofRange('hiddenColumns', true),
    unhideColumn: ofRange('hiddenColumns', false),
    hideRow: ofRange('hiddenRows', true),
    unhideRow: ofRange('hiddenRows', false),
    isColumnHiddenByUser: (sheet, column) => sheet.hiddenColumns.has(integer(column)),
    isRowHiddenByUser: (sheet, row) => sheet.hiddenRows.has(integer(row)),
  };
}

function mark(lines: Map<number, true>, first: number, count: number, hidden: boolean): void {
  for (let line = first; line < first + count; line += 1) {
    if (hidden) lines.set(line, true);
    else lines.delete(line);
  }
}

function sizes(lines: Map<number, number>, first: number, count: number, pixels: number): void {
  if (first < 1 || count < 1 || pixels < 1) throw new BadArgument();
  for (let line = first; line < first + count; line += 1) lines.set(line, pixels);
}

/** About seven pixels a character: good for pictures, and not told to the script as the platform's own measure. */
function autoResize(world: World, sheet: SheetData, first: number, count: number): void {
  const rows = Math.min(sheet.grid.height(), 1000);
  for (let column = first; column < first + count; column += 1) {
    let longest = 2;
    for (let row = 1; row <= rows; row += 1) {
      const value = valueAt(world.store, sheet, row, column);
      if (value !== undefined) longest = Math.max(longest, display(value, formatAt(world.store, sheet, row, column)).length);
    }
    sheet.widths.set(column, Math.min(600, 14 + 7 * longest));
    sheet.autoSized.set(column, true);
  }
}
