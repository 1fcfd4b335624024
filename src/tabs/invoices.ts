import { filledColumn, userColumn } from './columns.js';
import type { TabShape } from './tab.js';

/** What the user was invoiced. The last columns are ours. */
export const invoices: TabShape<never> = {
  name: 'Invoices',
  about: 'Invoices of providers, one row each. Type or paste them; the next sync holds them against the bill on the Reconciliation tab.',
  columns: [
    { ...userColumn<never>('Provider', 'Who invoiced: the provider, or the name of the connection where a provider has several.', 'general'), width: 150 },
    userColumn('Month', 'Month the charges are of, like 2026-10.', 'text'),
    { ...userColumn<never>('Invoice number', 'As it stands on the invoice.', 'text'), width: 140 },
    userColumn('Date', 'Day the invoice was made out. Restatements seen later are not in it.', 'day'),
    userColumn('Amount', 'The total to pay, tax included. A credit note is negative.', 'money'),
    userColumn('Currency', 'Three-letter code of the invoice.', 'general'),
    userColumn('Tax', 'The tax within Amount. Blank: none.', 'money'),
    { ...userColumn<never>('Note', 'Yours.', 'general'), width: 220 },
    filledColumn('Matched to', 'The row of the Reconciliation tab it belongs to. Blank: none was found, see State.', 'text', 240),
    filledColumn('Billed', 'What the provider reports for that month, or the prepaid purchases of it, in the currency of the bill. A formula.', 'total', 110),
    filledColumn('Difference', 'All invoices of that month minus Billed, tax included, in the currency of the bill. The Reconciliation tab says why. A formula.', 'total', 110),
    filledColumn('State', 'agrees, explained, unexplained, or why it belongs to no bill.', 'general', 260),
    userColumn('UTC offset', 'Hours by which the days of this vendor\'s invoices begin before those of UTC; negative for later, -8 for the Pacific coast. Blank: as the provider is known to do.', 'decimal'),
  ],
};
