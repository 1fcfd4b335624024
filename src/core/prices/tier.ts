import { decimal, multiply, ONE, type Decimal } from '../decimal.js';

/** Tiers that are billed at the plain price. */
const STANDARD = ['', 'standard', 'default', 'auto', 'on_demand', 'on-demand', 'ondemand'];
const HALF = decimal('0.5');

/**
 * Factors on the token prices by tier, from the vendors' pricing pages: a batch
 * costs half at each of these; OpenAI's flex processing is priced as its batch.
 * Priority has no one factor, its price differs by model or contract: absent.
 */
const TIER_FACTORS: Readonly<Record<string, Readonly<Record<string, Decimal>>>> = {
  openai: { batch: HALF, flex: HALF },
  anthropic: { batch: HALF },
  google: { batch: HALF },
  azure: { batch: HALF },
  aws: { batch: HALF },
  mistral: { batch: HALF },
  groq: { batch: HALF },
  together: { batch: HALF },
  fireworks: { batch: HALF },
};

/** Factors on the token prices by a word of the variant: Anthropic's inference kept in the United States. */
const VARIANT_FACTORS: Readonly<Record<string, Readonly<Record<string, Decimal>>>> = {
  anthropic: { us: decimal('1.1') },
};

/** Words of a variant that name another price we do not know. */
const UNPRICED_VARIANTS: Readonly<Record<string, readonly string[]>> = { anthropic: ['fast'] };

/**
 * What the token prices are multiplied by for a tier and variant.
 *
 * @param provider as the price list names it
 * @returns null when the tier or variant is charged at a price nobody has told us
 */
export function priceFactor(provider: string, tier: string, variant: string): Decimal | null {
  const byTier = tierFactor(provider, plainTier(tier));
  const words = wordsOf(variant);
  if (byTier === null || words.some((word) => (UNPRICED_VARIANTS[provider] ?? []).includes(word))) return null;
  return words.reduce((factor, word) => multiply(factor, VARIANT_FACTORS[provider]?.[word] ?? ONE), byTier);
}

/**
 * Lower bound of the context window a variant names, in tokens: 200,000 for
 * `200k-1M`, 0 for `0-200k`; null when it names none.
 */
export function contextWindowStart(variant: string): number | null {
  const match = /(?:^|[^\w.])(\d+)(k|m)?\s*-\s*\d+(?:k|m)\b/i.exec(variant);
  if (match === null) return null;
  const unit = (match[2] ?? '').toLowerCase();
  return Number(match[1]) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1_000 : 1);
}

/** A tier as it is compared: '' for every word that means the plain price. */
export function plainTier(tier: string): string {
  const text = tier.trim().toLowerCase();
  return STANDARD.includes(text) ? '' : text;
}

function tierFactor(provider: string, tier: string): Decimal | null {
  if (tier === '') return ONE;
  return TIER_FACTORS[provider]?.[tier] ?? null;
}

function wordsOf(variant: string): string[] {
  return variant.toLowerCase().split(/[^a-z0-9.-]+/);
}
