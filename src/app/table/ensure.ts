import type { CellFormat } from '../../tabs/cell.js';
import { tabsBefore } from '../../tabs/order.js';
import type { Column, TabShape } from '../../tabs/tab.js';
import type { BlockStyle, Sheet, Workbook } from '../ports.js';
import { demandHeaders, isWritten, layoutFrom, layoutOf, type Layout } from './layout.js';

const WIDTHS: Readonly<Record<CellFormat, number>> = { text: 120, day: 95, integer: 105, decimal: 105, money: 105, total: 115, percent: 85, yesNo: 70, general: 120 };

/** Formats that would show a date somebody typed as a number. */
const KEPT: readonly CellFormat[] = ['text', 'general'];
const HEADER: BlockStyle = { tone: 'header', bold: true, wrap: true };

/** The sheet of a tab, made or mended: see `ensureLayout`. */
export function ensureTable<R>(workbook: Workbook, tab: TabShape<R>): Sheet {
  return ensureLayout(workbook, tab).sheet;
}

/**
 * Makes the tab when there is none, and adds columns of ours that are missing
 * at the right. Columns of the user are never touched.
 *
 * The header text is written last: a run that dies earlier finds no header and
 * does the whole column again.
 */
export function ensureLayout<R>(workbook: Workbook, tab: TabShape<R>): Layout {
  const sheet = workbook.find(tab.name) ?? workbook.add(tab.name, tabsBefore(tab.name));
  const layout = layoutOf(sheet, tab);
  demandHeaders(layout, tab.name);
  const missing = tab.columns.filter((column) => layout.at(column.header) === 0);
  if (missing.length === 0) return layout;
  const first = layout.headers.every((header) => header === '') ? 1 : layout.width + 1;
  if (first === 1) dressSheet(sheet, tab);
  else if (isHandMade(layout)) dressHandMade(layout, tab);
  missing.forEach((column, index) => { dressColumn(sheet, column, first + index); });
  const notes = missing.map((column, index) => (first === 1 && index === 0 ? `${tab.about}\n\n${column.note}` : column.note));
  sheet.writeNotes(1, first, [notes]);
  sheet.style({ row: 1, column: first, rows: 1, columns: missing.length }, HEADER);
  const added = missing.map((column) => column.header);
  sheet.write(1, first, [added]);
  return layoutFrom(sheet, tab, [...layout.headers.slice(0, first - 1), ...added]);
}

/** Headers typed or pasted by somebody: ours carry notes. */
function isHandMade({ sheet, width }: Layout): boolean {
  return (sheet.readNotes({ row: 1, column: 1, rows: 1, columns: width })[0] ?? []).every((note) => note === '');
}

/**
 * Dresses the columns somebody made before us, so that a day we write below is
 * a day to the next run. The user's own keep their formats but for days: a month
 * typed there may have become a date, which in another format would be a number.
 */
function dressHandMade<R>({ sheet, at }: Layout, tab: TabShape<R>): void {
  sheet.freeze(1, 0);
  for (const column of tab.columns) {
    const place = at(column.header);
    if (place === 0) continue;
    if (column.format === 'day' || (isWritten(column) && !KEPT.includes(column.format))) sheet.format(place, column.format, 2);
    sheet.width(place, widthOf(column));
    sheet.style({ row: 1, column: place, rows: 1, columns: 1 }, HEADER);
    sheet.writeNotes(1, place, [[column.note]]);
  }
}

function dressSheet<R>(sheet: Sheet, tab: TabShape<R>): void {
  sheet.freeze(1, 0);
  if (tab.columns.every((column) => column.owner === 'app')) {
    sheet.protect('Spendsheet keeps these columns; add your own beside them.');
  }
}

function dressColumn<R>(sheet: Sheet, column: Column<R>, at: number): void {
  sheet.format(at, column.format, 2);
  sheet.width(at, widthOf(column));
  if (column.choices !== undefined) sheet.choices(at, 2, column.choices);
}

function widthOf<R>(column: Column<R>): number {
  return column.width ?? WIDTHS[column.format];
}
