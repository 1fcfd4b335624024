import { parseAddress } from '../standin/spreadsheet/a1.js';
import { Formula } from '../standin/spreadsheet/content.js';
import { copyFormula, mapReferences, writeReference } from '../standin/spreadsheet/references.js';
import { SheetData } from '../standin/spreadsheet/sheet.js';
import type { SpreadsheetStore } from '../standin/spreadsheet/store.js';
import type { CellStyle, Highlight, PictureCell, SheetPicture } from '../out/picture.js';

/** Beyond this many coloured cells a tab is shown without: they are computed one by one. */
const MOST_CELLS = 4_000;

type Area = Readonly<{ row: number; column: number; rows: number; columns: number }>;

/**
 * The tab with the colours of its rules put into its cells, for a grid that
 * knows no rules. As on the platform the first rule that holds colours a cell.
 */
export function coloured(store: SpreadsheetStore, sheet: SheetPicture): SheetPicture {
  const areas = sheet.highlights.map((rule) => ({ rule, area: areaOf(rule, sheet) }));
  const cells = areas.reduce((sum, { area }) => sum + area.rows * area.columns, 0);
  if (cells === 0 || cells > MOST_CELLS) return sheet;
  const styles = new Map<string, CellStyle>();
  areas.forEach(({ rule, area }) => {
    holding(store, sheet.name, rule, area).forEach((place) => {
      if (!styles.has(place)) styles.set(place, styleOf(rule));
    });
  });
  return { ...sheet, rows: sheet.rows.map((row, r) => row.map((cell, c) => withStyle(cell, styles.get(placeOf(r, c))))) };
}

function withStyle(cell: PictureCell, style: CellStyle | undefined): PictureCell {
  return style === undefined ? cell : { ...cell, style: { ...cell.style, ...style } };
}

function styleOf({ background, color, bold }: Highlight): CellStyle {
  return { ...(background !== undefined && { background }), ...(color !== undefined && { color }), ...(bold !== undefined && { bold }) };
}

/** The part of the rule's range that has cells, from 0. */
function areaOf(rule: Highlight, sheet: SheetPicture): Area {
  const at = parseAddress(rule.range);
  const row = (at?.startRow ?? 1) - 1;
  const column = (at?.startColumn ?? 1) - 1;
  const width = sheet.rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  return {
    row,
    column,
    rows: Math.max(0, Math.min(at?.endRow ?? sheet.rows.length, sheet.rows.length) - row),
    columns: Math.max(0, Math.min(at?.endColumn ?? width, width) - column),
  };
}

/** Where in the area the rule's formula is true, computed on a sheet that is no part of the workbook. */
function holding(store: SpreadsheetStore, tab: string, rule: Highlight, area: Area): string[] {
  const scratch = new SheetData(-1, 'rule', store.pool);
  const own = mapReferences(rule.formula, (reference) => (reference.sheet === null ? writeReference({ ...reference, sheet: tab }) : null));
  const formulas = new Map<string, Formula>();
  for (let down = 0; down < area.rows; down += 1) {
    for (let right = 0; right < area.columns; right += 1) {
      const formula = new Formula(copyFormula(own, down, right));
      scratch.put(down + 1, right + 1, formula);
      formulas.set(placeOf(area.row + down, area.column + right), formula);
    }
  }
  store.evaluator.ensure(scratch);
  return [...formulas].filter(([, { result }]) => result === true || (typeof result === 'number' && result !== 0)).map(([place]) => place);
}

function placeOf(row: number, column: number): string {
  return `${String(row)},${String(column)}`;
}
