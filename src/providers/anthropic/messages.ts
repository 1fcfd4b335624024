import * as v from 'valibot';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { count, record, textOrBlank, textOrNull } from '../kit/fields.js';
import { readBuckets, REPORT_WINDOW, reportCall } from './bucket-page.js';
import { tierOf } from './tier.js';
import { workspaceOf } from './workspace.js';

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

type Use = v.InferOutput<typeof result>;

/**
 * Tokens and web searches of the Messages API.
 *
 * @see https://platform.claude.com/docs/en/api/admin-api/usage-cost/get-messages-usage-report (read 2026-08-22)
 *
 * Quirks: the five token counts are disjoint; there is no count of requests; a
 * null workspace is the default one; a null key is use in the Console; priority
 * tier appears here and never in the cost report.
 */
export const messages: Feed<'usage'> = {
  id: 'messages',
  label: 'Usage: messages',
  kind: 'usage',
  window: REPORT_WINDOW,
  start: ({ period }) => [reportCall('/v1/organizations/usage_report/messages', period, ['model', 'api_key_id', 'workspace_id', 'service_tier', 'context_window', 'inference_geo'])],
  read: (page, step) => {
    const { results, calls } = readBuckets(page, step, result);
    const rows: RowWithoutOrigin<'usage'>[] = [];
    results.forEach(({ day, result: use }) => {
      rows.push(tokenRow(day, use));
      const searches = use.server_tool_use?.web_search_requests ?? 0;
      if (searches > 0) rows.push({ ...searchRow(day, use), quantity: searches });
    });
    return { rows: addUpUsage(rows), calls };
  },
};

function tokenRow(day: string, use: Use): RowWithoutOrigin<'usage'> {
  const { ephemeral_5m_input_tokens: fiveMinutes, ephemeral_1h_input_tokens: oneHour } = use.cache_creation;
  return {
    ...searchRow(day, use),
    unit: '',
    inputTokens: use.uncached_input_tokens,
    cacheReadTokens: use.cache_read_input_tokens,
    cacheWriteTokens: fiveMinutes + oneHour,
    cacheWrite1hTokens: oneHour,
    outputTokens: use.output_tokens,
  };
}

function searchRow(day: string, use: Use): RowWithoutOrigin<'usage'> {
  return {
    day,
    subAccount: workspaceOf(use.workspace_id),
    key: use.api_key_id,
    user: '',
    model: use.model,
    tier: tierOf(use.service_tier),
    variant: variantOf(use),
    requests: null,
    inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null,
    quantity: null,
    unit: 'search',
  };
}

/** What changes the price beside the tier: the long context window and inference bound to a region. Blank for neither. */
function variantOf({ context_window: context, inference_geo: geo }: Use): string {
  const long = context === '' || context === '0-200k' ? '' : context;
  const bound = geo === '' || geo === 'global' || geo === 'not_available' ? '' : geo;
  return [long, bound].filter((part) => part !== '').join(' ');
}
