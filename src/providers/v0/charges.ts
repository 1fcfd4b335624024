import type * as v from 'valibot';
import { isWithin } from '../../core/days.js';
import { isNegative, isZero, ZERO } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { anyDay } from '../kit/any-day.js';
import { carriedBy, carrying } from '../kit/carry.js';
import { decimalText, record, textOrBlank } from '../kit/fields.js';
import { pagedReportCall, readReport } from './report-page.js';
import { isCovered } from './settings.js';

const usageEvent = record({ type: textOrBlank, totalCost: decimalText, createdAt: anyDay });
type UsageEvent = v.InferOutput<typeof usageEvent>;

/**
 * What v0's usage events cost, per day and type of event.
 *
 * @see https://v0.app/docs/api/platform/reference/reports (OpenAPI of 2026-08-22)
 *
 * Quirks: costs are decimal texts in US dollars; trades of templates, refunds
 * and corrections are events too and stay lines of their own; whether a refund
 * is negative is not documented, it stays as sent.
 */
export const charges: Feed<'cost'> = {
  id: 'charges',
  label: 'Usage events',
  kind: 'cost',
  window: { maxDays: 31, restatesDays: 2 },
  start: (step) => [pagedReportCall('/reports/usage', step)],
  read: (page, step) => {
    const { items, next } = readReport(page, usageEvent);
    const inside = items.filter(({ createdAt }) => isWithin(createdAt, step.period));
    const covered = isCovered(step.connection);
    const rows = addUpCosts(carriedBy<readonly RowWithoutOrigin<'cost'>[]>(page, []).concat(inside.map((event) => costRow(event, covered))));
    const notes = inside.some(isOddRefund) ? ['v0 sent refunds as positive amounts; they are counted as sent. Compare them with the invoice.'] : [];
    return next === null ? { rows, notes } : { rows: [], notes, calls: [carrying(next, rows)] };
  },
};

function costRow({ type, totalCost, createdAt }: UsageEvent, covered: boolean): RowWithoutOrigin<'cost'> {
  const lineItem = type === '' ? 'event' : type;
  return {
    day: createdAt,
    subAccount: '', key: '', model: '', meter: '', unit: '',
    lineItem,
    tier: covered ? 'included' : '',
    quantity: null,
    billedCost: money(covered ? ZERO : totalCost, 'USD'),
  };
}

function isOddRefund({ type, totalCost }: UsageEvent): boolean {
  return /refund/i.test(type) && !isNegative(totalCost) && !isZero(totalCost);
}
