import type { UsageRow } from '../../core/records.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import * as v from 'valibot';
import { addUpUsage } from '../kit/add-up.js';
import { count, countOrNull, record, textOrBlank, yesNo } from '../kit/fields.js';
import { readBuckets } from './bucket-page.js';
import { disjointInput, partsMismatch } from './input-tokens.js';
import { noFigures, usageCall, USAGE_WINDOW } from './usage-call.js';

const result = record({
  input_tokens: count,
  input_uncached_tokens: countOrNull,
  input_cached_tokens: countOrNull,
  input_cache_write_tokens: countOrNull,
  output_tokens: count,
  num_model_requests: count,
  project_id: textOrBlank,
  user_id: textOrBlank,
  api_key_id: textOrBlank,
  model: textOrBlank,
  batch: v.nullish(yesNo, null),
  service_tier: textOrBlank,
});

/**
 * Text models: tokens and requests per project, user, key, model and tier.
 *
 * @see https://platform.openai.com/docs/api-reference/usage/completions (schema of 2026-08-21)
 *
 * Quirks: `input_tokens` holds cached and cache-write tokens too; the splits by
 * text, audio and image describe parts of these counts and are never added.
 */
export const completions: Feed<'usage'> = {
  id: 'completions',
  label: 'Usage: completions',
  kind: 'usage',
  window: USAGE_WINDOW,
  start: (step) => [usageCall('completions', step, ['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier'])],
  read: (page) => {
    const { results, calls } = readBuckets(page, result);
    let mismatches = 0;
    const rows = results.map(({ day, result: use, path }): RowWithoutOrigin<'usage'> => {
      const input = disjointInput(use, page, path);
      if (partsMismatch(use)) mismatches += 1;
      return {
        ...noFigures,
        ...input,
        day,
        subAccount: use.project_id,
        key: use.api_key_id,
        user: use.user_id,
        model: use.model,
        tier: use.batch === true ? 'batch' : tierOf(use.service_tier),
        outputTokens: use.output_tokens,
        requests: use.num_model_requests,
      };
    });
    return { rows: addUpUsage(rows), calls, notes: mismatches === 0 ? [] : [`The parts of input_tokens do not add up to it in ${mismatches} results; the parts were kept.`] };
  },
};

/** The standard tier goes by several names and is blank with us. */
function tierOf(serviceTier: string): UsageRow['tier'] {
  return serviceTier === 'default' || serviceTier === 'standard' ? '' : serviceTier;
}
