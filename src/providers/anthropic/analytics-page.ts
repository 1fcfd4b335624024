import * as v from 'valibot';
import { addDays, isWithin, type Day } from '../../core/days.js';
import type { Call, Connection, Page, SettingField, Step } from '../provider.js';
import { nextPage } from '../kit/cursor.js';
import { list, record, rfc3339Day, textOrNull, yesNo } from '../kit/fields.js';
import { readAt, readJson } from '../kit/read-json.js';
import { settingValue } from '../kit/setting.js';
import { brackets, rfc3339 } from '../kit/window.js';

export const sourceSetting: SettingField = {
  id: 'source', label: 'Source', kind: 'choice', required: false, choices: ['reports', 'analytics'], default: 'reports',
  help: 'Reports are stable. Analytics, in beta, also tells requests and cost per API key; it begins on 2026-01-01, older days come from the reports.',
};

const PATH = '/v1/organizations/analytics/';
const BETA = 'analytics-usage-cost-2026-08-24';
const BEGINS: Day = '2026-01-01';
const KEPT_DAYS = 365;

const analyticsPage = record({ data: list(v.unknown()), has_more: v.nullish(yesNo, null), next_page: textOrNull });
const analyticsDay = record({ starting_at: rfc3339Day });

/** Whether the days of a step are asked of the analytics: it is chosen, and it reaches back so far. */
export function usesAnalytics({ connection, period, today }: Step): boolean {
  const first = addDays(today, 1 - KEPT_DAYS);
  return sourceOf(connection) === 'analytics' && period.start >= (first > BEGINS ? first : BEGINS);
}

function sourceOf(connection: Connection): string {
  return settingValue(connection, [sourceSetting], 'source');
}

/** Whether a page came from the analytics. */
export function isAnalytics({ call }: Page): boolean {
  return call.path.startsWith(PATH);
}

/**
 * The first call of `usage` or `cost`, by day. Without an end it is the earlier
 * of now and 31 days on, so an end in the future is never asked for. The page
 * size is left to the API, whose limits are not documented.
 */
export function analyticsCall(report: 'usage' | 'cost', { period, today }: Step, groupBy: readonly string[]): Call {
  return {
    path: PATH + report,
    headers: { 'anthropic-beta': BETA },
    query: [
      ['starting_at', rfc3339(period.start)],
      ...(period.end > today ? [] : [['ending_at', rfc3339(period.end)] as const]),
      ['time_bucket_width', '1d'],
      ...brackets('group_by', groupBy),
    ],
  };
}

/** The rows of a page with their UTC days; each row is one day of one group. */
export function readAnalytics<Schema extends v.GenericSchema>(page: Page, { period }: Step, row: Schema): Readonly<{ results: readonly Readonly<{ day: Day; result: v.InferOutput<Schema> }>[]; calls: readonly Call[] }> {
  const body = readJson(analyticsPage, page);
  const results: { day: Day; result: v.InferOutput<Schema> }[] = [];
  body.data.forEach((item, index) => {
    const { starting_at: day } = readAt(analyticsDay, item, page, `data[${index}]`);
    const result = readAt(row, item, page, `data[${index}]`);
    if (isWithin(day, period)) results.push({ day, result });
  });
  const hasMore = body.has_more ?? (body.next_page !== null && body.next_page !== '');
  return { results, calls: nextPage(page, hasMore, body.next_page, 'page') };
}
