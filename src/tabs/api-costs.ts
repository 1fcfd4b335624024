import { zeroMoney } from '../core/money.js';
import type { CostRow } from '../core/records.js';
import { amountColumn, dayColumn, joinKey, quantityColumn, textColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { TableTab } from './tab.js';

/** What the provider billed, line by line. */
export const apiCosts: TableTab<CostRow> = {
  name: 'API costs',
  about: 'What the provider billed per day and line item, exactly as reported.',
  columns: [
    dayColumn('Date', 'UTC day of the charge, as the provider counts days.', (record) => record.day),
    providerColumn(),
    connectionColumn(),
    textColumn('Sub account', "The provider's workspace, project or team.", (record) => record.subAccount),
    textColumn('Line item', 'What was charged, in the words of the provider.', (record) => record.lineItem, 240),
    quantityColumn('Quantity', 'Charged quantity. Blank: the provider does not say.', (record) => record.quantity),
    textColumn('Unit', 'What Quantity counts.', (record) => record.unit, 80),
    amountColumn('Billed cost', 'The amount as the provider reports it; credits are negative.', (record) => record.billedCost),
    textColumn('Currency', 'Currency of the billed cost.', (record) => record.billedCost.currency, 85),
    textColumn('Key', 'API key by id or name where the report tells.', (record) => record.key),
    textColumn('Model', 'The model the line item is about, where its text tells.', (record) => record.model, 170),
    textColumn('Meter', 'What was counted: input, cacheRead, cacheWrite, output, or the provider\'s word.', (record) => record.meter),
    textColumn('Tier', 'batch, priority, flex …; blank for the standard tier.', (record) => record.tier, 80),
    feedColumn(),
  ],
  key: (record) =>
    joinKey([
      record.day,
      ...originKey(record),
      record.subAccount,
      record.key,
      record.lineItem,
      record.model,
      record.meter,
      record.tier,
      record.unit,
      record.billedCost.currency,
    ]),
  day: (record) => record.day,
  read: (row) => ({
    ...originOf(row),
    day: row.day('Date') ?? '',
    subAccount: row.text('Sub account'),
    key: row.text('Key'),
    lineItem: row.text('Line item'),
    model: row.text('Model'),
    meter: row.text('Meter'),
    tier: row.text('Tier'),
    quantity: row.decimal('Quantity'),
    unit: row.text('Unit'),
    billedCost: row.money('Billed cost', 'Currency') ?? zeroMoney(row.text('Currency')),
  }),
};
