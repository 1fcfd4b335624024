import type * as v from 'valibot';
import { isWithin, type Day } from '../../core/days.js';
import { decimal, multiply } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { currency, decimalText, list, record, rfc3339Day, textOrBlank } from '../kit/fields.js';
import { brackets } from '../kit/window.js';
import { isEnterprise } from './product.js';
import { BEGINS, MOST_DAYS, readReport, span } from './report-page.js';

const CENT = decimal('0.01');
/** A bucket holds at most so many groups, and no row for the rest. */
const MOST_GROUPS = 100;

const bucket = record({
  starting_at: rfc3339Day,
  results: list(record({ amount: decimalText, currency, product: textOrBlank, model: textOrBlank })),
});
type Cost = v.InferOutput<typeof bucket>['results'][number];

/**
 * What a Claude Enterprise organization spends: all of it on usage-based plans,
 * only extra usage on seat-based ones, whose fee is on no report.
 *
 * Usage is not read: tokens that a seat covers would be taken for spend.
 *
 * @see https://support.claude.com/en/articles/13703965-claude-enterprise-analytics-api-reference-guide (read 2026-11)
 *
 * Quirks: `amount` is a text in cents with decimals; a day may change for 30
 * days; a cursor dies when figures are renewed and answers 410 from then on.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Spend of Claude Enterprise',
  kind: 'cost',
  window: { maxDays: MOST_DAYS, restatesDays: 30 },
  enabled: isEnterprise,
  start: ({ period, today }) => (period.end <= BEGINS ? [] : [{
    path: '/v1/organizations/analytics/cost_report',
    query: [...span(period.start, period.end, today), ['bucket_width', '1d'], ['limit', String(MOST_DAYS)], ...brackets('group_by', ['product', 'model'])],
  }]),
  read: (page, { period }) => {
    const { items, calls } = readReport(page, bucket);
    const inside = items.filter(({ starting_at: day }) => isWithin(day, period));
    const isFull = inside.some(({ results }) => results.length >= MOST_GROUPS);
    return {
      rows: addUpCosts(inside.flatMap(({ starting_at: day, results }) => results.map((cost) => rowOf(day, cost)))),
      calls,
      notes: isFull ? ['A day has 100 groups, the most Claude reports: it may have cost more than is shown.'] : [],
    };
  },
};

function rowOf(day: Day, { amount, currency: code, product, model }: Cost): RowWithoutOrigin<'cost'> {
  return {
    day,
    subAccount: '',
    key: '',
    lineItem: product === '' ? 'Claude usage' : product,
    model,
    meter: '',
    tier: '',
    quantity: null,
    unit: '',
    billedCost: money(multiply(amount, CENT), code),
  };
}
