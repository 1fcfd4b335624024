import * as v from 'valibot';
import { money } from '../../core/money.js';
import type { RowWithoutOrigin } from '../provider.js';
import { disjointTokens } from '../kit/disjoint-tokens.js';
import { countOrNull, decimalOrNull, record, text, textOrBlank } from '../kit/fields.js';
import { instant } from '../kit/instant.js';
import { servedBy } from '../kit/served-by.js';
import { attributionOf, tagsOfMap } from '../kit/tags.js';

/** HTTP status; figures below zero stand for calls that are pending or were cancelled. */
const status = v.custom<number>((value) => typeof value === 'number' && Number.isInteger(value), 'a whole number');
const properties = v.nullish(v.record(text, v.nullable(text), 'an object'), null);
const NOT_CACHED = '00000000-0000-0000-0000-000000000000';
/** Where the session's header ends up; it tells the run of an agent and no feature. */
const SESSION = /^helicone-/i;

export const call = record({
  request_id: text,
  request_created_at: instant,
  response_status: status,
  provider: textOrBlank,
  model: textOrBlank,
  request_model: textOrBlank,
  response_model: textOrBlank,
  request_user_id: textOrBlank,
  delay_ms: v.nullish(v.custom<number>((value) => typeof value === 'number' && Number.isFinite(value) && value >= 0, 'milliseconds'), null),
  prompt_tokens: countOrNull,
  completion_tokens: countOrNull,
  prompt_cache_read_tokens: countOrNull,
  prompt_cache_write_tokens: countOrNull,
  cost: decimalOrNull,
  request_properties: properties,
  properties,
  cache_reference_id: textOrBlank,
});
type Call = v.InferOutput<typeof call>;

export function rowOf(one: Call): RowWithoutOrigin<'request'> {
  const told = attributionOf(tagsOfMap(one.request_properties ?? one.properties).filter((tag) => !SESSION.test(tag)));
  const model = [one.response_model, one.model, one.request_model].find((name) => name !== '') ?? '';
  return {
    timestamp: one.request_created_at,
    source: 'helicone',
    requestId: one.request_id,
    servedBy: servedBy(one.provider === 'CUSTOM' ? '' : one.provider, model),
    model,
    ...disjointTokens({ input: one.prompt_tokens, cacheRead: one.prompt_cache_read_tokens, cacheWrite: one.prompt_cache_write_tokens, output: one.completion_tokens }, 'untold'),
    latencyMs: one.delay_ms === null ? null : Math.round(one.delay_ms),
    status: statusOf(one),
    user: one.request_user_id === '' ? told.user : one.request_user_id,
    team: told.team,
    project: told.project,
    feature: told.feature,
    ...(told.tags === '' ? {} : { tags: told.tags }),
    key: '',
    // No cost means that its price table lacks the model.
    cost: one.cost === null ? null : money(one.cost, 'USD'),
    basis: one.cost === null ? 'missing' : 'estimated',
  };
}

function statusOf({ response_status: code, cache_reference_id: cached }: Call): string {
  if (code < 0) return 'cancelled or pending';
  if (code < 200 || code > 299) return `error ${code}`;
  return cached === '' || cached === NOT_CACHED ? 'ok' : 'cached';
}
