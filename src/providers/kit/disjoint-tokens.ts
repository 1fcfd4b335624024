import type { Tokens } from '../../core/records.js';

/** Counts as a source tells them. */
export type ToldTokens = Readonly<{ input: number | null; cacheRead: number | null; cacheWrite: number | null; output: number | null }>;

/** Whether `input` holds the cached tokens; `untold` where the source does not say or it depends on what it passes on. */
export type InputFigure = 'inclusive' | 'disjoint' | 'untold';

/**
 * Counts of which none holds another.
 *
 * Of an untold figure the counts decide: more cached tokens than input can only
 * stand beside it, otherwise they are taken for a part of it.
 */
export function disjointTokens({ input, cacheRead, cacheWrite, output }: ToldTokens, figure: InputFigure): Tokens {
  const cached = (cacheRead ?? 0) + (cacheWrite ?? 0);
  const isPart = figure === 'inclusive' || (figure === 'untold' && input !== null && cached <= input);
  return {
    inputTokens: input === null || !isPart ? input : Math.max(0, input - cached),
    cacheReadTokens: cacheRead,
    cacheWriteTokens: cacheWrite,
    outputTokens: output,
  };
}
