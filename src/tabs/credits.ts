import { zeroMoney } from '../core/money.js';
import type { BalanceRow } from '../core/records.js';
import { amountColumn, dayColumn, joinKey, textColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { TableTab } from './tab.js';

/** Prepaid money: purchases, grants, readings of the balance. */
export const credits: TableTab<BalanceRow> = {
  name: 'Credits',
  about: 'Prepaid credits: purchases, grants, and the balance as the provider reports it. Add own rows below: provider, movement, amount, currency; leave Feed blank.',
  columns: [
    dayColumn('Date', 'UTC day of the movement or reading.', (record) => record.day),
    providerColumn(),
    connectionColumn(),
    textColumn('Movement', 'Id of the movement at the provider; balance for a reading of what is left. In own rows: purchase, grant, refund or balance; an invoice number may follow.', (record) => record.movement, 150),
    amountColumn('Amount', 'Amount of the movement, or what is left for a balance.', (record) => record.amount),
    textColumn('Currency', 'Currency of Amount. For units of the provider, such as Credits, their worth stands on the Rates tab.', (record) => record.amount.currency, 85),
    dayColumn('Expires', 'First day it can no longer be used. Blank: it does not expire, or the provider does not say.', (record) => record.expires),
    textColumn('Note', 'What the provider says about it.', (record) => record.note, 240),
    feedColumn(),
  ],
  key: (record) => joinKey([record.day, ...originKey(record), record.movement, record.amount.currency]),
  day: (record) => record.day,
  read: (row) => ({
    ...originOf(row),
    day: row.day('Date') ?? '',
    movement: row.text('Movement'),
    amount: row.money('Amount', 'Currency') ?? zeroMoney(row.text('Currency')),
    expires: row.day('Expires'),
    note: row.text('Note'),
  }),
};
