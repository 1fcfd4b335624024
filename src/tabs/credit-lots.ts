import type { Day } from '../core/days.js';
import type { Decimal } from '../core/decimal.js';
import { amountColumn, dayColumn, joinKey, textColumn } from './columns.js';
import type { Column, TableTab } from './tab.js';

/** A lot of prepaid credits, or the wallet that holds lots; of the other's columns each has none. Amounts are in `currency`. */
export type CreditLotRow = Readonly<{
  wallet: string;
  provider: string;
  connection: string;
  kind: 'wallet' | 'purchase' | 'grant' | 'opening';
  lot: string;
  day: Day | null;
  expires: Day | null;
  amount: Decimal | null;
  used: Decimal | null;
  expired: Decimal | null;
  withdrawn: Decimal | null;
  currency: string;
  told: Decimal | null;
  toldOn: Day | null;
  drift: Decimal | null;
  perDay: Decimal | null;
  days: number | null;
  lastsUntil: Day | null;
  nextExpiry: Day | null;
  lapsing: Decimal | null;
  state: string;
}>;

const formula = (header: string, note: string): Column<CreditLotRow> => ({ header, note, format: 'money', owner: 'app', cell: null });

/** Every lot of prepaid credits with what became of it, and below each wallet how it agrees with the balance told. */
export const creditLots: TableTab<CreditLotRow> = {
  name: 'Credit lots',
  about: 'Prepaid credits, lot by lot: what was bought or granted, what of it was used, expired or went back, and what is left. A row of kind wallet sums up the lots of its name.',
  columns: [
    textColumn('Wallet', 'Who holds the credits, in which currency.', (record) => record.wallet, 170),
    textColumn('Kind', 'purchase, grant, opening for what was left when the record begins, or wallet for all of them.', (record) => record.kind, 90),
    textColumn('Lot', 'Movement on the Credits tab that brought it in.', (record) => record.lot, 190),
    dayColumn('Date', 'UTC day it came in.', (record) => record.day),
    dayColumn('Expires', 'First day it can no longer be used. Blank: it does not expire, or nobody says.', (record) => record.expires),
    amountColumn('Amount', 'What came in.', (record) => record.amount),
    amountColumn('Used', 'What use it paid for, in the order that Settings names: the effective cost of the wallet’s lines on Daily.', (record) => record.used),
    amountColumn('Expired unused', 'Breakage: of what was paid for, effective cost on the day it expired.', (record) => record.expired),
    amountColumn('Went back', 'Paid back to you, or taken back.', (record) => record.withdrawn),
    formula('Left', 'Amount less what was used, expired or went back. A formula.'),
    formula('Balance', 'Left of all lots of the wallet. A formula.'),
    textColumn('Currency', 'Currency of all amounts of the row.', (record) => record.currency, 85),
    amountColumn('Told balance', 'The latest balance on the Credits tab, of the provider or typed.', (record) => record.told),
    dayColumn('Told on', 'Day of that balance.', (record) => record.toldOn),
    amountColumn('Drift', 'How far the told balance lies from what the lots leave on its day, whatever the hour: above zero, more was told. Blank: no balance was told.', (record) => record.drift),
    amountColumn('Use a day', 'Mean use of the last 14 complete days. Blank: nothing was used.', (record) => record.perDay),
    { header: 'Days left', note: 'Whole days the balance lasts at that pace, expiry taken off. Blank: more than three years, or not known.', format: 'integer', owner: 'app', cell: (record) => record.days, width: 80 },
    dayColumn('Lasts until', 'Last day it covers at that pace.', (record) => record.lastsUntil),
    dayColumn('Next expiry', 'Day on which something will expire unused at that pace.', (record) => record.nextExpiry),
    amountColumn('Will expire', 'What will expire unused on that day, at that pace.', (record) => record.lapsing),
    { ...textColumn<CreditLotRow>('State', 'agrees, drifts, or what keeps it from being known.', (record) => record.state, 240) },
    textColumn('Provider', 'The provider by its id.', (record) => record.provider, 110),
    textColumn('Connection', 'The connection whose use it pays for. Blank: all of the provider.', (record) => record.connection, 130),
  ],
  key: (record) => joinKey([record.provider, record.connection, record.currency, record.kind, record.lot, record.day]),
  day: null,
  read: (row) => ({
    wallet: row.text('Wallet'), provider: row.text('Provider'), connection: row.text('Connection'), kind: kindOf(row.text('Kind')), lot: row.text('Lot'),
    day: row.day('Date'), expires: row.day('Expires'), amount: row.decimal('Amount'), used: row.decimal('Used'), expired: row.decimal('Expired unused'), withdrawn: row.decimal('Went back'),
    currency: row.text('Currency'), told: row.decimal('Told balance'), toldOn: row.day('Told on'), drift: row.decimal('Drift'), perDay: row.decimal('Use a day'),
    days: row.number('Days left'), lastsUntil: row.day('Lasts until'), nextExpiry: row.day('Next expiry'), lapsing: row.decimal('Will expire'), state: row.text('State'),
  }),
};

function kindOf(text: string): CreditLotRow['kind'] {
  return (['purchase', 'grant', 'opening'] as const).find((kind) => kind === text) ?? 'wallet';
}
