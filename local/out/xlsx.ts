import { writeXlsx, type Cell, type CellStyle as FileStyle, type ColumnDef, type ConditionalRule, type WriteSheet } from 'hucre';
import { chartsOf } from './xlsxCharts.js';
import type { CellStyle, Highlight, PictureCell, PictureValue, SheetPicture } from './picture.js';
import { rowHeights } from './xlsxRows.js';
import { serialOfDateTime, serialOfDay } from './serial.js';

const DEFAULT_WIDTH_PIXELS = 100;
/** One character of the default font, and the padding of a cell. */
const PIXELS_PER_CHARACTER = 7;
const PADDING_PIXELS = 5;
const DAY_FORMAT = 'yyyy-mm-dd';
const DATE_TIME_FORMAT = 'yyyy-mm-dd hh:mm:ss';

/**
 * The workbook as an .xlsx file. Formulas are written without their results,
 * so that whoever opens the file computes them anew and can differ from us.
 */
export async function xlsxOf(sheets: readonly SheetPicture[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(fileSheet), defaultFont: { name: 'Arial', size: 10 } });
}

function fileSheet(sheet: SheetPicture): WriteSheet {
  const columns = columnsOf(sheet);
  return {
    name: sheet.name,
    columns,
    rowDefs: rowHeights(sheet),
    rows: sheet.rows.map((row) => row.map((cell) => (cell.formula === undefined ? plainValue(cell.value) : null))),
    cells: specialCells(sheet, columns),
    conditionalRules: sheet.highlights.map(fileRule),
    // Printed as Google does unless told otherwise: no column is cut.
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, ...(sheet.frozenRows > 0 && { printTitlesRow: `$1:$${String(sheet.frozenRows)}` }) },
    charts: chartsOf(sheet.charts, columnPixels(sheet)),
    ...(sheet.frozenRows + sheet.frozenColumns > 0 && { freezePane: { rows: sheet.frozenRows, columns: sheet.frozenColumns } }),
  };
}

/** Each column takes the format of its last cell, so that long tables need no word about single cells. */
function columnsOf(sheet: SheetPicture): ColumnDef[] {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), sheet.widths.length);
  const last = sheet.rows[sheet.rows.length - 1] ?? [];
  return Array.from({ length: width }, (_, column) => {
    const format = formatOf(last[column]);
    return {
      width: Math.max(1, ((sheet.widths[column] ?? DEFAULT_WIDTH_PIXELS) - PADDING_PIXELS) / PIXELS_PER_CHARACTER),
      ...(format !== undefined && { numFmt: format }),
      ...(sheet.hiddenColumns.includes(column) && { hidden: true }),
    };
  });
}

function columnPixels(sheet: SheetPicture): (column: number) => number {
  return (column) => (sheet.hiddenColumns.includes(column) ? 0 : (sheet.widths[column] ?? DEFAULT_WIDTH_PIXELS));
}

/** Cells that are more than a value in the format of their column. */
function specialCells(sheet: SheetPicture, columns: readonly ColumnDef[]): Map<string, Partial<Cell>> {
  const special = new Map<string, Partial<Cell>>();
  sheet.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (isPlain(cell, columns[c]?.numFmt)) return;
      special.set(`${String(r)},${String(c)}`, fileCell(cell));
    });
  });
  return special;
}

function isPlain(cell: PictureCell, columnFormat: string | undefined): boolean {
  if (cell.formula !== undefined || cell.note !== undefined || cell.style !== undefined || errorOf(cell.value) !== null) return false;
  return cell.value === null || typeof cell.value === 'string' || formatOf(cell) === columnFormat;
}

function fileCell(cell: PictureCell): Partial<Cell> {
  const content: Partial<Cell> =
    cell.formula !== undefined
      ? { formula: cell.formula.replace(/^=/, ''), type: 'formula', value: null }
      : { value: plainValue(cell.value), ...(errorOf(cell.value) !== null && { type: 'error' }) };
  return {
    ...content,
    style: fileStyle(cell),
    ...(cell.note !== undefined && { comment: { text: cell.note, author: 'Spendsheet' } }),
  };
}

function plainValue(value: PictureValue): string | number | boolean | null {
  if (value === null || typeof value !== 'object') return value;
  if ('day' in value) return serialOfDay(value.day);
  return 'dateTime' in value ? serialOfDateTime(value.dateTime) : value.error;
}

function errorOf(value: PictureValue): string | null {
  return value !== null && typeof value === 'object' && 'error' in value ? value.error : null;
}

function formatOf(cell: PictureCell | undefined): string | undefined {
  if (cell?.format !== undefined) return cell.format;
  const value = cell?.value ?? null;
  if (value === null || typeof value !== 'object') return undefined;
  if ('day' in value) return DAY_FORMAT;
  return 'dateTime' in value ? DATE_TIME_FORMAT : undefined;
}

function fileStyle(cell: PictureCell): FileStyle {
  const style = cell.style ?? {};
  const format = formatOf(cell);
  return {
    ...(format !== undefined ? { numFmt: format } : { numFmt: 'General' }),
    ...fontAndFill(style),
    ...((style.align !== undefined || style.wrap !== undefined) && {
      alignment: {
        ...(style.align !== undefined && { horizontal: style.align }),
        ...(style.wrap !== undefined && { wrapText: style.wrap }),
        vertical: 'top',
      },
    }),
  };
}

function fontAndFill(style: Pick<CellStyle, 'bold' | 'italic' | 'size' | 'color' | 'background'>): FileStyle {
  const font = {
    ...(style.bold === true && { bold: true }),
    ...(style.italic === true && { italic: true }),
    ...(style.size !== undefined && { size: style.size }),
    ...(style.color !== undefined && { color: rgb(style.color) }),
  };
  return {
    ...(Object.keys(font).length > 0 && { font: { name: 'Arial', size: 10, ...font } }),
    ...(style.background !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: rgb(style.background), bgColor: rgb(style.background) } }),
  };
}

function fileRule(rule: Highlight, index: number): ConditionalRule {
  const { background, color, bold } = rule;
  return {
    type: 'expression',
    priority: index + 1,
    range: rule.range,
    formula: rule.formula.replace(/^=/, ''),
    style: fontAndFill({ ...(background !== undefined && { background }), ...(color !== undefined && { color }), ...(bold !== undefined && { bold }) }),
  };
}

function rgb(color: string): { rgb: string } {
  return { rgb: color.replace('#', '').toUpperCase() };
}
