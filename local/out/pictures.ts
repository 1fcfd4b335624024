import { rectA1 } from '../standin/spreadsheet/a1.js';
import type { ChartRange, ChartRecord } from '../standin/spreadsheet/chart.js';
import { Formula } from '../standin/spreadsheet/content.js';
import { formatAt } from '../standin/spreadsheet/reading.js';
import type { SheetData } from '../standin/spreadsheet/sheet.js';
import type { SpreadsheetStore } from '../standin/spreadsheet/store.js';
import type { Style } from '../standin/spreadsheet/style.js';
import type { CellStyle, ChartPicture, Highlight, PictureCell, SheetPicture, Strip } from './picture.js';

const DEFAULT_CHART = { width: 600, height: 371 } as const;
const KINDS: Readonly<Record<string, ChartPicture['kind']>> = { LINE: 'line', AREA: 'line', COLUMN: 'column', BAR: 'bar', PIE: 'pie' };

/** Every tab of the workbook as it stands, in order, formulas computed. */
export function picturesOf(store: SpreadsheetStore): SheetPicture[] {
  return store.sheets.filter((sheet) => !sheet.hidden).map((sheet) => pictureOf(store, sheet));
}

export function pictureOf(store: SpreadsheetStore, sheet: SheetData): SheetPicture {
  const looks = new Map<number, CellStyle | undefined>();
  const styleAt = (row: number, column: number): CellStyle | undefined => {
    const id = sheet.looks.get(row, column);
    if (!looks.has(id)) looks.set(id, lookOf(store.pool.get(id)));
    return looks.get(id);
  };
  return {
    name: sheet.name,
    rows: store.evaluated(sheet.name).map((line, r) =>
      line.map((value, c): PictureCell => {
        const [row, column] = [r + 1, c + 1];
        const content = sheet.grid.get(row, column);
        const format = formatAt(store, sheet, row, column);
        const [note, style] = [sheet.note(row, column), styleAt(row, column)];
        return {
          value,
          ...(content instanceof Formula && { formula: content.text }),
          ...(format !== '' && { format }),
          ...(note !== '' && { note }),
          ...(style !== undefined && { style }),
        };
      }),
    ),
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    widths: Array.from({ length: Math.max(0, ...sheet.widths.keys()) }, (_, column) => sheet.widths.get(column + 1) ?? null),
    hiddenColumns: [...sheet.hiddenColumns.keys()].map((column) => column - 1),
    heights: Object.fromEntries([...sheet.heights].map(([row, pixels]) => [row - 1, pixels])),
    highlights: sheet.conditionalFormats.flatMap(highlightsOf),
    charts: sheet.charts.flatMap((chart) => chartOf(store, chart)),
  };
}

function lookOf(style: Style): CellStyle | undefined {
  const align = style.horizontal;
  const look: CellStyle = {
    ...(style.fontWeight === 'bold' && { bold: true }),
    ...(style.fontStyle === 'italic' && { italic: true }),
    ...(style.fontSize !== undefined && { size: style.fontSize }),
    ...(style.fontColor !== undefined && { color: style.fontColor }),
    ...(style.background !== undefined && { background: style.background }),
    ...((align === 'left' || align === 'center' || align === 'right') && { align }),
    ...(style.wrap === 'WRAP' && { wrap: true }),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}

/** Rules by formula, the only ones the add-on makes; a person's other rules have no common form in files. */
function highlightsOf(rule: SheetData['conditionalFormats'][number]): Highlight[] {
  const [formula] = rule.args;
  if (rule.criteria !== 'CUSTOM_FORMULA' || typeof formula !== 'string') return [];
  return rule.rects.map((rect) => ({
    range: rectA1(rect),
    formula,
    ...(rule.background !== null && { background: rule.background }),
    ...(rule.fontColor !== null && { color: rule.fontColor }),
    ...(rule.bold !== null && { bold: rule.bold }),
  }));
}

/** The first column of the source names the points, each further column is a series under its header. */
function chartOf(store: SpreadsheetStore, chart: ChartRecord): ChartPicture[] {
  const kind = KINDS[chart.type];
  const [labels, ...series] = chart.ranges.flatMap((range) => stripsOf(store, range, chart.numHeaders));
  if (kind === undefined || labels === undefined) return [];
  const { title, isStacked, width, height } = chart.options;
  return [
    {
      title: typeof title === 'string' ? title : '',
      kind,
      stacked: isStacked === true || isStacked === 'true',
      labels: labels.values,
      series,
      at: { row: chart.anchorRow - 1, column: chart.anchorColumn - 1 },
      width: Number(width ?? DEFAULT_CHART.width),
      height: Number(height ?? DEFAULT_CHART.height),
    },
  ];
}

function stripsOf(store: SpreadsheetStore, { sheetId, rect }: ChartRange, headers: number): { name: string; values: Strip }[] {
  const source = store.sheetById(sheetId);
  if (source === null) return [];
  return Array.from({ length: rect.columns }, (_, index) => {
    const column = rect.column + index;
    const header = headers > 0 ? store.raw(source.name, rect.row, column).shown : '';
    return { name: header, values: { tab: source.name, row: rect.row - 1 + headers, column: column - 1, rows: Math.max(rect.rows - headers, 0) } };
  });
}
