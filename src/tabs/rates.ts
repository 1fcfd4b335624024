import { ZERO } from '../core/decimal.js';
import type { RateRow } from '../core/records.js';
import { dayColumn, joinKey, quantityColumn, textColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { TableTab } from './tab.js';

/** Exchange rates: published ones, and the user's own in rows without a connection. */
export const rates: TableTab<RateRow> = {
  name: 'Rates',
  about: 'Exchange rates by day. Add own rows below or between: leave Provider and Connection blank, and they win over published ones.',
  columns: [
    dayColumn('Date', 'Day the rate was published. Days without one, such as weekends, take the last rate of the seven days before.', (record) => record.day),
    textColumn('Currency', 'Currency of which one unit is priced; also units a provider sells ahead, such as Credits.', (record) => record.currency, 85),
    quantityColumn('Rate', 'Units of the currency in Per for one unit of Currency.', (record) => record.rate),
    textColumn('Per', 'Currency the rate is counted in.', (record) => record.per, 80),
    providerColumn(),
    connectionColumn(),
    feedColumn(),
  ],
  key: (record) => joinKey([record.day, record.currency, record.per, ...originKey(record)]),
  day: (record) => record.day,
  read: (row) => ({
    ...originOf(row),
    day: row.day('Date') ?? '',
    currency: row.text('Currency').toUpperCase(),
    per: row.text('Per').toUpperCase(),
    rate: row.decimal('Rate') ?? ZERO,
  }),
};
