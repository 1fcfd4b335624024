import { addMonths, isWithin, monthStart, nextMonthStart, type Day, type Period } from '../../core/days.js';
import { isZero } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Call, Feed, Page, Reading, RowWithoutOrigin, Step } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { nextPage } from '../kit/cursor.js';
import { settingValue } from '../kit/setting.js';
import { settings } from './settings.js';
import { readReport, type LineItem } from './report.js';

/**
 * Cost by product, model and key, per day.
 *
 * @see https://docs.together.ai/reference/billing-usage (read 2026-11-21)
 *
 * Quirks: a call covers a month, of which days that have ended are told; 404
 * means that the report is not switched on; product names are for display and
 * may change, and nothing but them names what was bought.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Costs',
  kind: 'cost',
  optional: true,
  window: { maxDays: 31, restatesDays: 3 },
  start: (step) => monthsOf(step).map((month) => monthCall(month, step)),
  read: readMonth,
};

/** First days of the months that have at least one day that has ended. */
function monthsOf({ period, today }: Step): readonly Day[] {
  const months: Day[] = [];
  for (let month = monthStart(period.start); month < period.end && month < today; month = addMonths(month, 1)) months.push(month);
  return months;
}

function monthCall(month: Day, { connection }: Step): Call {
  const organization = settingValue(connection, settings, 'organizationId');
  return {
    path: settingValue(connection, settings, 'path'),
    query: [
      ['month', month.slice(0, 7)],
      ['granularity', 'day'],
      ['limit', '1000'],
      ...(organization === '' ? [] : [['organization_id', organization] as const]),
    ],
    context: { month },
  };
}

function readMonth(page: Page, { period }: Step): Reading<'cost'> {
  const month = page.call.context?.['month'] ?? period.start;
  const asked: Period = { start: month, end: nextMonthStart(month) };
  const { windows, currency, hasMore, cursor } = readReport(page);
  const rows = windows
    .filter(({ day }) => isWithin(day, period) && isWithin(day, asked))
    .reduce<RowWithoutOrigin<'cost'>[]>((all, { day, items }) => all.concat(items.filter(isSomething).map((item) => rowOf(day, item, currency))), []);
  return { rows: addUpCosts(rows), calls: nextPage(page, hasMore, cursor, 'after') };
}

/** A free use is told, an idle line is not. */
function isSomething({ cost, quantity }: LineItem): boolean {
  return !isZero(cost) || (quantity !== null && !isZero(quantity));
}

function rowOf(day: Day, item: LineItem, currency: string): RowWithoutOrigin<'cost'> {
  return {
    day, subAccount: item.project, key: item.key, lineItem: item.product, model: item.model, meter: item.meter, tier: '',
    quantity: item.quantity, unit: item.unit, billedCost: money(item.cost, currency),
  };
}
