import { MAX_CHARACTERS, ServiceError, texts } from './fault.js';
import { formatKind, isMoment } from './formatkind.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';
import { readEntry, type Typist } from './typed.js';

/** Puts one typed text into a cell; a cell of automatic format takes the format the entry brings. */
export function typeText(sheet: SheetData, row: number, column: number, text: string, typist: Typist): void {
  if (text.length > MAX_CHARACTERS) throw new ServiceError(texts.tooLong);
  const own = sheet.style(row, column).numberFormat ?? '';
  const entry = readEntry(text, own, typist);
  sheet.put(row, column, entry.content);
  if (entry.format !== undefined) adoptFormat(sheet, row, column, own, entry.format);
}

/** A date typed into a date cell keeps the cell's way to show it; another explicit format stays too. */
export function adoptFormat(sheet: SheetData, row: number, column: number, own: string, brought: string): void {
  const kind = formatKind(own);
  if (kind === 'automatic' || (kind === 'number' && isMoment(formatKind(brought)))) {
    sheet.changeCellStyle(row, column, { numberFormat: brought });
  }
}

export function pasteTexts(
  store: SpreadsheetStore,
  sheet: SheetData,
  row: number,
  column: number,
  rows: readonly (readonly string[])[],
): void {
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  growTo(store, sheet, row + rows.length - 1, column + width - 1);
  const typist = store.typist();
  rows.forEach((cells, down) => {
    cells.forEach((text, right) => typeText(sheet, row + down, column + right, text, typist));
  });
}

function growTo(store: SpreadsheetStore, sheet: SheetData, rows: number, columns: number): void {
  const [height, width] = [Math.max(rows, sheet.maxRows), Math.max(columns, sheet.maxColumns)];
  store.checkGrowth(height * width - sheet.maxRows * sheet.maxColumns);
  sheet.maxRows = height;
  sheet.maxColumns = width;
}
