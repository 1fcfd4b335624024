import type { BilledFigure, Restatement } from '../core/restatements.js';
import { restatedBy } from '../core/restatements.js';
import { amountColumn, dayColumn, joinKey, textColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { TableTab } from './tab.js';

/** What providers changed after the fact. Rows are only ever added. */
export const restatements: TableTab<Restatement> = {
  name: 'Restatements',
  about: 'Billed amounts that a provider changed after the day was over and had been fetched: what it said before, what it says now, and when that was seen. Rows are only ever added.',
  columns: [
    dayColumn('Seen', 'UTC day of the run that saw the change.', (record) => record.seenAt.slice(0, 10)),
    dayColumn('Date', 'UTC day of the charge that changed.', (record) => record.day),
    providerColumn(),
    connectionColumn(),
    textColumn('Line item', 'Line item, model or SKU that changed, in the words of the provider.', (record) => record.item, 240),
    textColumn('Figure', 'Billed cost, or Credits of a cloud bill. Both together are the effective cost.', (record) => record.figure, 90),
    amountColumn('Was', 'The amount of the day before the change. Blank: it was not on the bill.', (record) => record.before),
    amountColumn('Is now', 'The amount of the day after the change. Blank: it is no longer on the bill.', (record) => record.after),
    amountColumn('Change', 'Is now minus Was. A first amount and all its changes add up to the latest amount.', restatedBy),
    textColumn('Currency', 'Currency of the amounts.', (record) => record.currency, 85),
    textColumn('Seen at', 'Instant of that run in UTC.', (record) => record.seenAt, 170),
    feedColumn(),
  ],
  key: (record) => joinKey([record.seenAt, record.day, ...originKey(record), record.item, record.figure, record.currency]),
  day: (record) => record.seenAt.slice(0, 10),
  read: (row) => ({
    ...originOf(row),
    seenAt: row.text('Seen at') === '' ? row.day('Seen') ?? '' : row.text('Seen at'),
    day: row.day('Date') ?? '',
    item: row.text('Line item'),
    figure: figureOf(row.text('Figure')),
    currency: row.text('Currency'),
    before: row.decimal('Was'),
    after: row.decimal('Is now'),
  }),
};

function figureOf(text: string): BilledFigure {
  return text === 'Credits' ? 'Credits' : 'Billed cost';
}
