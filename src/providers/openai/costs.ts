import { money } from '../../core/money.js';
import type { Feed } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { currency, decimalNumber, decimalOrNull, record, textOrBlank } from '../kit/fields.js';
import { brackets, unixWindow } from '../kit/window.js';
import { readBuckets } from './bucket-page.js';
import { readLineItem } from './line-item.js';

const result = record({
  amount: record({ value: decimalNumber, currency }),
  line_item: textOrBlank,
  project_id: textOrBlank,
  api_key_id: textOrBlank,
  quantity: decimalOrNull,
  quantity_unit: textOrBlank,
});

/** Daily buckets in one answer; usage allows fewer. */
const MOST_BUCKETS = 180;

/**
 * What OpenAI bills per day, project, line item and key.
 *
 * @see https://platform.openai.com/docs/api-reference/usage/costs (schema of 2026-08-21)
 *
 * Quirks: `amount.value` is US dollars, a number with a long binary tail or a
 * text; a line item is display text and the only trace of the model; this
 * report matches the invoice, the usage report may differ slightly.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Costs',
  kind: 'cost',
  window: { maxDays: MOST_BUCKETS, restatesDays: 3 },
  start: ({ period }) => [{
    path: '/organization/costs',
    query: [
      ...unixWindow(period, 'start_time', 'end_time'),
      ['bucket_width', '1d'],
      ...brackets('group_by', ['project_id', 'line_item', 'api_key_id']),
      ['limit', String(MOST_BUCKETS)],
    ],
  }],
  read: (page) => {
    const { results, calls } = readBuckets(page, result);
    const rows = results.map(({ day, result: cost }) => ({
      day,
      subAccount: cost.project_id,
      key: cost.api_key_id,
      lineItem: cost.line_item,
      ...readLineItem(cost.line_item),
      quantity: cost.quantity,
      unit: cost.quantity_unit,
      billedCost: money(cost.amount.value, cost.amount.currency),
    }));
    return { rows: addUpCosts(rows), calls };
  },
};
