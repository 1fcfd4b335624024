import * as v from 'valibot';
import { addDays, isWithin } from '../../core/days.js';
import { isZero } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Call, Page, PaidReport, Step } from '../provider.js';
import { anyDay } from '../kit/any-day.js';
import { countOrNull, decimalNumber, decimalOrNull, list, record, text } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';

/** Five dollars for a thousand queries. */
export const paidReport: PaidReport = {
  id: 'report',
  label: 'the report by model',
  pricePerQuery: money('0.005', 'USD'),
  priceAt: 'https://vercel.com/docs/ai-gateway/observability-and-spend/custom-reporting',
};

const row = record({
  day: anyDay,
  model: text,
  total_cost: decimalNumber,
  market_cost: decimalOrNull,
  input_tokens: countOrNull,
  output_tokens: countOrNull,
  cached_input_tokens: countOrNull,
  cache_creation_input_tokens: countOrNull,
  request_count: countOrNull,
});
const report = record({ results: v.nullish(list(row), null), data: v.nullish(list(row), null) });

/** A day of a model. */
export type ModelDay = v.InferOutput<typeof row>;

/** The one query every feed of the report reads. Both dates are included. */
export function reportCall({ period }: Step): Call {
  return { path: '/report', query: [['start_date', period.start], ['end_date', addDays(period.end, -1)], ['group_by', 'model'], ['date_part', 'day']] };
}

/**
 * Days of the report that lie in the step's period.
 *
 * @see https://vercel.com/docs/ai-gateway/observability-and-spend/custom-reporting (page of 2026-09-23)
 *
 * Quirks: the rows stand under `results`; `data` is accepted, because the wrapper
 * is not documented; whether `input_tokens` holds cached tokens is not documented.
 */
export function readReport(page: Page, { period }: Step): readonly ModelDay[] {
  const { results, data } = readJson(report, page);
  const rows = results ?? data;
  if (rows === null) throw shapeFault(page, 'results', 'This field is missing.');
  return rows.filter(({ day }) => isWithin(day, period));
}

/** Whether the calls of a row went out with the company's own key: Vercel charges nothing for them, though they have a market price. */
export function isOwnKey({ total_cost: charged, market_cost: market }: ModelDay): boolean {
  return isZero(charged) && market !== null && !isZero(market);
}
