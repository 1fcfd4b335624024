import { add, decimal, isNegative, toText, ZERO, type Decimal } from '../../core/decimal.js';
import type { Sample } from '../kit/prometheus.js';
import { shapeFault, type Place } from '../kit/read-json.js';

/** By how a name ends: what stands before it is not documented. */
const REQUESTS = /(^|_)requests_total$/;
const TOKENS = /(^|_)tokens_total$/;
const COST = /(^|_)cost_usd(_total)?$|(^|_)cost_total$/;

type TokenField = 'inputTokens' | 'outputTokens' | 'cacheReadTokens' | 'cacheWriteTokens';
/** A type that counts others again has no field. */
const TOKEN_TYPES: Readonly<Record<string, TokenField | null>> = {
  input: 'inputTokens', prompt: 'inputTokens', output: 'outputTokens', completion: 'outputTokens',
  cached: 'cacheReadTokens', cache_read: 'cacheReadTokens', cache_write: 'cacheWriteTokens', cache_creation: 'cacheWriteTokens',
  total: null,
};

/** Counters of one combination of labels. Null: no counter of that sort has these labels. */
export type Totals = Readonly<{ provider: string; model: string; status: string; requests: number | null; cost: Decimal | null }> & Readonly<Record<TokenField, number | null>>;

/**
 * The counters of a page by provider, model and status, further labels summed.
 * A counter without one of these labels stands in a row without it, so that no
 * count is shown twice. `isPartial` when token types are not known.
 */
export function totalsOf(samples: readonly Sample[], place: Place): Readonly<{ totals: readonly Totals[]; isPartial: boolean }> {
  const rows = new Map<string, Totals>();
  let isPartial = false;
  samples.forEach((sample) => {
    const field = fieldOf(sample);
    if (field === undefined) isPartial = true;
    if (field === undefined || field === null || !/\d/.test(sample.value)) return;
    const { provider = '', model = '', status = '' } = sample.labels;
    const key = JSON.stringify([provider, model, status]);
    rows.set(key, plus(rows.get(key) ?? emptyTotals(provider, model, status), field, sample, place));
  });
  return { totals: Array.from(rows.values()), isPartial };
}

/** Where a sample counts: nowhere when null, not known when undefined. */
function fieldOf({ name, labels }: Sample): keyof Totals | null | undefined {
  if (REQUESTS.test(name)) return 'requests';
  if (COST.test(name)) return 'cost';
  return TOKENS.test(name) ? TOKEN_TYPES[(labels['type'] ?? '').toLowerCase()] : null;
}

function plus(row: Totals, field: keyof Totals, sample: Sample, place: Place): Totals {
  const value = decimal(sample.value);
  if (isNegative(value)) throw shapeFault(place, `line ${sample.line}`, 'Expected a counter of zero or more, found a negative one.');
  if (field === 'cost') return { ...row, cost: add(row.cost ?? ZERO, value) };
  return { ...row, [field]: Number(row[field] ?? 0) + Number(toText(value)) };
}

function emptyTotals(provider: string, model: string, status: string): Totals {
  return { provider, model, status, requests: null, cost: null, inputTokens: null, outputTokens: null, cacheReadTokens: null, cacheWriteTokens: null };
}
