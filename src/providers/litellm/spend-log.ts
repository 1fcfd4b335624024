import * as v from 'valibot';
import type { Tokens } from '../../core/records.js';
import { disjointTokens } from '../kit/disjoint-tokens.js';
import { countOrNull, decimalOrNull, list, record, text, textOrBlank } from '../kit/fields.js';
import { instant, instantOrNull } from '../kit/instant.js';

const usage = v.nullish(record({
  prompt_tokens_details: v.nullish(record({ cached_tokens: countOrNull }), null),
  cache_read_input_tokens: countOrNull,
  cache_creation_input_tokens: countOrNull,
}), null);
const metadata = record({
  user_api_key_alias: textOrBlank,
  user_api_key_team_alias: textOrBlank,
  usage_object: usage,
  spend_logs_metadata: v.optional(v.unknown()),
  error_information: v.nullish(record({ error_code: textOrBlank }), null),
});

/** A row of the SpendLogs table. Of prompts and answers, which may stand beside these fields, nothing is read. */
export const spendLog = record({
  request_id: text,
  api_key: textOrBlank,
  spend: decimalOrNull,
  prompt_tokens: countOrNull,
  completion_tokens: countOrNull,
  startTime: instant,
  endTime: instantOrNull,
  request_duration_ms: countOrNull,
  model: textOrBlank,
  model_group: textOrBlank,
  custom_llm_provider: textOrBlank,
  user: textOrBlank,
  end_user: textOrBlank,
  team_id: textOrBlank,
  request_tags: maybeJson(list(text) as v.GenericSchema<unknown, string[]>, []),
  cache_hit: textOrBlank,
  status: textOrBlank,
  metadata: maybeJson(metadata, {}),
});
export type SpendLog = v.InferOutput<typeof spendLog>;

/** Older versions send lists and objects as JSON text; null, absent and blank stand for `none`. */
function maybeJson<Output>(schema: v.GenericSchema<unknown, Output>, none: unknown): v.GenericSchema<unknown, Output> {
  return v.pipe(v.optional(v.unknown(), null), v.transform((value) => (typeof value === 'string' ? jsonOf(value) : value) ?? none), schema);
}

/** Text that is no JSON stays text and is refused by what is expected in its place. */
function jsonOf(value: string): unknown {
  if (value.trim() === '') return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/**
 * Disjoint counts of a call.
 *
 * Cached tokens stand in the provider's own figures alone, and whether
 * `prompt_tokens` holds them depends on provider and version. Without those
 * figures two zeros of a call that succeeded mean that nothing was measured.
 */
export function tokensOf(log: SpendLog): Tokens {
  const told = log.metadata.usage_object;
  const isMeasured = told !== null || log.status === 'failure' || (log.prompt_tokens ?? 0) + (log.completion_tokens ?? 0) > 0;
  return disjointTokens({
    input: isMeasured ? log.prompt_tokens : null,
    cacheRead: told?.cache_read_input_tokens ?? told?.prompt_tokens_details?.cached_tokens ?? null,
    cacheWrite: told?.cache_creation_input_tokens ?? null,
    output: isMeasured ? log.completion_tokens : null,
  }, 'untold');
}

/** `ok`, `cached`, or `error` with its code. Rows from before the field existed are of calls that succeeded. */
export function statusOf({ status, cache_hit, metadata: { error_information } }: SpendLog): string {
  if (status === 'failure') return `error ${error_information?.error_code ?? ''}`.trim();
  return cache_hit.toLowerCase() === 'true' ? 'cached' : 'ok';
}

/** The key by its alias, else by the first letters of its hash. */
export function keyOf({ api_key, metadata: { user_api_key_alias } }: SpendLog): string {
  if (user_api_key_alias !== '') return user_api_key_alias;
  return api_key === 'litellm_proxy_master_key' ? 'master key' : api_key.slice(0, 8);
}
