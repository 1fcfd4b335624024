import * as v from 'valibot';
import { addDays, isWithin } from '../../core/days.js';
import type { Feed, Page, RowWithoutOrigin } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { anyDay } from '../kit/any-day.js';
import { disjointTokens } from '../kit/disjoint-tokens.js';
import { countOrNull, list, record, text } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';

const row = record({
  day: anyDay,
  model: text,
  input_tokens: countOrNull,
  output_tokens: countOrNull,
  cached_input_tokens: countOrNull,
  cache_creation_input_tokens: countOrNull,
  request_count: countOrNull,
});
const report = record({ results: v.nullish(list(row), null), data: v.nullish(list(row), null) });

/**
 * Tokens and calls per day and model.
 *
 * @see https://vercel.com/docs/ai-gateway/observability-and-spend/custom-reporting (page of 2026-09)
 *
 * Quirks: each query is charged, so it runs on request alone; both dates are
 * included; `total_cost` is 0 for calls with an own provider key while
 * `market_cost` is not, so neither is taken for a bill; whether `input_tokens`
 * holds cached tokens is not documented; `reasoning_tokens` are part of output.
 */
export const models: Feed<'usage'> = {
  id: 'models',
  label: 'Usage by model (Vercel charges for this)',
  kind: 'usage',
  window: { maxDays: 31, restatesDays: 2 },
  onDemand: true,
  optional: true,
  start: ({ period }) => [{ path: '/report', query: [['start_date', period.start], ['end_date', addDays(period.end, -1)], ['group_by', 'model'], ['date_part', 'day']] }],
  read: (page, { period }) => ({ rows: addUpUsage(rowsOf(page).filter(({ day }) => isWithin(day, period)).map(usageOf)) }),
};

/** The rows stand under `results`; `data` is accepted, because the wrapper is not documented. */
function rowsOf(page: Page): readonly v.InferOutput<typeof row>[] {
  const { results, data } = readJson(report, page);
  const rows = results ?? data;
  if (rows === null) throw shapeFault(page, 'results', 'This field is missing.');
  return rows;
}

function usageOf(told: v.InferOutput<typeof row>): RowWithoutOrigin<'usage'> {
  const { input_tokens: input, cached_input_tokens: cacheRead, cache_creation_input_tokens: cacheWrite, output_tokens: output } = told;
  return {
    day: told.day,
    model: told.model,
    subAccount: '', key: '', user: '', tier: '', variant: '', unit: '',
    requests: told.request_count,
    ...disjointTokens({ input, cacheRead, cacheWrite, output }, 'untold'),
    cacheWrite1hTokens: null,
    quantity: null,
  };
}
