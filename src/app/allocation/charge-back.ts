import { dayOfInstant, monthStart, type Day } from '../../core/days.js';
import { rateBook } from '../../core/rates.js';
import type { Decimal } from '../../core/decimal.js';
import type { Finding, RateRow } from '../../core/records.js';
import { chargeBack as tab, chargeBackTerms, type ChargeBackRow } from '../../tabs/charge-back.js';
import { daily } from '../../tabs/daily.js';
import { rowReader } from '../../tabs/row.js';
import type { App } from '../app.js';
import { locked } from '../exports/locked.js';
import { readTerms, type TermsReading } from '../register/charge-back-terms.js';
import { problemFindings, readMapping, readRates } from '../register/index.js';
import { noteProblems } from '../register/notes.js';
import { ledgerReported } from '../sync/ledger-update.js';
import { ensureLayout } from '../table/ensure.js';
import { mergeTable, readTable } from '../table/index.js';
import { layoutOf } from '../table/layout.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { chargeCells, type ChargeFacts } from './charge-back-cells.js';
import { chargeBackRows } from './charge-back-rows.js';

export type ChargeBackInput = Readonly<{ rates: readonly RateRow[]; unreadRules: number; today: Day; /** First day of Daily whose names may be others. */ from: Day }>;

/**
 * Brings Charge-back up to date: the names of the months that were made again,
 * and cost, terms and amount of every row. A workbook without the tab is left alone.
 */
export function refreshChargeBack(app: App, { from, ...input }: ChargeBackInput): readonly Finding[] {
  const { workbook } = app.ports;
  const sheet = workbook.find(tab.name);
  if (sheet === null) return [];
  const since = sheet.lastRow() < 2 ? null : monthStart(from);
  const lines = readTable(workbook, daily, since);
  mergeTable(workbook, tab, chargeBackRows(lines.filter(({ day }) => since === null || day >= since)), { period: null, owns: ({ month }) => since === null || month >= since });
  const layout = layoutOf(sheet, tab);
  const facts = chargeFacts(app, input);
  const cellsOf = chargeCells(workbook, layout, facts);
  const rows = standingRows(app);
  writeCells(sheet, rows.reduce<WantedCell[]>((all, [row, of]) => all.concat(cellsOf(row, of)), []));
  ledgerReported(app.ports);
  return tidyTerms(app, facts.reading, rows.map(([, of]) => of));
}

/** Menu: makes the Charge-back tab and that of its terms, or brings them up to date. */
export function openChargeBack(app: App): string {
  return locked(app, () => {
    const { workbook, clock } = app.ports;
    ensureLayout(workbook, chargeBackTerms);
    ensureLayout(workbook, tab);
    const today = dayOfInstant(clock.now());
    refreshChargeBack(app, { rates: readRates(workbook).rates, unreadRules: readMapping(workbook).problems.length, today, from: '' });
    return 'The Charge-back tab holds each month by customer, team and cost center. Type markup and fees on Charge-back terms.';
  });
}

/** Terms, rates and gaps that charges depend on. */
export function chargeFacts(app: App, { rates, unreadRules, today }: Omit<ChargeBackInput, 'from'>): ChargeFacts & Readonly<{ reading: TermsReading }> {
  const base = app.settings().baseCurrency;
  const reading = readTerms(app.ports.workbook, base);
  const books = new Map<string, ReturnType<typeof rateBook>>();
  const rateTo = (currency: string, day: Day): Decimal | null => {
    const book = books.get(currency) ?? rateBook(rates, currency);
    books.set(currency, book);
    return book(base, day)?.rate ?? null;
  };
  return { base, today, unreadRules, rateTo, reading, terms: reading.terms, broken: reading.broken };
}

/** Rows of the tab with where they stand. */
export function standingRows(app: App): (readonly [number, ChargeBackRow])[] {
  const sheet = app.ports.workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return [];
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  return sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width })
    .map((cells, index) => [index + 2, tab.read(read(cells))] as const)
    .filter(([, { month, by }]) => month !== '' && by !== '');
}

function tidyTerms(app: App, { terms, problems }: TermsReading, rows: readonly ChargeBackRow[]): readonly Finding[] {
  const sheet = app.ports.workbook.find(chargeBackTerms.name);
  if (sheet === null) return [];
  const layout = ensureLayout(app.ports.workbook, chargeBackTerms);
  const known = new Set(rows.filter(({ by }) => by === 'Customer').map(({ name }) => name.toLowerCase()));
  const states = new Map(terms.map(({ row, customer }) => [row, known.has(customer.toLowerCase()) ? 'Counts.' : 'No line of Daily is of this customer: check the name, or map something to it.'] as const));
  const wanted: WantedCell[] = [];
  for (let row = 2; row <= sheet.lastRow(); row += 1) wanted.push({ row, column: layout.at('State'), cell: states.get(row) ?? null });
  writeCells(sheet, wanted);
  noteProblems(layout, problems);
  return problemFindings(chargeBackTerms.name, problems);
}
