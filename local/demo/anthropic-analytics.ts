import { addDays, startOfDay, type Day } from '../../src/core/days.js';
import { add, decimal, multiply, toNumber, toText, ZERO } from '../../src/core/decimal.js';
import { anthropicPrices, anthropicWork, SEARCH_PRICE, type AnthropicWork, type TokenKind } from './anthropic-company.js';
import { usageFacts, type UsageFact } from './anthropic-facts.js';
import { requestsOn } from './activity.js';
import { tokenCost } from './token-price.js';

const GROUPS = ['product', 'model', 'context_window', 'inference_geo', 'speed', 'slack_channel_id', 'service_tier', 'api_key_id', 'workspace_id', 'actor', 'cost_type', 'token_type'];
const HUNDRED = decimal(100);

/** Flat rows of one day, as `analytics/usage` gives them. */
export function analyticsUsage(day: Day, now: number): unknown[] {
  return usageFacts(day, now).map((fact) => {
    const { figures, dimensions } = fact;
    const counts = Object.values(figures).reduce((sum, figure) => add(sum, figure), ZERO);
    return {
      ...spanOf(day),
      group: groupOf(dimensions),
      usage: {
        total_tokens: toNumber(counts) - toNumber(figures.web_search_requests),
        uncached_input_tokens: toNumber(figures.uncached_input_tokens),
        cache_creation: {
          ephemeral_5m_input_tokens: toNumber(figures['cache_creation.ephemeral_5m_input_tokens']),
          ephemeral_1h_input_tokens: toNumber(figures['cache_creation.ephemeral_1h_input_tokens']),
        },
        cache_read_input_tokens: toNumber(figures.cache_read_input_tokens),
        output_tokens: toNumber(figures.output_tokens),
        requests: requestsOn(workOf(fact), day, now),
        server_tool_use: { web_search_requests: toNumber(figures.web_search_requests) },
      },
    };
  });
}

/** Flat rows of one day, as `analytics/cost` gives them: one per caller and token kind. */
export function analyticsCosts(day: Day, now: number): unknown[] {
  return usageFacts(day, now).flatMap(({ figures, dimensions }) => {
    const isBatch = dimensions.service_tier === 'batch';
    const prices = Object.entries(anthropicPrices[String(dimensions.model)] ?? {}) as [TokenKind, string][];
    const tokens = prices.filter(([kind]) => figures[kind] !== ZERO).map(([kind, price]) => ({ cost_type: 'tokens', token_type: kind, dollars: tokenCost(toNumber(figures[kind]), price, isBatch) }));
    const searches = figures.web_search_requests === ZERO ? [] : [{ cost_type: 'web_search', token_type: null, dollars: multiply(figures.web_search_requests, decimal(SEARCH_PRICE)) }];
    return [...tokens, ...searches].map(({ dollars, ...about }) => ({
      ...spanOf(day),
      group: { ...groupOf(dimensions), ...about },
      cost: { amount: toText(multiply(dollars, HUNDRED)), list_amount: toText(multiply(dollars, HUNDRED)), currency: 'USD', requests: null },
    }));
  });
}

function groupOf(dimensions: UsageFact['dimensions']): Readonly<Record<string, unknown>> {
  return { ...Object.fromEntries(GROUPS.map((name) => [name, null])), model: dimensions.model, api_key_id: dimensions.api_key_id, workspace_id: dimensions.workspace_id, service_tier: dimensions.service_tier, context_window: dimensions.context_window, inference_geo: dimensions.inference_geo };
}

function workOf({ dimensions }: UsageFact): AnthropicWork {
  const found = anthropicWork.find((work) => work.key === dimensions.api_key_id && work.model === dimensions.model);
  if (found === undefined) throw new Error('Every fact of the demo comes from a workload.');
  return found;
}

function spanOf(day: Day): Readonly<{ starting_at: string; ending_at: string }> {
  const midnight = (at: Day): string => new Date(startOfDay(at)).toISOString().replace('.000Z', 'Z');
  return { starting_at: midnight(day), ending_at: midnight(addDays(day, 1)) };
}
