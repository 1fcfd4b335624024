import * as v from 'valibot';
import { addDays, isWithin } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import { money } from '../../core/money.js';
import type { Feed, Page, RowWithoutOrigin, Step } from '../provider.js';
import { countOrNull, decimalOrNull, list, record, text, textOrBlank, yesNo } from '../kit/fields.js';
import { instant } from '../kit/instant.js';
import { nextNumbered } from '../kit/numbered-page.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { LOG_WINDOW, withinBound } from '../kit/request-log.js';
import { servedBy } from '../kit/served-by.js';
import { settingValue } from '../kit/setting.js';
import { attributionOf, tagsOfMap } from '../kit/tags.js';
import { rfc3339 } from '../kit/window.js';
import { settings } from './settings.js';

const PAGE_SIZE = 50;

const log = record({
  id: text,
  created_at: instant,
  provider: textOrBlank,
  model: textOrBlank,
  success: yesNo,
  cached: v.nullish(yesNo, false),
  status_code: countOrNull,
  duration: v.nullish(v.custom<number>((value) => typeof value === 'number' && Number.isFinite(value) && value >= 0, 'milliseconds'), null),
  tokens_in: countOrNull,
  tokens_out: countOrNull,
  cost: decimalOrNull,
  metadata: textOrBlank,
});
type Log = v.InferOutput<typeof log>;
const pageInfo = record({ page: countOrNull, per_page: countOrNull, total_count: countOrNull });
type PageInfo = v.InferOutput<typeof pageInfo>;
const answer = record({
  success: yesNo,
  result: v.nullish(list(log), null),
  result_info: v.nullish(pageInfo, null),
});

/**
 * One row per call through the gateway.
 *
 * @see https://developers.cloudflare.com/api/resources/ai_gateway/subresources/logs (schema of 2026-08-18)
 *
 * Quirks: `metadata` is JSON in a text; `success` of the envelope tells whether
 * the query worked, `success` of a row whether the call did; the days are asked
 * for by parameters that are due to go, so rows of other days are refused
 * instead of read by the thousand.
 */
export const logs: Feed<'request'> = {
  id: 'logs',
  label: 'Calls',
  kind: 'request',
  window: LOG_WINDOW,
  start: ({ connection, period }) => [{
    path: `/accounts/${encodeURIComponent(settingValue(connection, settings, 'accountId'))}/ai-gateway/gateways/${encodeURIComponent(settingValue(connection, settings, 'gatewayId'))}/logs`,
    query: [
      ['start_date', rfc3339(period.start)], ['end_date', rfc3339(period.end)], ['order_by', 'created_at'], ['order_by_direction', 'asc'],
      ['meta_info', 'true'], ['per_page', String(PAGE_SIZE)], ['page', '1'],
    ],
  }],
  read: (page, step) => {
    const { success, result, result_info: told } = readJson(answer, page);
    if (!success) throw new Fault('config', 'Cloudflare refused the query.', page.where, 'Check account id, gateway and the rights of the token.');
    if (result === null) throw shapeFault(page, 'result', 'Expected a list, found nothing.');
    demandDays(result, page, step);
    const bound = withinBound(page, step, result.length, nextNumbered(page, result.map(({ id }) => id), isMore(told, result.length)));
    return { rows: result.filter(({ created_at }) => isWithin(created_at.slice(0, 10), step.period)).map((one) => rowOf(one, step)), ...bound };
  },
};

/** By the total where it is told with its page, else by whether this page is full. All of it is optional. */
function isMore(told: PageInfo | null, got: number): boolean {
  const size = told?.per_page ?? PAGE_SIZE;
  if (told === null || told.page === null || told.total_count === null) return got >= size;
  return told.page * size < told.total_count;
}

/** A day more on both sides is forgiven; anything else means that the days were not heeded. */
function demandDays(rows: readonly Log[], page: Page, { period }: Step): void {
  const wide = { start: addDays(period.start, -1), end: addDays(period.end, 1) };
  const index = rows.findIndex(({ created_at }) => !isWithin(created_at.slice(0, 10), wide));
  if (index >= 0) throw shapeFault(page, `result[${index}].created_at`, 'The call lies outside the days asked for: the gateway no longer heeds them.');
}

function rowOf(one: Log, { connection }: Step): RowWithoutOrigin<'request'> {
  const told = attributionOf(tagsOfMap(jsonOf(one.metadata)));
  return {
    timestamp: one.created_at,
    source: `cloudflare-ai-gateway:${settingValue(connection, settings, 'gatewayId')}`,
    requestId: one.id,
    servedBy: servedBy(one.provider, one.model),
    model: one.model,
    inputTokens: one.tokens_in,
    cacheReadTokens: null,
    cacheWriteTokens: null,
    outputTokens: one.tokens_out,
    latencyMs: one.duration === null ? null : Math.round(one.duration),
    status: !one.success ? `error ${one.status_code ?? ''}`.trim() : one.cached ? 'cached' : 'ok',
    user: told.user,
    team: told.team,
    project: told.project,
    feature: told.feature,
    ...(told.tags === '' ? {} : { tags: told.tags }),
    key: '',
    cost: one.cost === null ? null : money(one.cost, 'USD'),
    basis: one.cost === null ? 'missing' : 'estimated',
  };
}

/** What a caller put there need not be JSON; it then tags nothing. */
function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
