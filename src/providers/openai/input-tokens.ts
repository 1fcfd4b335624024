import type { Page } from '../provider.js';
import { shapeFault } from '../kit/read-json.js';

export type InputCounts = Readonly<{
  /** Everything: uncached, cached and cache writes. */
  input_tokens: number;
  input_uncached_tokens: number | null;
  input_cached_tokens: number | null;
  input_cache_write_tokens: number | null;
}>;

type Disjoint = Readonly<{ inputTokens: number; cacheReadTokens: number | null; cacheWriteTokens: number }>;

/**
 * OpenAI's inclusive input count as disjoint counts.
 *
 * A part that is not told is what the told ones leave of the whole. Answers
 * from before the uncached and cache-write counts existed had no priced cache
 * writes: those are then 0. Cache reads stay null when nothing tells them.
 *
 * @throws Fault when the parts are more than the whole
 */
export function disjointInput(use: InputCounts, page: Page, path: string): Disjoint {
  const { input_tokens: whole, input_uncached_tokens: uncached, input_cached_tokens: cached, input_cache_write_tokens: written } = use;
  const cacheWriteTokens = written ?? (uncached !== null && cached !== null ? whole - uncached - cached : 0);
  const cacheReadTokens = cached ?? (uncached === null ? null : whole - uncached - cacheWriteTokens);
  const inputTokens = uncached ?? whole - (cacheReadTokens ?? 0) - cacheWriteTokens;
  if (inputTokens < 0 || cacheWriteTokens < 0 || (cacheReadTokens ?? 0) < 0) {
    throw shapeFault(page, `${path}.input_tokens`, 'The cached and cache-write tokens inside it are more than the whole.');
  }
  return { inputTokens, cacheReadTokens, cacheWriteTokens };
}

/** Whether all three parts are told and do not add up to the whole. */
export function partsMismatch(use: InputCounts): boolean {
  const { input_uncached_tokens: uncached, input_cached_tokens: cached, input_cache_write_tokens: written } = use;
  return uncached !== null && cached !== null && written !== null && uncached + cached + written !== use.input_tokens;
}
