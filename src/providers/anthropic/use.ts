import type { RowWithoutOrigin } from '../provider.js';
import { tierOf } from './tier.js';
import { workspaceOf } from './workspace.js';

/** What was used, as reports and analytics both tell it. */
export type Use = Readonly<{
  uncached_input_tokens: number;
  cache_creation: Readonly<{ ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number }>;
  cache_read_input_tokens: number;
  output_tokens: number;
  server_tool_use: Readonly<{ web_search_requests: number }> | null;
  requests: number | null;
  model: string;
  api_key_id: string;
  workspace_id: string | null;
  service_tier: string;
  context_window: string;
  inference_geo: string;
}>;

/** A row of tokens, and one of web searches where there were any. */
export function rowsOfUse(day: string, use: Use): RowWithoutOrigin<'usage'>[] {
  const searches = use.server_tool_use?.web_search_requests ?? 0;
  const tokens = tokenRow(day, use);
  return searches > 0 ? [tokens, { ...searchRow(day, use), quantity: searches }] : [tokens];
}

function tokenRow(day: string, use: Use): RowWithoutOrigin<'usage'> {
  const { ephemeral_5m_input_tokens: fiveMinutes, ephemeral_1h_input_tokens: oneHour } = use.cache_creation;
  return {
    ...searchRow(day, use),
    unit: '',
    requests: use.requests,
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
