import type { Day } from '../../src/core/days.js';
import { decimal, multiply, type Decimal } from '../../src/core/decimal.js';
import { isInHistory, perRequest, requestsOn } from './activity.js';
import { anthropicPrices, anthropicWork, CODE_EXECUTION_PRICE, SEARCH_PRICE, type AnthropicWork, type TokenKind } from './anthropic-company.js';
import type { Fact } from './grouping.js';
import { tokenCost } from './token-price.js';

type UsageDimension = 'api_key_id' | 'workspace_id' | 'account_id' | 'service_account_id' | 'model' | 'service_tier' | 'context_window' | 'inference_geo';
export type UsageFigure = TokenKind | 'web_search_requests';
export type UsageFact = Fact<UsageDimension, UsageFigure>;
export type CostFact = Fact<'workspace_id' | 'description', 'dollars'> & Readonly<{ about: CostAbout }>;
/** What a description tells besides its text. */
export type CostAbout = Readonly<{ cost_type: string | null; model: string | null; token_type: string | null; service_tier: string | null; context_window: string | null; inference_geo: string | null }>;

const KIND_WORDS: Readonly<Record<TokenKind, string>> = {
  'uncached_input_tokens': 'Input Tokens',
  'cache_read_input_tokens': 'Input Tokens, Cache Read',
  'cache_creation.ephemeral_5m_input_tokens': 'Input Tokens, Cache Write 5m',
  'cache_creation.ephemeral_1h_input_tokens': 'Input Tokens, Cache Write 1h',
  'output_tokens': 'Output Tokens',
};

function countsOf(work: AnthropicWork, day: Day, now: number): Readonly<Record<UsageFigure, number>> {
  const requests = requestsOn(work, day, now);
  const tokens = (figure: number, what: string): number => Math.round(requests * perRequest(figure, work, day, what));
  return {
    'uncached_input_tokens': tokens(work.uncached, 'uncached'),
    'cache_read_input_tokens': tokens(work.cacheRead, 'read'),
    'cache_creation.ephemeral_5m_input_tokens': tokens(work.write5m, 'write 5m'),
    'cache_creation.ephemeral_1h_input_tokens': tokens(work.write1h, 'write 1h'),
    'output_tokens': tokens(work.output, 'output'),
    'web_search_requests': Math.round(requests * work.searches),
  };
}

/** Messages usage of a day by every dimension there is. */
export function usageFacts(day: Day, now: number): UsageFact[] {
  return anthropicWork.flatMap((work) => {
    const counts = countsOf(work, day, now);
    if (counts.output_tokens === 0) return [];
    const dimensions = {
      api_key_id: work.key, workspace_id: work.workspace, account_id: null, service_account_id: null, model: work.model,
      service_tier: work.batch ? 'batch' : 'standard', context_window: '0-200k', inference_geo: 'global',
    };
    const figures = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, decimal(count)])) as Record<UsageFigure, Decimal>;
    return [{ dimensions, figures }];
  });
}

/** What the day is billed: tokens times price, searches, and code execution that names no model. */
export function costFacts(day: Day, now: number): CostFact[] {
  if (!isInHistory(day, now)) return [];
  const lines = anthropicWork.flatMap((work) => linesOf(work, countsOf(work, day, now)));
  return [...lines, otherLine(null, 'code_execution', 'Code Execution Usage', decimal(CODE_EXECUTION_PRICE))];
}

function linesOf(work: AnthropicWork, counts: Readonly<Record<UsageFigure, number>>): CostFact[] {
  const prices = Object.entries(anthropicPrices[work.model] ?? {}) as [TokenKind, string][];
  const lines = prices.flatMap(([kind, price]): CostFact[] => {
    if (counts[kind] === 0) return [];
    return [{
      dimensions: { workspace_id: work.workspace, description: `${titleOf(work.model)} Usage${work.batch ? ' (Batch)' : ''} - ${KIND_WORDS[kind]}` },
      figures: { dollars: tokenCost(counts[kind], price, work.batch) },
      about: { cost_type: 'tokens', model: work.model, token_type: kind, service_tier: work.batch ? 'batch' : 'standard', context_window: '0-200k', inference_geo: 'global' },
    }];
  });
  if (counts.web_search_requests === 0) return lines;
  const searches = multiply(decimal(counts.web_search_requests), decimal(SEARCH_PRICE));
  return [...lines, otherLine(work.workspace, 'web_search', 'Web Search Usage', searches)];
}

function otherLine(workspace: string | null, costType: string, description: string, dollars: Decimal): CostFact {
  const about = { cost_type: costType, model: null, token_type: null, service_tier: null, context_window: null, inference_geo: null };
  return { dimensions: { workspace_id: workspace, description }, figures: { dollars }, about };
}

/** `claude-sonnet-5` as people write it: Claude Sonnet 5. */
function titleOf(model: string): string {
  return model.replace(/-(\d)-(\d)$/, ' $1.$2').split(/[- ]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
