import type { Day } from '../days.js';
import { add, decimal, multiply, subtract, ZERO, type Decimal } from '../decimal.js';
import type { Money } from '../money.js';
import { isPriced, priceUsage, type PriceableUsage } from '../price.js';
import type { PriceBook } from '../prices/book.js';
import { plainTier } from '../prices/tier.js';
import type { UsageRow } from '../records.js';

/** Usage of one day whose rows are priced alike, added up. */
export type MixRow = PriceableUsage & Readonly<{ day: Day }>;

/** What to try on a mix. A share is between 0 and 1. */
export type Change =
  | Readonly<{ kind: 'model'; provider: string; model: string }>
  /** Part of the calls at the standard tier that can wait. */
  | Readonly<{ kind: 'batch'; share: Decimal }>
  /** Part of all input tokens that is read from the cache; what is written to it stays. */
  | Readonly<{ kind: 'cache'; share: Decimal }>;

/** A cost at the prices of the book; `unpriced` counts rows left out of both sides of a comparison. */
export type Repriced = Readonly<{ now: Decimal; then: Decimal; unpriced: number }>;

/** The prices to try, and how an amount becomes one in base currency; null where no rate is known. */
export type Prices = Readonly<{ book: PriceBook; inBase: (amount: Money, day: Day) => Decimal | null }>;

const COUNTS = ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'cacheWrite1hTokens', 'outputTokens', 'requests', 'quantity'] as const;

/**
 * Rows added up where no price can tell them apart: by day, model, tier and
 * variant, by which counts are told and not zero, and by how long a call is. The same prices
 * on the mix and on its rows give the same cost to the last digit.
 */
export function mixOf(rows: readonly UsageRow[], book: PriceBook): MixRow[] {
  const thresholds = Array.from(new Set(book.rows.map(({ longContext }) => longContext?.above ?? 0))).filter((above) => above > 0);
  const mix = new Map<string, { -readonly [Field in keyof MixRow]: MixRow[Field] }>();
  rows.forEach((row) => {
    // A count that is not zero can lack a price where zero cannot.
    const told = COUNTS.map((count) => (row[count] === null ? '?' : Math.sign(row[count] ?? 0))).join('');
    const key = [row.day, row.provider, row.model, row.tier, row.variant, row.unit, told, lengthClass(row, thresholds)].join('\n');
    const held = mix.get(key);
    if (held === undefined) {
      const { day, provider, model, tier, variant, inputTokens, cacheReadTokens, cacheWriteTokens, cacheWrite1hTokens, outputTokens, requests, quantity, unit } = row;
      mix.set(key, { day, provider, model, tier, variant, inputTokens, cacheReadTokens, cacheWriteTokens, cacheWrite1hTokens, outputTokens, requests, quantity, unit });
    } else {
      COUNTS.forEach((count) => { held[count] = held[count] === null ? null : (held[count] ?? 0) + (row[count] ?? 0); });
    }
  });
  return Array.from(mix.values());
}

/** How many long-context thresholds the mean call of a row is over. */
function lengthClass(row: UsageRow, thresholds: readonly number[]): number {
  if (row.requests === null || row.requests === 0) return -1;
  const input = (row.inputTokens ?? 0) + (row.cacheReadTokens ?? 0) + (row.cacheWriteTokens ?? 0);
  return thresholds.filter((above) => input / (row.requests ?? 1) > above).length;
}

/** What a mix costs now and after a change, at list price or the user's own, rows priced on both sides only. */
export function repriced(mix: readonly MixRow[], change: Change, prices: Prices): Repriced {
  let [now, then, unpriced] = [ZERO, ZERO, 0];
  mix.forEach((row) => {
    const [before, after] = [costOf(row, prices), changedCost(row, change, prices)];
    if (before === null || after === null) {
      unpriced += 1;
      return;
    }
    now = add(now, before);
    then = add(then, after);
  });
  return { now, then, unpriced };
}

function changedCost(row: MixRow, change: Change, prices: Prices): Decimal | null {
  if (change.kind === 'model') return costOf(asModel(row, change.provider, change.model, prices), prices);
  if (change.kind === 'batch') {
    if (plainTier(row.tier) !== '') return costOf(row, prices);
    return between(costOf(row, prices), costOf({ ...row, tier: 'batch' }, prices), change.share);
  }
  const input = (row.inputTokens ?? 0) + (row.cacheReadTokens ?? 0);
  if (input === 0) return costOf(row, prices);
  return between(costOf({ ...row, inputTokens: input, cacheReadTokens: 0 }, prices), costOf({ ...row, inputTokens: 0, cacheReadTokens: input }, prices), change.share);
}

/** The same tokens for another model; what it has no cache price for counts as plain input. */
function asModel(row: MixRow, provider: string, model: string, { book }: Prices): MixRow {
  const price = book.find(provider, model, row.day, row.tier);
  const isSameSeller = provider === row.provider;
  const moved = { ...row, provider, model, variant: isSameSeller ? row.variant : '' };
  if (price === null) return moved;
  const read = price.cacheRead === null ? row.cacheReadTokens ?? 0 : 0;
  const written = price.cacheWrite === null ? row.cacheWriteTokens ?? 0 : 0;
  const hour = price.cacheWrite1h === null || written > 0 ? null : row.cacheWrite1hTokens;
  return {
    ...moved, cacheWrite1hTokens: hour,
    inputTokens: row.inputTokens === null && read + written === 0 ? null : (row.inputTokens ?? 0) + read + written,
    cacheReadTokens: read > 0 ? 0 : row.cacheReadTokens,
    cacheWriteTokens: written > 0 ? 0 : row.cacheWriteTokens,
  };
}

function costOf(row: MixRow, { book, inBase }: Prices): Decimal | null {
  const priced = priceUsage(row, row.day, book);
  return isPriced(priced) ? inBase(priced, row.day) : null;
}

/** From `a` a share of the way to `b`. */
function between(a: Decimal | null, b: Decimal | null, share: Decimal): Decimal | null {
  return a === null || b === null ? null : add(a, multiply(subtract(b, a), share));
}

/** A saving between two ends; negative where it would cost more. */
export type Savings = Readonly<{ now: Decimal; from: Decimal; to: Decimal; low: Decimal; high: Decimal; unpriced: number }>;

/** Another model splits text otherwise and answers at other length: its tokens may be this much fewer or more. */
const MODEL_SPREAD = { fewer: decimal('0.8'), more: decimal('1.2') };
const HALF = decimal('0.5');

/**
 * The saving of a change as a range. Another model is taken with a fifth fewer
 * to a fifth more tokens; a share of batch or cache between half of it and all of it.
 */
export function savingsOf(mix: readonly MixRow[], change: Change, prices: Prices): Savings {
  const { now, then, unpriced } = repriced(mix, change, prices);
  const half = change.kind === 'model' ? then : add(now, multiply(subtract(then, now), HALF));
  const ends = change.kind === 'model' ? [multiply(then, MODEL_SPREAD.fewer), multiply(then, MODEL_SPREAD.more)] : [then, half];
  const [a = ZERO, b = ZERO] = ends;
  const [from, to] = a < b ? [a, b] : [b, a];
  return { now, from, to, low: subtract(now, to), high: subtract(now, from), unpriced };
}
