import * as v from 'valibot';
import type { Feed } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { count, record, textOrBlank, textOrNull } from '../kit/fields.js';
import { readUsage, usageCall } from './analytics.js';
import { isAnalytics, usesAnalytics } from './analytics-page.js';
import { readBuckets, REPORT_WINDOW, reportCall } from './bucket-page.js';
import { rowsOfUse } from './use.js';

const GROUPS = ['model', 'api_key_id', 'workspace_id', 'service_tier', 'context_window', 'inference_geo'];

const result = record({
  uncached_input_tokens: count,
  cache_creation: record({ ephemeral_5m_input_tokens: count, ephemeral_1h_input_tokens: count }),
  cache_read_input_tokens: count,
  output_tokens: count,
  server_tool_use: v.nullish(record({ web_search_requests: count }), null),
  model: textOrBlank,
  api_key_id: textOrBlank,
  workspace_id: textOrNull,
  service_tier: textOrBlank,
  context_window: textOrBlank,
  inference_geo: textOrBlank,
});

/**
 * Tokens and web searches of the Messages API.
 *
 * @see https://platform.claude.com/docs/en/api/admin-api/usage-cost/get-messages-usage-report (read 2026-08-22)
 *
 * Quirks: the five token counts are disjoint; only the analytics count
 * requests; a null workspace is the default one; a null key is use in the
 * Console; priority tier appears here and never in the cost report.
 */
export const messages: Feed<'usage'> = {
  id: 'messages',
  label: 'Usage: messages',
  kind: 'usage',
  window: REPORT_WINDOW,
  start: (step) => [usesAnalytics(step) ? usageCall(step) : reportCall('/v1/organizations/usage_report/messages', step.period, GROUPS)],
  read: (page, step) => {
    if (isAnalytics(page)) return readUsage(page, step);
    const { results, calls } = readBuckets(page, step, result);
    return { rows: addUpUsage(results.flatMap(({ day, result: use }) => rowsOfUse(day, { ...use, requests: null }))), calls };
  },
};
