import type { Day } from '../core/days.js';
import { referenceOf, type Subject } from '../core/reconcile/subjects.js';
import { RESIDUALS, type ResidualClass } from '../core/reconcile/residuals.js';
import { dayColumn, joinKey, textColumn, userColumn } from './columns.js';
import type { Column, TableTab } from './tab.js';

const figure = (header: string, note: string): Column<Subject> => ({ header, note, format: 'total', owner: 'app', cell: null, width: 110 });

const WHY: Readonly<Record<ResidualClass, string>> = {
  'Day border': 'Hours or days counted to another month: the invoice counts days of another time zone, or the bill of the last days is still to come.',
  'Restated': 'What the provider changed after the invoice was made out; see the Restatements tab.',
  'Tier or batch': 'Billed in a tier, such as batch or priority, that the usage does not tell or that has no price.',
  'Discount': 'Billed below the price by the same percentage on every day, a discount line, credits, or a round percentage off the invoice.',
  'Tax': 'Tax of the invoice or of the bill.',
  'FX': 'The vendor counts with another exchange rate than the published one of the day.',
  'Unpriced': 'Billed for models without a price, or for lines that no usage is reported of.',
  'Outside the log': 'Usage of the provider that no call of your own log stands for.',
  'Rounding': 'Amounts in whole cents.',
  'Unexplained': 'What no reason was found for. Difference minus all the reasons, a formula.',
};

/** Bill, usage, own log and invoice of each month beside each other. Sign-off columns are the user's. */
export const reconciliation: TableTab<Subject> = {
  name: 'Reconciliation',
  about: 'Per connection and month: what was billed against usage at its dated price, your own log and your invoices, and the reasons why they differ. The reasons add up to Difference.',
  columns: [
    textColumn('Reference', 'Names the row; Invoices point at it.', referenceOf, 240),
    textColumn('Provider', 'The provider by its id.', (subject) => subject.provider, 110),
    textColumn('Connection', 'The connection, as named in the sidebar.', (subject) => subject.connection, 130),
    dayColumn('Month', 'First day of the month; charges count by UTC day.', (subject) => subject.month),
    textColumn('Currency', 'Currency of the bill and of all amounts of the row.', (subject) => subject.currency, 85),
    figure('Own log', 'Calls of the API log that this provider bills, at the price of their day. Blank: no calls.'),
    figure('Usage at price', 'List cost of the month on the API usage tab. A formula where both are in one currency.'),
    figure('Billed', 'Billed cost of the month on the API costs and Cloud SKUs tabs. A formula.'),
    figure('Prepaid purchases', 'Credits bought in the month, from the Credits tab. The invoice is held against them instead of Billed.'),
    figure('Invoiced', 'Invoices of the month, tax included. A formula where they are in the currency of the bill.'),
    figure('Difference', 'Billed minus usage, usage minus own log, and invoiced minus billed, each where both are known. A formula.'),
    ...RESIDUALS.map((name) => figure(name, WHY[name])),
    { header: 'Why', note: 'The reasons in words, largest first.', format: 'text', owner: 'app', cell: null, width: 420 },
    { header: 'State', note: 'agrees: nothing is unexplained. A signed row keeps its figures; here stands what has moved since.', format: 'text', owner: 'app', cell: null, width: 200 },
    userColumn('Signed off by', 'Yours: who checked the month. The figures of the row are then kept as they are.', 'general'),
    userColumn('Date', 'Yours: day of the sign-off.', 'day'),
    { ...userColumn<Subject>('Note', 'Yours.', 'general'), width: 260 },
  ],
  key: (subject) => joinKey([subject.provider, subject.connection, subject.month, subject.currency]),
  day: (subject): Day => subject.month,
  read: (row) => ({ provider: row.text('Provider'), connection: row.text('Connection'), month: row.day('Month') ?? '', currency: row.text('Currency') }),
};
