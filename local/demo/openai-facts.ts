import type { Day } from '../../src/core/days.js';
import { decimal, multiply, type Decimal } from '../../src/core/decimal.js';
import { isInHistory, perRequest, requestsOn } from './activity.js';
import type { Fact } from './grouping.js';
import { openaiPrices, openaiWork, SEARCH_PRICE, UNATTRIBUTED, type OpenaiWork } from './openai-company.js';
import { tokenCost } from './token-price.js';

type UsageDimension = 'project_id' | 'user_id' | 'api_key_id' | 'model' | 'batch' | 'service_tier' | 'context_level';
export type UsageFact = Fact<UsageDimension, string>;
export type CostFact = Fact<'project_id' | 'line_item' | 'api_key_id', 'value' | 'quantity'> & Readonly<{ unit: string }>;

type Counts = Readonly<{ requests: number; uncached: number; cached: number; output: number; searches: number }>;

/** What a workload consumed on a day. */
function countsOf(work: OpenaiWork, day: Day, now: number): Counts {
  const requests = requestsOn(work, day, now);
  const input = Math.round(requests * perRequest(work.input, work, day, 'input'));
  const cached = Math.round(input * work.cachedShare);
  return {
    requests, cached,
    uncached: input - cached,
    output: Math.round(requests * perRequest(work.output, work, day, 'output')),
    searches: Math.round(requests * work.searches),
  };
}

/** Usage of one kind on a day, by every dimension there is. */
export function usageFacts(kind: string, day: Day, now: number): UsageFact[] {
  return openaiWork.flatMap((work): UsageFact[] => {
    const counts = countsOf(work, day, now);
    const figures = figuresOf(kind, work, counts);
    if (counts.requests === 0 || figures === null) return [];
    const dimensions = {
      project_id: work.project, user_id: work.user, api_key_id: work.key, model: work.model,
      batch: work.batch, service_tier: 'default', context_level: 'medium',
    };
    return [{ dimensions, figures }];
  });
}

function figuresOf(kind: string, work: OpenaiWork, { requests, uncached, cached, output, searches }: Counts): Record<string, Decimal> | null {
  if (kind === 'web_search_calls') return searches === 0 ? null : { num_requests: decimal(searches), num_model_requests: decimal(searches) };
  if (kind !== work.kind) return null;
  if (kind === 'embeddings') return { input_tokens: decimal(uncached), num_model_requests: decimal(requests) };
  return {
    input_tokens: decimal(uncached + cached),
    input_uncached_tokens: decimal(uncached),
    input_cached_tokens: decimal(cached),
    input_cache_write_tokens: decimal(0),
    output_tokens: decimal(output),
    num_model_requests: decimal(requests),
  };
}

/** What the day is billed: tokens times price, searches, and a charge nobody has caused. */
export function costFacts(day: Day, now: number): CostFact[] {
  if (!isInHistory(day, now)) return [];
  const lines = openaiWork.flatMap((work) => linesOf(work, countsOf(work, day, now)));
  return [...lines, line(null, null, UNATTRIBUTED.lineItem, decimal(UNATTRIBUTED.dollars), 1, '')];
}

function linesOf(work: OpenaiWork, counts: Counts): CostFact[] {
  const prices = openaiPrices[work.model] ?? {};
  const tokens: Readonly<Record<string, number>> = { 'input': counts.uncached, 'cached input': counts.cached, 'output': counts.output };
  const lines = Object.entries(tokens).flatMap(([meter, count]) => {
    const price = prices[meter];
    if (price === undefined || count === 0) return [];
    const name = `${work.model}, ${work.batch ? 'batch ' : ''}${meter}`;
    return [line(work.project, work.key, name, tokenCost(count, price, work.batch), count, 'tokens')];
  });
  if (counts.searches === 0) return lines;
  return [...lines, line(work.project, work.key, 'web search tool calls', multiply(decimal(counts.searches), decimal(SEARCH_PRICE)), counts.searches, 'calls')];
}

function line(project: string | null, key: string | null, lineItem: string, value: Decimal, quantity: number, unit: string): CostFact {
  return { dimensions: { project_id: project, line_item: lineItem, api_key_id: key }, figures: { value, quantity: decimal(quantity) }, unit };
}
