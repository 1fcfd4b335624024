import { BUCKETS } from '../../core/records.js';
import type { Cell } from '../../tabs/cell.js';
import { boundCells, changeOf, coveredOnly, knownSum, missingOf, onceBegun, ratioOf, sumOf, type LedgerColumns, type Lines } from './formulas.js';
import { AS_OF, BASE, beforeOf, type Bounds, HELPER_DAYS, LATE, nowOf, NAMED_ROWS, ROWS, TOTAL_ROWS } from './overview-grid.js';
import type { OverviewInput } from './overview-input.js';

/** Lines of cells from a row down. */
export type Section = Readonly<{ row: number; column: number; lines: readonly (readonly Cell[])[] }>;

type Total = keyof typeof TOTAL_ROWS;
/** The last day that is over. */
const YESTERDAY = `(${AS_OF}-1)`;
const formula = (text: string): Cell => ({ formula: `=${text}` });

/** Title, day and currency, whether anything lacks a cost, and who reports late. */
export function headSection(ledger: LedgerColumns, { today, base, late }: OverviewInput): Section {
  const shown: Lines = { from: `MIN(${beforeOf('lastWeek').from},${nowOf('monthToDate').from})`, through: YESTERDAY, base: BASE };
  const missing = `(${missingOf(ledger, shown)})`;
  const marker = `IF(${missing}=0,IF(${LATE}="","complete","incomplete: see below"),"incomplete: "&${missing}&" rows without a cost")`;
  return { row: ROWS.title, column: 1, lines: [['AI spend'], ['As of', { day: today }, 'Currency', base, formula(marker)], [late === '' ? null : late]] };
}

const TOTALS: readonly (readonly [Total, string, keyof OverviewInput['periods'], keyof OverviewInput['periods']])[] = [
  ['weekToDate', 'This week to date', 'weekToDate', 'sameDaysLastWeek'],
  ['lastWeek', 'Last full week', 'lastWeek', 'weekBefore'],
  ['monthToDate', 'Month to date', 'monthToDate', 'sameDaysOfMonthBefore'],
];

/** The three totals beside what they are measured against, with the days in visible cells. */
export function totalsSection(ledger: LedgerColumns, { periods }: OverviewInput): Section {
  const header = ['Spend', 'Amount', 'Before', 'Change', 'Change %', 'From', 'Through', 'Before from', 'Before through'];
  const lines = TOTALS.map(([total, label, now, before]): Cell[] => {
    const row = TOTAL_ROWS[total];
    const known = (bounds: Bounds): string => onceBegun(bounds.through, knownSum(ledger, { ...bounds, base: BASE }, null));
    const measure = total === 'monthToDate' ? coveredOnly(ledger, beforeOf(total).from, known(beforeOf(total))) : known(beforeOf(total));
    return [label, formula(known(nowOf(total))), formula(measure), formula(changeOf(`$B${row}`, `$C${row}`)), formula(ratioOf(`$B${row}`, `$C${row}`)), ...boundCells(periods[now]), ...boundCells(periods[before])];
  });
  return { row: ROWS.totals, column: 1, lines: [header, ...lines] };
}

const SPLIT_HEADER = ['Last full week', 'Week before', 'Change', 'Change %', 'This week to date', 'Month to date', 'Incomplete'];

export function bucketsSection(ledger: LedgerColumns): Section {
  const first = ROWS.buckets + 1;
  const lines = BUCKETS.map((bucket, index) => splitLine(ledger, bucket, first + index, { bucket: `$A${first + index}` }));
  return { row: ROWS.buckets, column: 1, lines: [['By bucket', ...SPLIT_HEADER], ...lines, splitLine(ledger, 'All', first + BUCKETS.length, {})] };
}

/** The dearest vendors by name, each over all its buckets, then all others, then the total. */
export function vendorsSection(ledger: LedgerColumns, { vendors }: OverviewInput): Section {
  return namedSection(ledger, ROWS.vendors, 'By vendor', vendors.map((name) => [name, (row) => ({ vendor: `$A${row}` })]));
}

/** The dearest providers by what people call them; the id they have in Daily stands beside the figures and is what the formulas look for. */
export function providersSection(ledger: LedgerColumns, { providers, providerLabel }: OverviewInput): Section {
  const section = namedSection(ledger, ROWS.providers, 'By provider', providers.map((id) => [providerLabel(id), (row) => ({ provider: `$I${row}` })]));
  const ids: Cell[] = ['In Daily', ...Array.from({ length: NAMED_ROWS }, (_, index) => providers[index] ?? null)];
  return { ...section, lines: section.lines.map((line, index) => [...line, ids[index] ?? null]) };
}

type Named = readonly [name: string, dimension: (row: number) => Partial<Lines>];

function namedSection(ledger: LedgerColumns, header: number, title: string, names: readonly Named[]): Section {
  const first = header + 1;
  const named = Array.from({ length: NAMED_ROWS }, (_, index): Cell[] => {
    const [name, dimension] = names[index] ?? [null, null];
    return name === null ? Array.from({ length: SPLIT_HEADER.length + 1 }, () => null) : splitLine(ledger, name, first + index, dimension(first + index));
  });
  const [others, total] = [first + NAMED_ROWS, first + NAMED_ROWS + 1];
  const rest = (column: string): Cell => formula(`IF(${column}${total}="","",${column}${total}-SUM(${column}${first}:${column}${others - 1}))`);
  const other: Cell[] = ['Others', rest('B'), rest('C'), ...changeCells(others), rest('F'), rest('G'), rest('H')];
  return { row: header, column: 1, lines: [[title, ...SPLIT_HEADER], ...named, other, splitLine(ledger, 'All', total, {})] };
}

function splitLine(ledger: LedgerColumns, name: string, row: number, dimension: Partial<Lines>): Cell[] {
  const lines = (bounds: Bounds): Lines => ({ ...dimension, ...bounds, base: BASE });
  const sum = (bounds: Bounds): string => knownSum(ledger, lines(bounds), `$H${row}`);
  const begun = (bounds: Bounds): Cell => formula(onceBegun(bounds.through, sum(bounds)));
  const shown = { from: `MIN(${beforeOf('lastWeek').from},${nowOf('monthToDate').from})`, through: YESTERDAY };
  return [name, formula(sum(nowOf('lastWeek'))), formula(sum(beforeOf('lastWeek'))), ...changeCells(row), begun(nowOf('weekToDate')), begun(nowOf('monthToDate')), formula(missingOf(ledger, lines(shown)))];
}

function changeCells(row: number): Cell[] {
  return [formula(changeOf(`$B${row}`, `$C${row}`)), formula(ratioOf(`$B${row}`, `$C${row}`))];
}

/** Spend per day and bucket, the table under the chart. */
export function helperSection(ledger: LedgerColumns, column: number, letters: (column: number) => string): Section {
  const header = ROWS.totals;
  const lines = Array.from({ length: HELPER_DAYS }, (_, index): Cell[] => {
    const row = header + 1 + index;
    const day = `$${letters(column)}${row}`;
    const cells = BUCKETS.map((_bucket, at) => formula(sumOf(ledger, { bucket: `${letters(column + 1 + at)}$${header}`, from: day, through: day, base: BASE })));
    return [formula(`${AS_OF}-${HELPER_DAYS - index}`), ...cells];
  });
  return { row: header, column, lines: [['Day', ...BUCKETS], ...lines] };
}
