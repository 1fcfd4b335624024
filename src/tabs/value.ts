import { filledColumn, userColumn } from './columns.js';
import type { TabShape } from './tab.js';

/** What AI brought in, entered by the user, beside what it cost. */
export const value: TabShape<never> = {
  name: 'Value',
  about: 'Revenue or outcome per feature beside its inference cost. Enter a row for each feature and month; every sync fills in the cost.',
  columns: [
    { ...userColumn<never>('Feature or provider', 'A feature as in the API log, a cost center, a provider, or a sub account.', 'text'), width: 190 },
    userColumn('Month', 'Month like 2026-10.', 'text'),
    userColumn('Revenue or outcome', 'What it brought: an amount of money, or a number of tickets, documents, deals.', 'decimal'),
    userColumn('Unit', 'What is counted: tickets, documents; of money its currency, like USD.', 'text'),
    filledColumn('Inference cost', 'Effective cost of the month in base currency. How says where it comes from. Blank: missing.', 'total'),
    filledColumn('Cost per unit', 'Inference cost divided by Revenue or outcome. A formula.', 'money'),
    filledColumn('Share of revenue', 'Inference cost as a part of the revenue, at the rate of the last day of the month. Blank where Unit is no currency.', 'percent', 85),
    filledColumn('Requests', 'Calls of the month. Blank: nobody tells.', 'integer'),
    filledColumn('Cost per request', 'Inference cost divided by Requests. A formula.', 'money'),
    filledColumn('Users', 'Different users of the month. Blank: nobody tells.', 'integer', 75),
    filledColumn('Cost per user', 'Inference cost divided by Users. A formula.', 'money'),
    filledColumn('Customers', 'Different customers its calls are tagged with, as customer=name. Blank: none is.', 'integer', 85),
    filledColumn('Cost per customer', 'Inference cost divided by Customers. A formula.', 'money'),
    filledColumn('Currency', 'The base currency, of all costs.', 'text', 85),
    filledColumn('How', 'Where the cost comes from, and what it lacks.', 'text', 420),
  ],
};
