import { weekly as tab } from '../../tabs/weekly.js';
import { columnLetters } from '../table/letters.js';
import { ALL, type Pair } from './pairs.js';
import type { WeeklyPlace } from './weekly-place.js';

/** Formats a new tab before anything is written into it. */
export function dressWeekly({ sheet, top, left, headerRow }: WeeklyPlace): void {
  const width = tab.columns.length;
  tab.columns.forEach((column, index) => {
    sheet.width(left + index, column.width ?? 105);
  });
  sheet.style({ row: top, column: left, rows: 1, columns: 1 }, { bold: true, size: 16, tone: 'title' });
  sheet.style({ row: top + 1, column: left, rows: 2, columns: 4 }, { tone: 'label' });
  sheet.formatBlock({ row: top + 1, column: left + 1, rows: 1, columns: 1 }, 'day');
  sheet.style({ row: top + 4, column: left, rows: 1, columns: 3 }, { bold: true, tone: 'header' });
  sheet.formatBlock({ row: top + 5, column: left + 1, rows: 5, columns: 2 }, 'day');
  sheet.style({ row: headerRow, column: left, rows: 1, columns: width }, { bold: true, tone: 'header', wrap: true });
  sheet.writeNotes(headerRow, left, [tab.columns.map((column, index) => (index === 0 ? `${tab.about}\n\n${column.note}` : column.note))]);
  sheet.freeze(0, 3);
}

/** Formats the table after rows came or went. */
export function dressRows({ sheet, headerRow, at }: WeeklyPlace, rows: readonly (Pair & Readonly<{ row: number }>)[]): void {
  const last = Math.max(headerRow + 1, ...rows.map(({ row }) => row));
  const height = last - headerRow;
  tab.columns.filter((column) => column.owner === 'app').forEach((column) => {
    sheet.formatBlock({ row: headerRow + 1, column: at(column.header), rows: height, columns: 1 }, column.format);
  });
  const places = tab.columns.map((column) => at(column.header));
  const line = { column: Math.min(...places), columns: Math.max(...places) - Math.min(...places) + 1 };
  sheet.style({ ...line, row: headerRow + 1, rows: height }, { bold: false, tone: 'plain' });
  rows.filter(({ provider }) => provider === ALL).forEach(({ row }) => { sheet.style({ ...line, row, rows: 1 }, { bold: true, tone: 'total' }); });
  const flag = at('Flag');
  const flagged = `=LEN($${columnLetters(flag)}${headerRow + 1})>0`;
  sheet.highlight({ row: headerRow + 1, column: flag, rows: height, columns: 1 }, flagged, 'warn');
}
