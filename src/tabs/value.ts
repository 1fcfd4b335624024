import { userColumn } from './columns.js';
import type { Column, TabShape } from './tab.js';

const ours = (header: string, note: string, format: Column<never>['format'], width = 115): Column<never> => ({ header, note, format, owner: 'app', cell: null, width });

/** What AI brought in, entered by the user, beside what it cost. */
export const value: TabShape<never> = {
  name: 'Value',
  about: 'Revenue or outcome per feature beside its inference cost. Enter a row for each feature and month; every sync fills in the cost.',
  columns: [
    { ...userColumn<never>('Feature or provider', 'A feature as in the API log, a cost center, a provider, or a sub account.', 'text'), width: 190 },
    userColumn('Month', 'Month like 2026-10.', 'text'),
    userColumn('Revenue or outcome', 'What it brought: an amount of money, or a number of tickets, documents, deals.', 'decimal'),
    userColumn('Unit', 'What is counted: tickets, documents; of money its currency, like USD.', 'text'),
    ours('Inference cost', 'Effective cost of the month in base currency. How says where it comes from. Blank: missing.', 'total'),
    ours('Cost per unit', 'Inference cost divided by Revenue or outcome. A formula.', 'money'),
    ours('Share of revenue', 'Inference cost as a part of the revenue, at the rate of the last day of the month. Blank where Unit is no currency.', 'percent', 85),
    ours('Requests', 'Calls of the month. Blank: nobody tells.', 'integer'),
    ours('Cost per request', 'Inference cost divided by Requests. A formula.', 'money'),
    ours('Users', 'Different users of the month. Blank: nobody tells.', 'integer', 75),
    ours('Cost per user', 'Inference cost divided by Users. A formula.', 'money'),
    ours('Customers', 'Different customers its calls are tagged with, as customer=name. Blank: none is.', 'integer', 85),
    ours('Cost per customer', 'Inference cost divided by Customers. A formula.', 'money'),
    ours('Currency', 'The base currency, of all costs.', 'text', 85),
    ours('How', 'Where the cost comes from, and what it lacks.', 'text', 420),
  ],
};
