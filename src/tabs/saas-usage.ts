import { filledColumn, userColumn } from './columns.js';
import type { TabShape } from './tab.js';

/** Months of software that is billed by use or by outcome. The user fills it; the last columns are ours. */
export const saasUsage: TabShape<never> = {
  name: 'SaaS usage',
  about: 'Software billed by use: resolutions, credits, tokens above an allowance. One row a month and plan, from the invoice or the usage page. Only what no connection reports.',
  columns: [
    userColumn('Month', 'Month of the use, like 2026-10.', 'general'),
    { ...userColumn<never>('Provider', 'As in the Subscriptions tab, where the plan has a row there.', 'general'), width: 150 },
    { ...userColumn<never>('Plan', 'As in the Subscriptions tab. Blank: the provider has one plan.', 'general'), width: 150 },
    userColumn('Amount', 'The month as invoiced, before tax. It counts as billed, and the use beside it is only told.', 'money'),
    userColumn('Currency', 'Three-letter code. Blank: that of the plan.', 'general'),
    userColumn('Quantity', 'Units used in the month. With Unit price it gives the cost where no amount is typed, as an estimate.', 'decimal'),
    userColumn('Unit', 'What is counted: resolution, credit, seat hour.', 'general'),
    userColumn('Unit price', 'Price of one unit.', 'money'),
    userColumn('Included', 'Units the plan includes; only those above it cost. Blank: none.', 'decimal'),
    userColumn('AI share', 'Part of the cost that is AI, 0 % to 100 %. Blank: all of it.', 'percent'),
    userColumn('Invoice date', 'Day of the invoice. Blank: the last day of the month.', 'day'),
    userColumn('Cost center', 'Who bears the cost. Blank: as on the Subscriptions tab.', 'general'),
    { ...userColumn<never>('Note', 'Yours.', 'general'), width: 220 },
    filledColumn('Cost', 'The amount, else the units above those included at their price. A formula; reports count the AI share of it.', 'money', 105),
    filledColumn('Basis', 'billed: the amount of an invoice. estimated: units times price. Blank: neither is there, and the row counts for nothing.', 'text', 90),
  ],
};
