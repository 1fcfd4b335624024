import type { Day } from '../core/days.js';
import { dayColumn, filledColumn, joinKey, textColumn, userColumn } from './columns.js';
import type { Column, TabShape, TableTab } from './tab.js';

/** What a row of the Charge-back tab is about. */
export type ChargeBackRow = Readonly<{ month: Day; by: string; name: string }>;

export const CHARGE_BY = ['Customer', 'Team', 'Cost center'] as const;
/** The row of what no name bears, and that of all cost of a month. */
export const NOT_ASSIGNED = 'Not assigned';
export const EVERYTHING: Readonly<{ by: string; name: string }> = { by: 'All', name: 'Everything' };

const KINDS: readonly string[] = [...CHARGE_BY, EVERYTHING.by];

const figure = (header: string, note: string, format: Column<ChargeBackRow>['format'] = 'total', width?: number): Column<ChargeBackRow> => filledColumn(header, note, format, width);

/** Cost of each month by who bears it, and what each customer is charged. */
export const chargeBack: TableTab<ChargeBackRow> = {
  name: 'Charge-back',
  about: 'Per month what each customer, team and cost center bears, and what is not assigned. The rows of one kind and month add up to Everything.',
  columns: [
    dayColumn('Month', 'First day of the month.', (row) => row.month),
    textColumn('By', 'Customer, Team or Cost center; All is the whole month.', (row) => row.by, 100),
    textColumn('Name', 'Who bears it, as in Daily. Not assigned: nobody does; filter that column of Daily for blanks to see its lines.', (row) => row.name, 170),
    figure('Effective cost', 'What was consumed in the month, in base currency. A formula over Daily. Blank: missing.'),
    figure('Lines without a cost', 'Lines of Daily whose cost is missing or could not be converted. A formula.', 'integer', 85),
    figure('Markup', 'Part of the cost that is added, from Charge-back terms; negative for a discount.', 'percent', 80),
    figure('Rate', 'Units of Currency for one of the base currency, on the last day of the month.', 'decimal', 90),
    figure('Fixed fee', 'From Charge-back terms, in Currency.'),
    figure('Minimum', 'From Charge-back terms, in Currency.'),
    figure('Amount to charge', 'Cost with markup in Currency, plus fixed fee, at least the minimum, rounded half to even. A formula. Blank: not charged, or no rate is known.'),
    figure('Currency', 'Of Amount to charge: that of the terms, else the base currency.', 'text', 85),
    figure('State', 'complete, or what is lacking.', 'text', 320),
    userColumn('Invoiced on', 'Yours: day the amount was invoiced.', 'day'),
    { ...userColumn<ChargeBackRow>('Note', 'Yours.', 'general'), width: 220 },
  ],
  // Rows of a month stand in the order of their keys: kinds as listed, what is not assigned behind the names.
  key: (row) => joinKey([row.month, String(KINDS.indexOf(row.by)), row.by, row.name === NOT_ASSIGNED ? '1' : '0', row.name]),
  day: (row) => row.month,
  read: (row) => ({ month: row.day('Month') ?? '', by: row.text('By'), name: row.text('Name') }),
};

/** What each customer has agreed to pay. */
export const chargeBackTerms: TabShape<never> = {
  name: 'Charge-back terms',
  about: 'What customers are charged for the cost they cause. A customer without a row is charged its cost in base currency.',
  columns: [
    { ...userColumn<never>('Customer', 'As in Daily and on the Mapping tab.', 'text'), width: 170 },
    userColumn('From', 'First month the terms hold, like 2026-11. Blank: always. The row that began last counts.', 'text'),
    userColumn('Markup', 'Part added to the cost, like 15%; negative for a discount, like -10%. Blank: none.', 'general'),
    userColumn('Fixed fee', 'Charged each month beside the cost, in Currency. Blank: none.', 'money'),
    userColumn('Minimum', 'The least that is charged for a month, in Currency. Blank: none.', 'money'),
    userColumn('Currency', 'Three-letter code of fee, minimum and charge. Blank: the base currency.', 'text'),
    filledColumn('State', 'Whether Daily holds a cost of this customer.', 'text', 260),
    { ...userColumn<never>('Note', 'Yours.', 'general'), width: 220 },
  ],
};
