import { daysBetween, startOfDay } from '../../core/days.js';
import type { Call, Feed, Page, Reading, Step } from '../provider.js';
import { list, record, text } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { readRequests } from './request-page.js';

const HOUR_MS = 3_600_000;
const MOST_ROWS = 10_000;
const METRICS = ['tokens_prompt', 'tokens_completion', 'cached_tokens', 'credits_usage', 'byok_usage'];

const meta = record({ data: record({ dimensions: list(record({ name: text })) }) });

/**
 * Single requests, from the analytics beta: they attribute the credits spent.
 *
 * @see https://github.com/OpenRouterTeam/skills (openrouter-analytics-schema, read 2026-11-21)
 *
 * Quirks: the dimension that tells requests apart is not in the API description,
 * so its list is asked first; an answer that is cut short is asked again in
 * halves, down to an hour; instants are the hour of the request.
 */
export const requests: Feed<'request'> = {
  id: 'requests',
  label: 'Single requests',
  kind: 'request',
  window: { maxDays: 7, restatesDays: 1, keepsDays: 31 },
  optional: true,
  enabled: ({ settings }) => settings['requestLog'] === 'yes',
  start: () => [{ path: '/analytics/meta' }],
  read: (page, step) => (page.call.method === 'post' ? rowsOf(page) : firstQuery(page, step)),
};

function firstQuery(page: Page, { period }: Step): Reading<'request'> {
  const dimensions = readJson(meta, page).data.dimensions.map(({ name }) => name);
  if (!dimensions.includes('generation_id')) return { rows: [], notes: ['OpenRouter does not offer single requests to this account.'] };
  return { rows: [], calls: [queryCall(startOfDay(period.start), daysBetween(period.start, period.end) * 24)] };
}

/** One question about some hours. Its bounds are in the body; the context repeats them for the reader. */
function queryCall(start: number, hours: number): Call {
  return {
    method: 'post',
    path: '/analytics/query',
    body: {
      metrics: METRICS,
      dimensions: ['generation_id', 'model'],
      granularity: 'hour',
      time_range: { start: instant(start), end: instant(start + hours * HOUR_MS) },
      limit: MOST_ROWS,
    },
    context: { start: String(start), hours: String(hours) },
  };
}

function rowsOf(page: Page): Reading<'request'> {
  const start = Number(page.call.context?.['start']);
  const hours = Number(page.call.context?.['hours']);
  const { rows, isCut } = readRequests(page);
  const inside = rows.filter(({ timestamp }) => timestamp >= instant(start) && timestamp < instant(start + hours * HOUR_MS));
  if (!isCut) return { rows: inside };
  const half = Math.floor(hours / 2);
  if (half === 0) return { rows: inside, notes: [`An hour of ${instant(start).slice(0, 10)} has more than ${MOST_ROWS} requests; the rest of them is left out of the log.`] };
  return { rows: [], calls: [queryCall(start, half), queryCall(start + half * HOUR_MS, hours - half)] };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
