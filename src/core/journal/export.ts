import { writeCsv, type CsvCell } from '../csv-write.js';
import type { Day } from '../days.js';
import { negate, toFixed, ZERO, type Decimal } from '../decimal.js';
import type { JournalLine } from './entries.js';
import { decimalsOf } from '../money.js';

/** Shapes a journal can be downloaded in. */
export const JOURNAL_SHAPES = ['generic', 'quickbooks', 'xero'] as const;
export type JournalShape = (typeof JOURNAL_SHAPES)[number];

/** A journal as a CSV file. Texts never become formulas. */
export function journalCsv(shape: JournalShape, lines: readonly JournalLine[]): string {
  const { headers, cells } = SHAPES[shape];
  return writeCsv([headers, ...lines.map(cells)]);
}

type Shape = Readonly<{ headers: readonly string[]; cells: (line: JournalLine) => readonly CsvCell[] }>;

/** Every column of the Journal tab, ISO days. */
const generic: Shape = {
  headers: ['Entry', 'Date', 'Kind', 'Account code', 'Account name', 'Debit', 'Credit', 'Currency', 'Cost center', 'Memo', 'Provider', 'Source', 'Reversal of'],
  cells: (line) => [
    line.entry, line.date, line.kind, line.accountCode, line.accountName, amountOf(line.debit, line), amountOf(line.credit, line), line.currency, line.costCenter,
    line.memo, line.provider, line.source, line.reversalOf,
  ],
};

/**
 * QuickBooks Online, Import data, Journal entries.
 *
 * Rows of one JournalNo are one entry. Accounts go by name, subaccounts as
 * `Parent:Sub`, with account numbers turned off during the import; a line on
 * accounts payable needs the supplier in Name. Days as month/day/year, one of
 * the two amounts blank. Cost centers go to Class.
 *
 * @see https://quickbooks.intuit.com/learn-support/en-au/help-article/import-export-files/import-journal-entries-quickbooks-online/L4tQBwbs7_AU_en_AU (read 2026-11-21)
 */
const quickbooks: Shape = {
  headers: ['*JournalNo', '*JournalDate', '*AccountName', '*Debits', '*Credits', 'Description', 'Name', 'Currency', 'Location', 'Class'],
  cells: (line) => [
    line.entry, { number: usDay(line.date) }, line.accountName, amountOf(line.debit, line), amountOf(line.credit, line), `${line.memo} (${line.source})`,
    line.vendor === '' ? line.provider : line.vendor, line.currency, '', line.costCenter,
  ],
};

/**
 * Xero, Manual journals, Import.
 *
 * Rows of one narration and day are one journal. Days as `30 Jun 2015`, a debit
 * positive, a credit negative, the tax rate by its full name. At most 300 lines
 * a file are said to be taken. Cost centers go to the first tracking category.
 *
 * @see https://help.xero.com/nz/ManualJournalsImport (read 2026-11-21)
 */
const xero: Shape = {
  headers: ['*Narration', '*Date', 'Description', '*AccountCode', '*TaxRate', '*Amount', 'TrackingName1', 'TrackingOption1', 'TrackingName2', 'TrackingOption2'],
  cells: (line) => [
    `${line.entry} ${line.reversalOf === '' ? line.kind : `Reversal of ${line.reversalOf}`}`, { number: namedDay(line.date) }, `${line.memo} (${line.source})`, line.accountCode, line.taxRate,
    amountOf(line.debit ?? negate(line.credit ?? ZERO), line), line.costCenter === '' ? '' : 'Cost center', line.costCenter, '', '',
  ],
};

const SHAPES: Readonly<Record<JournalShape, Shape>> = { generic, quickbooks, xero };

function amountOf(amount: Decimal | null, { currency }: JournalLine): CsvCell {
  return amount === null ? '' : { number: toFixed(amount, decimalsOf(currency)) };
}

function usDay(day: Day): string {
  return `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function namedDay(day: Day): string {
  return `${String(Number(day.slice(8, 10)))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}
