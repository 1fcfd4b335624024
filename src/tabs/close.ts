import { ZERO, type Decimal } from '../core/decimal.js';
import type { Day } from '../core/days.js';
import { amountColumn, dayColumn, textColumn, userColumn } from './columns.js';
import type { Column, TableTab } from './tab.js';

/** A month that was closed, and perhaps opened again. */
export type CloseRow = Readonly<{
  month: Day;
  state: string;
  /** ISO instant. */
  closedAt: string;
  by: string;
  billed: Decimal;
  effective: Decimal;
  currency: string;
  /** What was open when it was closed. */
  open: string;
}>;

const formula = (header: string, note: string): Column<CloseRow> => ({ header, note, format: 'total', owner: 'app', cell: null, width: 115 });

/** In whole units of the currency, as the journal is; the cell holds all digits. */
const inTotal = (...of: Parameters<typeof amountColumn<CloseRow>>): Column<CloseRow> => ({ ...amountColumn(...of), format: 'total', width: 115 });

/** Closed months. Close and open them in the sidebar. */
export const close: TableTab<CloseRow> = {
  name: 'Close',
  about: 'Months that were closed. Lines of a closed month on Daily never change; what is restated later stands in the first open month as Adjustment of that month.',
  columns: [
    dayColumn('Month', 'First day of the month.', (record) => record.month),
    textColumn('State', 'closed, or opened again with the day and the reason.', (record) => record.state, 220),
    textColumn('Closed at', 'Instant in UTC.', (record) => record.closedAt, 170),
    textColumn('Closed by', 'Account of the person who closed it.', (record) => record.by, 170),
    inTotal('Billed cost', 'Billed cost of the month on Daily when it was closed, in base currency.', (record) => record.billed),
    inTotal('Effective cost', 'Effective cost of the month on Daily when it was closed, in base currency.', (record) => record.effective),
    textColumn('Currency', 'Base currency at that time.', (record) => record.currency, 85),
    formula('Moved since', 'Effective cost of the month on Daily now minus when it was closed. 0 as long as nobody edits Daily. A formula.'),
    formula('Adjustments since', 'Effective cost of the lines in later months that make this one good. A formula.'),
    formula('Journal difference', 'Debits minus credits of its journal entries; 0 when they balance. A formula.'),
    { header: 'Journal', note: 'balanced, or not balanced. A formula.', format: 'general', owner: 'app', cell: null, width: 100 },
    textColumn('Open at close', 'What was not settled when it was closed. Blank: nothing.', (record) => record.open, 420),
    userColumn('Signed off by', 'Yours.', 'general'),
    userColumn('Signed off on', 'Yours.', 'day'),
    { ...userColumn<CloseRow>('Note', 'Yours.', 'general'), width: 240 },
  ],
  key: (record) => record.month,
  day: null,
  read: (row) => ({
    month: row.day('Month') ?? '', state: row.text('State'), closedAt: row.text('Closed at'), by: row.text('Closed by'), billed: row.decimal('Billed cost') ?? ZERO,
    effective: row.decimal('Effective cost') ?? ZERO, currency: row.text('Currency'), open: row.text('Open at close'),
  }),
};
