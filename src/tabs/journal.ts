import { ENTRY_KINDS } from '../core/journal/postings.js';
import type { JournalLine } from '../core/journal/entries.js';
import { amountColumn, dayColumn, joinKey, textColumn } from './columns.js';
import type { TableTab } from './tab.js';

/** What closed months post. Rows are only ever added. */
export const journal: TableTab<JournalLine> = {
  name: 'Journal',
  about: 'Journal entries of closed months: debits equal credits in each. Written when a month is closed and never changed; download them in the sidebar.',
  columns: [
    dayColumn('Month', 'First day of the month whose closing wrote the line.', (record) => record.month),
    textColumn('Entry', 'Number of the entry; its lines share it.', (record) => record.entry, 130),
    dayColumn('Date', 'Day to post it on.', (record) => record.date),
    textColumn('Kind', 'Accrual: used, not invoiced. Reversal: takes an entry back. Bill, Amortisation: plans billed ahead and their share of the month. Credits bought, used, expired: prepaid. Invoice: what was entered on the Invoices tab.', (record) => record.kind, 120),
    textColumn('Account', 'Code of the account, from the Accounts tab.', (record) => record.accountCode, 80),
    textColumn('Account name', 'Name of the account, from the Accounts tab.', (record) => record.accountName, 190),
    amountColumn('Debit', 'Debit in whole units of the currency. Blank on a credit line.', (record) => record.debit),
    amountColumn('Credit', 'Credit in whole units of the currency. Blank on a debit line.', (record) => record.credit),
    textColumn('Currency', 'Currency of the amount.', (record) => record.currency, 85),
    textColumn('Cost center', 'Who bears an expense. Blank on accounts of the balance sheet.', (record) => record.costCenter),
    textColumn('Memo', 'What it is for.', (record) => record.memo, 320),
    textColumn('Provider', 'Provider as in Daily.', (record) => record.provider, 110),
    textColumn('Source', 'The rows it adds up: tab, and columns to filter by.', (record) => record.source, 420),
    textColumn('Reversal of', 'Entry it takes back.', (record) => record.reversalOf, 130),
    textColumn('Vendor', 'Who the money goes to; the name on a bill.', (record) => record.vendor, 120),
    textColumn('Tax rate', 'Name of the tax rate, for Xero.', (record) => record.taxRate, 120),
  ],
  key: (record) => joinKey([
    record.month, record.entry, record.accountCode, record.accountName, record.debit === null ? 'credit' : 'debit', record.currency, record.costCenter, record.memo, record.provider, record.source, record.vendor, record.taxRate,
  ]),
  day: null,
  read: (row) => ({
    month: row.day('Month') ?? '',
    entry: row.text('Entry'),
    date: row.day('Date') ?? '',
    kind: kindOf(row.text('Kind')),
    accountCode: row.text('Account'),
    accountName: row.text('Account name'),
    debit: row.decimal('Debit'),
    credit: row.decimal('Credit'),
    currency: row.text('Currency'),
    costCenter: row.text('Cost center'),
    memo: row.text('Memo'),
    provider: row.text('Provider'),
    source: row.text('Source'),
    reversalOf: row.text('Reversal of'),
    vendor: row.text('Vendor'),
    taxRate: row.text('Tax rate'),
  }),
};

function kindOf(text: string): JournalLine['kind'] {
  return ENTRY_KINDS.find((kind) => kind === text) ?? 'Reversal';
}
