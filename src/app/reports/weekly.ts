import type { Day } from '../../core/days.js';
import type { Periods } from '../../core/weeks.js';
import { tabsBefore } from '../../tabs/order.js';
import { weekly as tab } from '../../tabs/weekly.js';
import type { Workbook } from '../ports.js';
import { columnLetters } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { boundCells, changeOf, flagOf, knownSum, ledgerColumns, missingOf, onceBegun, ratioOf, type LedgerColumns, type Lines } from './formulas.js';
import { ALL, isVendor, type Pair } from './pairs.js';
import { dressWeekly, dressRows } from './weekly-look.js';
import { placeOf, type WeeklyPlace } from './weekly-place.js';
import { arrangeRows } from './weekly-rows.js';

export type WeeklyInput = Readonly<{
  today: Day;
  /** Base currency of the ledger. */
  base: string;
  periods: Periods;
  /** Which connections do not reach the last full day, in words; '' when all do. */
  late: string;
  pairs: readonly Pair[];
  /** Name of a provider for people. */
  providerLabel: (provider: string) => string;
}>;

type Bound = keyof Periods;
/** The weeks in visible cells, which the formulas of the table point at. */
const BOUNDS: readonly (readonly [Bound, string])[] = [
  ['weekToDate', 'Week to date'],
  ['sameDaysLastWeek', 'Same days last week'],
  ['lastWeek', 'Last full week'],
  ['weekBefore', 'Week before'],
  ['sameDaysLastMonth', 'Same week last month'],
];
/** Rows from the title to the first bound. */
const FIRST_BOUND = 5;

/**
 * Writes Weekly: the bounds of the weeks on top, a row per bucket and provider
 * below. Notes of the user stay with their row when rows come, go or move.
 *
 * @returns cells written; none when nothing changed
 */
export function writeWeekly(workbook: Workbook, input: WeeklyInput): number {
  const ledger = ledgerColumns(workbook);
  const sheet = workbook.find(tab.name) ?? workbook.add(tab.name, tabsBefore(tab.name));
  const found = placeOf(sheet);
  const isNew = found.at('Bucket') === 0;
  if (isNew) dressWeekly(found);
  const top = writeCells(sheet, topCells(found, input));
  const headers = headerCells(found);
  const headed = writeCells(sheet, headers);
  const place = headers.length === 0 ? found : placeOf(sheet);
  const { rows, moved } = arrangeRows(place, input.pairs);
  if (moved) dressRows(place, rows);
  const cells = rows.reduce<WantedCell[]>((all, row) => all.concat(rowCells(place, ledger, row), nameCell(place, row, input)), []);
  return top + headed + writeCells(sheet, cells);
}

function topCells({ top, left }: WeeklyPlace, { today, base, periods, late }: WeeklyInput): WantedCell[] {
  const line = (row: number, cells: readonly WantedCell['cell'][]): WantedCell[] => cells.map((cell, index) => ({ row: top + row, column: left + index, cell }));
  return [
    ...line(0, ['AI spend by week']),
    ...line(1, ['As of', { day: today }, 'Currency', base]),
    ...line(2, [`Effective cost from Daily. Today is not counted: it is not complete. ${late}`.trim()]),
    ...line(FIRST_BOUND - 1, ['Period', 'From', 'Through']),
    ...BOUNDS.reduce<WantedCell[]>((all, [bound, label], index) => all.concat(line(FIRST_BOUND + index, [label, ...boundCells(periods[bound])])), []),
  ];
}

/** Headers that are not there: all of a new tab, or one the user took away, at the right. */
function headerCells({ at, headerRow, width }: WeeklyPlace): WantedCell[] {
  const missing = tab.columns.filter((column) => at(column.header) === 0);
  const first = missing.length === tab.columns.length ? 1 : width + 1;
  return missing.map((column, index) => ({ row: headerRow, column: first + index, cell: column.header }));
}

function rowCells(place: WeeklyPlace, ledger: LedgerColumns, { row, bucket, provider }: Pair & Readonly<{ row: number }>): WantedCell[] {
  const cell = (header: string): string => `$${columnLetters(place.at(header))}${row}`;
  const who = provider === ALL ? {} : isVendor({ bucket, provider }) ? { vendor: cell('Provider') } : { provider: cell('Provider') };
  const of = (bound: Bound): Lines => ({ ...who, ...(bucket === ALL ? {} : { bucket: cell('Bucket') }), ...boundsOf(place, bound) });
  const sum = (bound: Bound): string => knownSum(ledger, of(bound), cell('Incomplete'));
  const begun = (bound: Bound, figure: string): string => onceBegun(of(bound).through, figure);
  const formulas: readonly (readonly [string, string])[] = [
    ['Week to date', begun('weekToDate', sum('weekToDate'))],
    ['Same days last week', begun('sameDaysLastWeek', sum('sameDaysLastWeek'))],
    ['Change', changeOf(cell('Week to date'), cell('Same days last week'))],
    ['Change %', ratioOf(cell('Week to date'), cell('Same days last week'))],
    ['Last full week', sum('lastWeek')],
    ['Week before', sum('weekBefore')],
    ['Change of full week', changeOf(cell('Last full week'), cell('Week before'))],
    ['Change % of full week', ratioOf(cell('Last full week'), cell('Week before'))],
    ['Same week last month', begun('sameDaysLastMonth', knownSum(ledger, of('sameDaysLastMonth'), null))],
    ['Flag', flagOf(cell('Week to date'), cell('Same days last week'), cell('Last full week'), cell('Week before'), cell('Incomplete'))],
    ['Incomplete', missingOf(ledger, { ...of('weekBefore'), through: beforeToday(place) })],
  ];
  return [
    { row, column: place.at('Bucket'), cell: bucket },
    { row, column: place.at('Provider'), cell: provider },
    ...formulas.map(([header, formula]): WantedCell => ({ row, column: place.at(header), cell: { formula: `=${formula}` } })),
  ];
}

/** What the row is called: a provider by its name for people, a total and a vendor by what they join. */
function nameCell(place: WeeklyPlace, { row, bucket, provider }: Pair & Readonly<{ row: number }>, { providerLabel }: WeeklyInput): WantedCell {
  const total = bucket === ALL ? 'Total' : `${bucket} total`;
  const name = isVendor({ bucket, provider }) ? `${provider}, all buckets` : providerLabel(provider);
  return { row, column: place.at('Name'), cell: provider === ALL ? total : name };
}

/** The last day that is over. */
function beforeToday({ top, left }: WeeklyPlace): string {
  return `($${columnLetters(left + 1)}$${top + 1}-1)`;
}

/** A period by the visible cells of its bounds. */
function boundsOf({ top, left }: WeeklyPlace, bound: Bound): Lines {
  const rowOf = (name: Bound): number => top + FIRST_BOUND + BOUNDS.findIndex(([each]) => each === name);
  return {
    from: `$${columnLetters(left + 1)}$${rowOf(bound)}`,
    through: `$${columnLetters(left + 2)}$${rowOf(bound)}`,
    base: `$${columnLetters(left + 3)}$${top + 1}`,
  };
}
