import type * as v from 'valibot';
import { isWithin } from '../../core/days.js';
import { isZero } from '../../core/decimal.js';
import type { Call, Page, Step } from '../provider.js';
import { anyDay } from '../kit/any-day.js';
import { count, countOrNull, decimalNumber, list, record, text, textOrBlank } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';

const item = record({
  date: anyDay,
  model: text,
  model_permaslug: text,
  endpoint_id: text,
  provider_name: text,
  usage: decimalNumber,
  byok_usage_inference: decimalNumber,
  byok_requests: countOrNull,
  requests: count,
  prompt_tokens: count,
  completion_tokens: count,
  workspace_id: textOrBlank,
});

/** One day of one model at one endpoint of an upstream provider. */
export type Activity = v.InferOutput<typeof item>;

/** The whole report: it has no pages, and without a date it holds every day there is. */
export function activityCall(): Call {
  return { path: '/activity', query: [['group_by', 'workspace']] };
}

/**
 * The days of the report that lie in the step's period.
 *
 * @see https://openrouter.ai/docs/api-reference/analytics (schema of 2026-08-22)
 *
 * Quirks: the date has come with a time of midnight behind it; today is never in it.
 */
export function readActivity(page: Page, { period }: Step): readonly Activity[] {
  return readJson(record({ data: list(item) }), page).data.filter(({ date }) => isWithin(date, period));
}

/** Whether all calls of a row went out with the company's own key at the upstream provider, which bills them. */
export function isOwnKey(row: Activity): boolean {
  if (isZero(row.byok_usage_inference)) return false;
  return row.byok_requests === null ? isZero(row.usage) : row.byok_requests >= row.requests;
}
