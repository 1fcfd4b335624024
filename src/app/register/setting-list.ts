import type { Weekday } from '../../core/days.js';
import type { Day } from '../../core/days.js';
import { BURN_ORDERS, type BurnOrder } from '../../core/credits/wallet.js';
import type { CurrencyCode } from '../../core/money.js';
import type { Cell } from '../../tabs/cell.js';
import { dayOf, numberOf, textOf } from '../../tabs/row.js';
import { monthOfCell } from '../exports/month.js';
import { isCurrency } from './currencies.js';

/** The choices of a workbook. */
export type Choices = Readonly<{
  /** Currency of Daily and of all reports. */
  baseCurrency: CurrencyCode;
  firstWeekday: Weekday;
  recipients: readonly string[];
  digestWeekday: Weekday;
  /** Hour of the spreadsheet's zone from which mails go out, 0–23. */
  hour: number;
  /** Days before today fetched when a connection is new. */
  historyDays: number;
  /** Hours between two syncs of a feed. */
  syncHours: number;
  /** Month of the FOCUS export, like 2026-10; '' for the last full one. */
  exportMonth: string;
  /** Month that the menu item closes, like 2026-10; '' for the last full one. */
  closeMonth: string;
  /** First day that re-pricing recomputes; '' for the first of this month. */
  repriceFrom: Day;
  /** Address of the published price file. */
  priceListUrl: string;
  /** Which lot of prepaid credits is used first. */
  burnOrder: BurnOrder;
  /** Prepaid credits that last fewer days than this are told. */
  runwayDays: number;
}>;
export type SettingName = keyof Choices;

export const DEFAULT_SETTINGS: Choices = { baseCurrency: 'USD', firstWeekday: 1, recipients: [], digestWeekday: 1, hour: 8, historyDays: 92, syncHours: 6, exportMonth: '', closeMonth: '', repriceFrom: '', priceListUrl: 'https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data_slim.json', burnOrder: 'earliest expiry', runwayDays: 14 };

/** How a choice stands in the tab. */
export type Choice<T> = Readonly<{
  label: string;
  about: string;
  /** Null when the cell cannot be used. */
  read: (cell: Cell) => T | null;
  show: (value: T) => string | number;
  /** What to type instead. */
  hint: string;
}>;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MAIL = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

const weekday = {
  read: (cell: Cell): Weekday | null => {
    const number = numberOf(cell);
    const at = number === null ? WEEKDAYS.findIndex((name) => name.toLowerCase() === textOf(cell).toLowerCase()) : number;
    return Number.isInteger(at) && at >= 0 && at <= 6 ? (at as Weekday) : null;
  },
  show: (value: Weekday): string => WEEKDAYS[value] ?? '',
  hint: 'Type a day of the week, like Monday.',
};

const whole = (from: number, to: number): Pick<Choice<number>, 'read' | 'show' | 'hint'> => ({
  read: (cell) => {
    const number = numberOf(cell);
    return number !== null && Number.isInteger(number) && number >= from && number <= to ? number : null;
  },
  show: (value) => value,
  hint: `Type a whole number from ${from} to ${to}.`,
});

const addresses = (cell: Cell): string[] | null => {
  const list = textOf(cell).split(/[\s,;]+/).filter((address) => address !== '');
  return list.every((address) => MAIL.test(address)) ? list : null;
};

const currency = (cell: Cell): CurrencyCode | null => {
  const code = textOf(cell).toUpperCase();
  return isCurrency(code) ? code : null;
};

const burnOrder = (cell: Cell): BurnOrder | null => BURN_ORDERS.find((order) => order === textOf(cell).toLowerCase()) ?? null;

/** Every setting by its name in code. */
export const SETTINGS: { readonly [Name in SettingName]: Choice<Choices[Name]> } = {
  baseCurrency: { label: 'Base currency', about: 'Currency of Daily and of all reports.', read: currency, show: (value) => value, hint: 'Type a three-letter code, like USD.' },
  firstWeekday: { label: 'First day of week', about: 'Where weeks begin in Weekly, Overview and the mail.', ...weekday },
  recipients: { label: 'Recipients', about: 'Who gets the weekly digest and the monthly review, separated by commas. Blank: the person who set up the schedule.', read: addresses, show: (value) => value.join(', '), hint: 'Type e-mail addresses separated by commas.' },
  digestWeekday: { label: 'Digest weekday', about: 'Day of the weekly mail.', ...weekday },
  hour: { label: 'Hour of mails', about: 'Hour of the day, 0 to 23, from which mails go out.', ...whole(0, 23) },
  historyDays: { label: 'History days', about: 'How many days back a new connection is fetched, newest days first.', ...whole(1, 800) },
  syncHours: { label: 'Hours between syncs', about: 'How often each report is fetched again while the schedule is on.', ...whole(1, 168) },
  exportMonth: { label: 'Export month', about: 'Month that the FOCUS export takes, like 2026-10. Blank: the last full month.', read: monthOfCell, show: (value) => value, hint: 'Type a month like 2026-10, or leave it blank.' },
  closeMonth: { label: 'Close month', about: 'Month that the menu item Close a month closes, like 2026-10. Blank: the last full month. The sidebar asks for it.', read: monthOfCell, show: (value) => value, hint: 'Type a month like 2026-10, or leave it blank.' },
  repriceFrom: { label: 'Re-price from', about: 'First day that the menu item Re-price usage recomputes. Blank: the first of this month. Closed months stay.', read: (cell) => (textOf(cell) === '' ? '' : dayOf(cell)), show: (value) => value, hint: 'Type a date like 2026-11-01, or leave it blank.' },
  priceListUrl: { label: 'Price list address', about: 'Published price file that the menu item Look for new prices reads.', read: (cell) => (/^https?:\/\/[^\s/]+\S*$/.test(textOf(cell)) ? textOf(cell) : null), show: (value) => value, hint: 'Type an address that begins with https://.' },
  burnOrder: { label: 'Credits burn', about: 'Which prepaid credits are used first: earliest expiry, oldest first, grants first or paid first.', read: burnOrder, show: (value) => value, hint: `Type one of ${BURN_ORDERS.join(', ')}.` },
  runwayDays: { label: 'Runway warning days', about: 'Prepaid credits that last fewer days than this are told on Overview and in the digest.', ...whole(0, 365) },
};
