import * as v from 'valibot';
import { addDays, startOfDay } from '../../core/days.js';
import { isNegative, roundTo, toNumber } from '../../core/decimal.js';
import type { Call, Feed, Page, Reading, RowWithoutOrigin, Step } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { decimalText, list, record, textOrBlank, unixDay } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { unixSeconds } from '../kit/window.js';

const STEP_SECONDS = 300;
const DAY_SECONDS = 86_400;

/** Rates a second over five minutes, by the count they become. */
const METRICS = {
  requests: 'model_project_id_status_code:requests:rate5m',
  input: 'model_project_id:tokens_in:rate5m',
  output: 'model_project_id:tokens_out:rate5m',
} as const;
type Meter = keyof typeof METRICS;
const METERS = Object.keys(METRICS) as readonly Meter[];

const meter = v.custom<Meter>((value) => METERS.some((one) => one === value), 'a meter that was asked for');
const series = record({ metric: record({ meter, model: textOrBlank, project_id: textOrBlank }), values: list(v.strictTuple([unixDay, decimalText], 'a time and a value')) });
const matrix = record({ status: v.literal('success', 'success'), data: record({ resultType: v.literal('matrix', 'a matrix'), result: list(series) }) });

/**
 * Tokens and requests per day, model and project.
 *
 * @see https://console.groq.com/docs/prometheus-metrics (read 2026-11-21)
 *
 * Quirks: the metrics are rates over five minutes; one rate every five minutes
 * tiles the day, so that their sum times 300 seconds is its count, as near as
 * the metrics tell it. A value at midnight is about the day that ends there.
 */
export const usage: Feed<'usage'> = {
  id: 'usage',
  label: 'Usage from metrics',
  kind: 'usage',
  optional: true,
  window: { maxDays: 31, restatesDays: 1 },
  start: (step) => [rangeCall(step)],
  read: readMatrix,
};

function rangeCall({ period }: Step): Call {
  return {
    path: '/api/v1/query_range',
    query: [
      ['query', METERS.map(dailyCount).join(' or ')],
      ['start', unixSeconds(addDays(period.start, 1))],
      ['end', unixSeconds(period.end)],
      ['step', String(DAY_SECONDS)],
    ],
  };
}

function dailyCount(one: Meter): string {
  return `label_replace(sum by (model, project_id) (sum_over_time(${METRICS[one]}[1d:5m])) * ${STEP_SECONDS}, "meter", "${one}", "", "")`;
}

function readMatrix(page: Page, { period }: Step): Reading<'usage'> {
  const rows: RowWithoutOrigin<'usage'>[] = [];
  readJson(matrix, page).data.result.forEach(({ metric, values }, index) => {
    values.forEach(([end, rate], point) => {
      if (isNegative(rate)) throw shapeFault(page, `data.result[${index}].values[${point}][1]`, 'Expected zero or more, found a negative number.');
      const counted = toNumber(roundTo(rate, 0));
      const day = addDays(end, -1);
      if (counted > 0 && startOfDay(day) < startOfDay(period.end)) rows.push({ ...BLANK, day, subAccount: metric.project_id, model: metric.model, ...figureOf(metric.meter, counted) });
    });
  });
  return { rows: addUpUsage(rows), notes: rows.length === 0 ? [] : ['Counts are added up from five-minute rates and are estimates.'] };
}

const BLANK = {
  key: '', user: '', tier: '', variant: '', unit: '', quantity: null,
  requests: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null,
} as const;

function figureOf(one: Meter, counted: number): Partial<Record<'requests' | 'inputTokens' | 'outputTokens', number>> {
  switch (one) {
    case 'requests': return { requests: counted };
    case 'input': return { inputTokens: counted };
    case 'output': return { outputTokens: counted };
  }
}
