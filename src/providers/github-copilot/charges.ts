import { addMonths, isWithin, monthStart, type Day, type Period } from '../../core/days.js';
import { isZero, ZERO } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed, Page, RowWithoutOrigin, Step } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { anyDay } from '../kit/any-day.js';
import { decimalNumber, decimalOrNull, list, record, text, textOrBlank } from '../kit/fields.js';
import { readAt, readJson } from '../kit/read-json.js';
import { billingPath, isEnterprise } from './account.js';
import { isCopilot, meterOf } from './meter.js';

const named = record({ product: text, sku: text });
const charged = record({
  date: anyDay,
  product: text,
  sku: text,
  unitType: textOrBlank,
  quantity: decimalOrNull,
  discountAmount: decimalOrNull,
  netAmount: decimalNumber,
  organizationName: textOrBlank,
});

/**
 * What GitHub bills for Copilot per day: seats, AI credits, premium requests.
 *
 * The net amount is the charge. The included allowance stands in the report as
 * a discount: it is no spend, and a line of zero tells that it covered use. The
 * AI-credit report tells the same money by model, so it is usage here.
 *
 * @see https://docs.github.com/en/rest/billing/usage (schema 2026-03-10)
 */
export const charges: Feed<'cost'> = {
  id: 'charges',
  label: 'Billed usage',
  kind: 'cost',
  window: { maxDays: 31, restatesDays: 3 },
  optional: true,
  start: ({ connection, period }) => monthsOf(period).map((month) => ({
    path: `${billingPath(connection)}/usage`,
    query: [['year', month.slice(0, 4)], ['month', String(Number(month.slice(5, 7)))]],
  })),
  read: (page, step) => ({ rows: addUpCosts(copilotItems(page, step)) }),
};

/** Items of other products may take any form: they are not read. */
function copilotItems(page: Page, { connection, period }: Step): RowWithoutOrigin<'cost'>[] {
  const path = 'usageItems';
  const { usageItems } = readJson(record({ [path]: list(named) }), page);
  const items = (page.body as Readonly<Record<string, readonly unknown[]>>)[path] ?? [];
  return usageItems.flatMap((item, index) => {
    if (!isCopilot(item)) return [];
    const cost = readAt(charged, items[index], page, `${path}[${index}]`);
    if (!isWithin(cost.date, period)) return [];
    const row: RowWithoutOrigin<'cost'> = {
      day: cost.date,
      subAccount: isEnterprise(connection) ? cost.organizationName : '',
      key: '', model: '', tier: '',
      lineItem: cost.sku === '' ? cost.product : cost.sku,
      meter: meterOf(cost),
      quantity: cost.quantity,
      unit: cost.unitType,
      billedCost: money(cost.netAmount, 'USD'),
    };
    const isCovered = row.meter !== 'seat' && !isZero(cost.discountAmount ?? ZERO);
    return !isCovered ? [row] : [row, { ...row, tier: 'included', quantity: null, unit: '', billedCost: money(ZERO, 'USD') }];
  });
}

function monthsOf({ start, end }: Period): Day[] {
  const months: Day[] = [];
  for (let month = monthStart(start); month < end; month = addMonths(month, 1)) months.push(month);
  return months;
}
