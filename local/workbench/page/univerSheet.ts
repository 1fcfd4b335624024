import { BooleanNumber, CellValueType, HorizontalAlign, VerticalAlign, WrapStrategy, type ICellData, type IStyleData, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import type { PictureCell, SheetPicture } from '../../out/picture.js';
import { serialOfDateTime, serialOfDay } from '../../out/serial.js';
import { ROW_HEIGHT, rowHeights } from './rowHeights.js';

const SPARE_ROWS = 40;
const LEAST_ROWS = 200;
const LEAST_COLUMNS = 26;
export const DEFAULT_COLUMN_WIDTH = 100;

/** The workbook in Univer's own form. A tab's id is its name: names are unique and never change here. */
export function univerWorkbook(name: string, sheets: readonly SheetPicture[]): Partial<IWorkbookData> {
  return {
    id: 'workbook',
    name,
    defaultStyle: { ff: 'Arial, Liberation Sans, DejaVu Sans, sans-serif', fs: 10 },
    sheetOrder: sheets.map((sheet) => sheet.name),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.name, univerSheet(sheet)])),
  };
}

export function univerSheet(sheet: SheetPicture): Partial<IWorksheetData> {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), sheet.widths.length);
  return {
    id: sheet.name,
    name: sheet.name,
    rowCount: Math.max(sheet.rows.length + SPARE_ROWS, LEAST_ROWS),
    columnCount: Math.max(width + 2, LEAST_COLUMNS),
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH,
    defaultRowHeight: ROW_HEIGHT,
    freeze: { xSplit: sheet.frozenColumns, ySplit: sheet.frozenRows, startRow: sheet.frozenRows, startColumn: sheet.frozenColumns },
    columnData: Object.fromEntries(
      Array.from({ length: width }, (_, column) => [
        column,
        { w: sheet.widths[column] ?? DEFAULT_COLUMN_WIDTH, ...(sheet.hiddenColumns.includes(column) && { hd: BooleanNumber.TRUE }) },
      ]),
    ),
    rowData: Object.fromEntries(Object.entries(rowHeights(sheet, (column) => sheet.widths[column] ?? DEFAULT_COLUMN_WIDTH)).map(([row, height]) => [row, { h: height, ia: BooleanNumber.FALSE }])),
    cellData: Object.fromEntries(sheet.rows.map((row, r) => [r, univerRow(row)])),
    showGridlines: BooleanNumber.TRUE,
  };
}

export function univerRow(row: readonly PictureCell[]): Record<number, ICellData> {
  const cells: Record<number, ICellData> = {};
  row.forEach((cell, column) => {
    if (cell.value !== null || cell.formula !== undefined || cell.style !== undefined) cells[column] = univerCell(cell);
  });
  return cells;
}

/** A cell with its value computed by the server, beside its formula: the grid shows it at once. */
export function univerCell(cell: PictureCell): ICellData {
  const { value, format } = valueAndFormat(cell);
  return {
    v: value,
    t: typeof value === 'number' ? CellValueType.NUMBER : typeof value === 'boolean' ? CellValueType.BOOLEAN : CellValueType.STRING,
    ...(cell.formula !== undefined && { f: cell.formula }),
    s: { ...univerStyle(cell), ...(format !== undefined && { n: { pattern: format } }) },
  };
}

function valueAndFormat({ value, format }: PictureCell): { value: string | number | boolean; format: string | undefined } {
  if (value === null) return { value: '', format };
  if (typeof value !== 'object') return { value, format };
  if ('day' in value) return { value: serialOfDay(value.day), format: format ?? 'yyyy-mm-dd' };
  if ('dateTime' in value) return { value: serialOfDateTime(value.dateTime), format: format ?? 'yyyy-mm-dd hh:mm' };
  return { value: value.error, format };
}

function univerStyle({ style = {} }: PictureCell): IStyleData {
  const aligned = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };
  return {
    vt: VerticalAlign.MIDDLE,
    ...(style.bold === true && { bl: BooleanNumber.TRUE }),
    ...(style.italic === true && { it: BooleanNumber.TRUE }),
    ...(style.size !== undefined && { fs: style.size }),
    ...(style.color !== undefined && { cl: { rgb: style.color } }),
    ...(style.background !== undefined && { bg: { rgb: style.background } }),
    ...(style.align !== undefined && { ht: aligned[style.align] }),
    ...(style.wrap === true && { tb: WrapStrategy.WRAP }),
  };
}
