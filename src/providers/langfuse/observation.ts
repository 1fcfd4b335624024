import * as v from 'valibot';
import type { Tokens } from '../../core/records.js';
import { money } from '../../core/money.js';
import type { RowWithoutOrigin } from '../provider.js';
import { count, decimalOrNull, list, text, textOrBlank } from '../kit/fields.js';
import { instant } from '../kit/instant.js';
import { servedBy } from '../kit/served-by.js';
import { attributionOf } from '../kit/tags.js';

const secondsOrNull = v.nullish(v.custom<number>((value) => typeof value === 'number' && Number.isFinite(value) && value >= 0, 'seconds'), null);

/** What both editions of the API tell of a model call. Input and output are never asked for and never read. */
export const observationFields = {
  id: text,
  startTime: instant,
  type: textOrBlank,
  level: textOrBlank,
  environment: textOrBlank,
  usageDetails: v.nullish(v.record(text, count, 'an object'), {}),
  latency: secondsOrNull,
  projectId: textOrBlank,
  userId: textOrBlank,
  traceName: textOrBlank,
  tags: v.nullish(list(text), []),
  totalCost: decimalOrNull,
  providedModelName: textOrBlank,
};
export type Observation = v.InferOutput<v.ObjectSchema<typeof observationFields, string>>;

/**
 * The buckets of `usageDetails` as four counts. Every bucket but `total` holds
 * what no other holds, whatever its name: `output_reasoning_tokens` stands beside
 * `output`. No bucket at all means that nothing was counted.
 */
export function tokensOf(usage: Readonly<Record<string, number>>): Tokens {
  const sums: Record<keyof Tokens, number | null> = { inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null };
  Object.keys(usage).forEach((bucket) => {
    const count = meterOf(bucket);
    if (count !== null) sums[count] = (sums[count] ?? 0) + (usage[bucket] ?? 0);
  });
  return sums;
}

/** Whether the buckets add up to something else than the total that stands beside them. */
export function isMismatch({ usageDetails }: Observation): boolean {
  const total = usageDetails['total'];
  const sums = tokensOf(usageDetails);
  const parts = [sums.inputTokens, sums.cacheReadTokens, sums.cacheWriteTokens, sums.outputTokens].reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return total !== undefined && parts !== 0 && parts !== total;
}

export function mismatchNote(count: number): string {
  return `${count} calls tell parts that do not add up to their total tokens: the app may send cached tokens inside its input as well. The parts were kept.`;
}

export function rowOf(call: Observation): RowWithoutOrigin<'request'> {
  const told = attributionOf(call.tags);
  return {
    timestamp: call.startTime,
    source: call.projectId === '' ? 'langfuse' : `langfuse:${call.projectId}`,
    requestId: call.id,
    servedBy: servedBy('', call.providedModelName),
    model: call.providedModelName,
    ...tokensOf(call.usageDetails),
    latencyMs: call.latency === null ? null : Math.round(call.latency * 1_000),
    status: call.level === 'ERROR' ? 'error' : 'ok',
    user: call.userId === '' ? told.user : call.userId,
    team: told.team,
    project: told.project === '' ? call.environment : told.project,
    feature: told.feature === '' ? call.traceName : told.feature,
    ...(told.tags === '' ? {} : { tags: told.tags }),
    key: '',
    cost: call.totalCost === null ? null : money(call.totalCost, 'USD'),
    basis: call.totalCost === null ? 'missing' : 'estimated',
  };
}

function meterOf(bucket: string): keyof Tokens | null {
  const name = bucket.toLowerCase();
  if (/cache/.test(name)) return /creation|write/.test(name) ? 'cacheWriteTokens' : 'cacheReadTokens';
  if (/output|completion/.test(name)) return 'outputTokens';
  return /input|prompt/.test(name) ? 'inputTokens' : null;
}
