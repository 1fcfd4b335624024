import * as v from 'valibot';
import { isWithin, type Period } from '../../core/days.js';
import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin, Step } from '../provider.js';
import { count, list, record } from '../kit/fields.js';
import { elapsedMs } from '../kit/instant.js';
import { nextNumbered } from '../kit/numbered-page.js';
import { readJson } from '../kit/read-json.js';
import { LOG_WINDOW, withinBound } from '../kit/request-log.js';
import { servedBy } from '../kit/served-by.js';
import { sourceOf } from '../kit/setting.js';
import { attributionOf, tagsOfMap } from '../kit/tags.js';
import { keyOf, spendLog, statusOf, tokensOf, type SpendLog } from './spend-log.js';

/** Newer versions allow 1,000, those of mid-2026 refuse more than this. */
const PAGE_SIZE = 100;

const logPage = record({ data: list(spendLog), page_size: v.nullish(count, PAGE_SIZE) });

/**
 * One row per call through the proxy.
 *
 * @see https://docs.litellm.ai/docs/proxy/cost_tracking (read 2026-09)
 *
 * Quirks: times are `YYYY-MM-DD HH:MM:SS` in UTC and nothing else; the filter
 * goes by the start of a call; `total` and `total_pages` stop at 10,000 calls,
 * so pages go on until one is not full; the same path without `/v2` sends day
 * sums of another shape; `messages` and `response` may hold prompts and are never read.
 */
export const requests: Feed<'request'> = {
  id: 'requests',
  label: 'Calls',
  kind: 'request',
  window: LOG_WINDOW,
  start: ({ period }) => [{ path: '/spend/logs/v2', query: [...between(period), ['page', '1'], ['page_size', String(PAGE_SIZE)], ['sort_by', 'startTime'], ['sort_order', 'asc']] }],
  read: (page, step) => {
    const { data, page_size } = readJson(logPage, page);
    const next = nextNumbered(page, data.map(({ request_id }) => request_id), data.length >= page_size);
    const bound = withinBound(page, step, data.length, next);
    const inside = data.filter(({ startTime }) => isWithin(startTime.slice(0, 10), step.period));
    return { rows: inside.map((log) => rowOf(log, step)), ...bound };
  },
};

function between({ start, end }: Period): readonly (readonly [string, string])[] {
  return [['start_date', `${start} 00:00:00`], ['end_date', `${end} 00:00:00`]];
}

function rowOf(log: SpendLog, { connection }: Step): RowWithoutOrigin<'request'> {
  const { metadata } = log;
  const told = attributionOf([...log.request_tags, ...tagsOfMap(metadata.spend_logs_metadata)]);
  return {
    timestamp: log.startTime,
    source: sourceOf(connection),
    requestId: log.request_id,
    servedBy: servedBy(log.custom_llm_provider, log.model),
    model: log.model === '' ? log.model_group : log.model,
    ...tokensOf(log),
    latencyMs: log.request_duration_ms ?? elapsedMs(log.startTime, log.endTime),
    status: statusOf(log),
    user: firstOf(log.end_user, log.user, told.user),
    team: firstOf(metadata.user_api_key_team_alias, log.team_id, told.team),
    project: told.project,
    feature: told.feature,
    ...(told.tags === '' ? {} : { tags: told.tags }),
    key: keyOf(log),
    cost: log.spend === null ? null : money(log.spend, 'USD'),
    basis: log.spend === null ? 'missing' : 'estimated',
  };
}

function firstOf(...texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}
