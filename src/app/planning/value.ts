import { addDays, addMonths, dayOfInstant, monthStart, nextMonthStart, type Day, type Period } from '../../core/days.js';
import { divide, isZero, multiply, roundTo, toNumber, ZERO, type Decimal } from '../../core/decimal.js';
import { rateBook } from '../../core/rates.js';
import type { Finding, RateRow } from '../../core/records.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { inferenceOf, type Inference, type ValueFacts } from '../../core/value.js';
import { providerLabel, vendorOf } from '../../providers/known.js';
import { apiLog } from '../../tabs/api-log.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { daily } from '../../tabs/daily.js';
import { rowReader, type Row } from '../../tabs/row.js';
import { value as tab } from '../../tabs/value.js';
import type { App } from '../app.js';
import { locked } from '../exports/locked.js';
import { monthOfCell } from '../exports/month.js';
import { isCurrency } from '../register/currencies.js';
import { problemFindings, readRates } from '../register/index.js';
import { noteProblems } from '../register/notes.js';
import { ensureLayout } from '../table/ensure.js';
import { columnLetters } from '../table/letters.js';
import type { Layout } from '../table/layout.js';
import { readTable } from '../table/index.js';
import { writeCells, type WantedCell } from '../table/want.js';

/** A row as the user entered it. */
type Entry = Readonly<{ row: number; name: string; period: Period; amount: Decimal | null; currency: string | null }>;

const ENTERED = ['Feature or provider', 'Month', 'Revenue or outcome', 'Unit'];
const PER: readonly (readonly [string, string])[] = [['Cost per unit', 'Revenue or outcome'], ['Cost per request', 'Requests'], ['Cost per user', 'Users'], ['Cost per customer', 'Customers']];
const BLANK: Inference = { cost: null, requests: null, users: null, customers: null, how: '' };

/** Fills in the cost beside each entry of the Value tab; a workbook without it is left alone. */
export function refreshValue(app: App, rates: readonly RateRow[]): Readonly<{ cells: number; findings: readonly Finding[] }> {
  const { workbook } = app.ports;
  if (workbook.find(tab.name) === null) return { cells: 0, findings: [] };
  const layout = ensureLayout(workbook, tab);
  const { entries, problems, last } = readEntries(layout);
  const facts = entries.length === 0 ? null : factsOf(app, entries, rates);
  const byRow = new Map(entries.map((entry) => [entry.row, entry] as const));
  let cells: WantedCell[] = [];
  for (let row = 2; row <= last; row += 1) {
    const entry = byRow.get(row) ?? null;
    const found = entry === null || facts === null ? null : inferenceOf(entry.name, entry.period, facts);
    cells = cells.concat(rowCells(layout, row, entry, found, facts));
  }
  return { cells: writeCells(layout.sheet, cells) + noteProblems(layout, problems), findings: problemFindings(tab.name, problems) };
}

/** Menu: makes the Value tab, with the features of the last full month when it is empty. */
export function openValue(app: App): string {
  return locked(app, () => {
    const { workbook, clock } = app.ports;
    const layout = ensureLayout(workbook, tab);
    const isEmpty = layout.sheet.lastRow() < 2;
    const features = isEmpty ? featuresOf(app, dayOfInstant(clock.now())) : [];
    writeCells(layout.sheet, features.reduce<WantedCell[]>((all, [name, month], index) => all.concat(
      { row: index + 2, column: layout.at('Feature or provider'), cell: name },
      { row: index + 2, column: layout.at('Month'), cell: month },
    ), []));
    refreshValue(app, readRates(workbook).rates);
    if (!isEmpty) return 'The Value tab is up to date.';
    return features.length === 0 ? 'Enter a feature or provider and a month on the Value tab.' : 'The Value tab lists the features of the API log. Enter what each brought.';
  });
}

/** Features of the last full month of the log, of this month where that had none. */
function featuresOf(app: App, today: Day): (readonly [string, string])[] {
  const start = addMonths(monthStart(today), -1);
  const names = new Map<string, Set<string>>();
  readTable(app.ports.workbook, apiLog, start).forEach(({ feature, timestamp }) => {
    const month = timestamp.slice(0, 7);
    if (feature !== '') names.set(month, (names.get(month) ?? new Set<string>()).add(feature));
  });
  const month = names.has(start.slice(0, 7)) ? start.slice(0, 7) : today.slice(0, 7);
  return Array.from(names.get(month) ?? []).sort().map((name) => [name, month] as const);
}

function factsOf(app: App, entries: readonly Entry[], rates: readonly RateRow[]): ValueFacts {
  const { workbook } = app.ports;
  const base = app.settings().baseCurrency;
  const from = entries.map(({ period }) => period.start).sort()[0] ?? null;
  return {
    lines: readTable(workbook, daily, from), requests: readTable(workbook, apiLog, from), usage: readTable(workbook, apiUsage, from),
    base, book: app.book(), rate: rateBook(rates, base), providerNames: (provider) => [provider, providerLabel(provider), vendorOf(provider)],
  };
}

function readEntries(layout: Layout): Readonly<{ entries: readonly Entry[]; problems: readonly RowProblem[]; last: number }> {
  const last = layout.sheet.lastRow();
  const read = rowReader(layout.headers);
  const entries: Entry[] = [];
  const problems: RowProblem[] = [];
  const rows = last < 2 ? [] : layout.sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width });
  rows.forEach((cells, index) => {
    const row = read(cells);
    if (ENTERED.every((header) => isBlank(row.cell(header)))) return;
    const found = problemsOf(row, index + 2);
    if (found.length === 0) entries.push(entryOf(row, index + 2));
    else problems.push(...found);
  });
  return { entries, problems, last };
}

function entryOf(row: Row, at: number): Entry {
  const start = `${monthOfCell(row.cell('Month')) ?? ''}-01`;
  const unit = row.text('Unit').toUpperCase();
  return { row: at, name: row.text('Feature or provider'), period: { start, end: nextMonthStart(start) }, amount: row.decimal('Revenue or outcome'), currency: isCurrency(unit) ? unit : null };
}

function problemsOf(row: Row, at: number): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: at, header, what, fix }); };
  if (row.text('Feature or provider') === '') problem('Feature or provider', 'Nothing is named.', 'Type a feature, cost center, provider or sub account.');
  if ((monthOfCell(row.cell('Month')) ?? '') === '') problem('Month', 'This is not a month.', 'Type it like 2026-10.');
  if (row.decimal('Revenue or outcome') === null && !isBlank(row.cell('Revenue or outcome'))) problem('Revenue or outcome', 'This is not a number.', 'Type the number alone; its currency or what it counts goes into Unit.');
  return problems;
}

function rowCells(layout: Layout, row: number, entry: Entry | null, found: Inference | null, facts: ValueFacts | null): WantedCell[] {
  const { cost, requests, users, customers, how } = found ?? BLANK;
  const values: readonly (readonly [string, Cell])[] = [
    ['Inference cost', cost === null ? null : toNumber(roundTo(cost, 8))], ['Share of revenue', shareOf(entry, cost, facts)], ['Requests', requests], ['Users', users], ['Customers', customers],
    ['Currency', found === null ? null : facts?.base ?? null], ['How', how === '' ? null : how],
  ];
  const at = (header: string): string => `$${columnLetters(layout.at(header))}${row}`;
  const per = PER.map(([header, by]): readonly [string, Cell] => [header, found === null ? null : { formula: `=IF(OR(${at('Inference cost')}="",${at(by)}=""),"",IF(${at(by)}=0,"",${at('Inference cost')}/${at(by)}))` }]);
  return values.concat(per).map(([header, cell]): WantedCell => ({ row, column: layout.at(header), cell }));
}

/** Cost as a part of revenue, both in base currency; null where the entry is no money or no rate is known. */
function shareOf(entry: Entry | null, cost: Decimal | null, facts: ValueFacts | null): number | null {
  if (entry === null || facts === null || cost === null || entry.currency === null || entry.amount === null) return null;
  const rate = entry.currency === facts.base ? null : facts.rate?.(entry.currency, addDays(entry.period.end, -1)) ?? undefined;
  const revenue = rate === undefined ? ZERO : rate === null ? entry.amount : multiply(entry.amount, rate.rate);
  return isZero(revenue) ? null : toNumber(roundTo(divide(cost, revenue), 6));
}
