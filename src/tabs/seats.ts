import type { SeatRow } from '../core/records.js';
import { amountColumn, dayColumn, joinKey, quantityColumn, textColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { Column, TableTab } from './tab.js';

/** Who holds a seat, and when it was last used. */
export const seats: TableTab<SeatRow> = {
  name: 'Seats',
  about: 'Who holds a seat with which provider, as of the last refresh.',
  columns: [
    providerColumn(),
    connectionColumn(),
    textColumn('User', 'Holder of the seat as the provider names them.', (record) => record.user, 200),
    textColumn('Plan', 'Plan of the seat.', (record) => record.plan),
    textColumn('State', "State in the provider's words: active, pending …", (record) => record.state, 90),
    dayColumn('Last active', 'Last day of use. Blank: never, or the provider does not say.', (record) => record.lastActive),
    quantityColumn('Included use', 'Use covered by the price of the seat; it is not spent again.', (record) => record.includedUse),
    amountColumn('Overage', 'Charged beyond the included use.', (record) => record.overage),
    textColumn('Currency', 'Currency of Overage.', (record) => record.overage?.currency ?? '', 85),
    feedColumn(),
    app('Saving per month', 'money', 'What the seat costs a month by its plan on the Subscriptions tab, where nobody used it for 30 days: the saving of giving it back. Blank: it is in use, its use is not told, or no plan fits.'),
    app('Saving currency', 'text', 'Currency of the saving, which is that of the plan.'),
    app('Subscription', 'text', 'Provider and plan of the row on the Subscriptions tab that the saving goes by.'),
  ],
  key: (record) => joinKey([...originKey(record), record.user, record.plan]),
  day: null,
  read: (row) => ({
    ...originOf(row),
    user: row.text('User'),
    plan: row.text('Plan'),
    state: row.text('State'),
    lastActive: row.day('Last active'),
    includedUse: row.decimal('Included use'),
    overage: row.money('Overage', 'Currency'),
  }),
};

/** Written by the register, which knows the plans. */
function app(header: string, format: Column<SeatRow>['format'], note: string): Column<SeatRow> {
  return { header, format, owner: 'app', note, cell: null };
}
