import type { Day } from '../../core/days.js';
import { toNumber } from '../../core/decimal.js';
import type { ToldWeek } from '../../core/week-moved.js';
import type { Periods } from '../../core/weeks.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { restatements } from '../../tabs/restatements.js';
import { weekly } from '../../tabs/weekly.js';
import type { Workbook } from '../ports.js';
import { layoutOf } from '../table/layout.js';
import { columnLetters, wholeColumn } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { ALL } from './pairs.js';
import { placeOf, type WeeklyPlace } from './weekly-place.js';

export type WeekMovedInput = Readonly<{ periods: Periods; base: string; told: ToldWeek | null; /** Whether a digest ever told a week, so that the line may stand. */ everTold: boolean; /** First day after all closed months; null while none is closed. */ openFrom?: Day | null }>;

/** Rows from the title to the line; the one above the bounds of the weeks. */
const LINE = 3;
const LABEL = 'Last full week moved since';

/**
 * Says on Weekly how far the last full week has moved: since its digest, whose
 * figure stands beside it, else what providers restated since it was over.
 * Without either the line is not there.
 *
 * @returns cells written
 */
export function writeWeekMoved(workbook: Workbook, { periods, base, told, everTold, openFrom }: WeekMovedInput): number {
  const sheet = workbook.find(weekly.name);
  if (sheet === null || (!everTold && workbook.find(restatements.name) === null)) return 0;
  const place = placeOf(sheet);
  const row = place.top + LINE;
  const standing = sheet.read({ row, column: place.left, rows: 1, columns: 4 })[0] ?? [];
  const isFree = standing[0] === LABEL || standing.every(isBlank);
  if (!isFree) return 0;
  const cells = told?.currency === base ? sinceDigest(place, told, row) : sinceOver(workbook, place, periods.lastWeek.end, base, openFrom ?? null);
  const written = writeCells(sheet, cells.map((cell, index): WantedCell => ({ row, column: place.left + index, cell })));
  if (standing[0] !== LABEL && cells[0] === LABEL) dress(place, row);
  return written;
}

function sinceDigest(place: WeeklyPlace, told: ToldWeek, row: number): Cell[] {
  const total = place.rows.filter(({ bucket, provider }) => bucket === ALL && provider === ALL)[0];
  const figure = `$${columnLetters(place.left + 3)}$${row}`;
  const now = total === undefined ? figure : `$${columnLetters(place.at('Last full week'))}$${total.row}`;
  return [LABEL, { day: told.told }, { formula: `=IF(${now}="","",ROUND(${now}-${figure},8))` }, toNumber(told.cost)];
}

function sinceOver(workbook: Workbook, place: WeeklyPlace, over: Day, base: string, openFrom: Day | null): Cell[] {
  const sheet = workbook.find(restatements.name);
  if (sheet === null) return [null, null, null, null];
  const layout = layoutOf(sheet, restatements);
  const { name } = sheet;
  const column = (header: string): string => wholeColumn(name, layout.at(header));
  const bound = (offset: number): string => `$${columnLetters(place.left + offset)}$${boundRow(place)}`;
  // Of closed days the ledger stays, whatever is restated.
  const from = openFrom === null ? bound(1) : `MAX(${bound(1)},DATE(${openFrom.replace(/-0?/g, ',')}))`;
  const criteria = [
    column('Date'), `">="&${from}`, column('Date'), `"<="&${bound(2)}`, column('Seen'), `">="&$${columnLetters(place.left + 1)}$${place.top + LINE}`, column('Currency'), `"${base}"`,
  ];
  return [LABEL, { day: over }, { formula: `=SUMIFS(${[column('Change'), ...criteria].join(',')})` }, null];
}

/** The row of the last full week among the bounds. */
function boundRow({ top }: WeeklyPlace): number {
  return top + LINE + 4;
}

function dress({ sheet, left }: WeeklyPlace, row: number): void {
  sheet.style({ row, column: left, rows: 1, columns: 4 }, { tone: 'label' });
  sheet.formatBlock({ row, column: left + 1, rows: 1, columns: 1 }, 'day');
  sheet.formatBlock({ row, column: left + 2, rows: 1, columns: 2 }, 'total');
}
