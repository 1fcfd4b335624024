import { add, decimal, divide, isZero, multiply, ONE, ZERO, type Decimal } from './decimal.js';
import type { Day } from './days.js';
import type { CurrencyCode } from './money.js';
import type { PriceBook } from './price-book.js';
import { listProvider } from './price-provider.js';
import { contextWindowStart, priceFactor } from './price-tier.js';
import { unitConversion } from './price-unit.js';
import type { ModelPrice, TokenPrices } from './prices.js';
import type { UsageRow } from './records.js';

/** What has to be known of a usage row to price it. */
export type PriceableUsage = Pick<
  UsageRow,
  | 'provider' | 'model' | 'tier' | 'variant'
  | 'inputTokens' | 'cacheReadTokens' | 'cacheWriteTokens' | 'cacheWrite1hTokens' | 'outputTokens'
  | 'requests' | 'quantity' | 'unit'
>;

export type TokenMeter = keyof TokenPrices;
export const TOKEN_METERS: readonly TokenMeter[] = ['input', 'cacheRead', 'cacheWrite', 'cacheWrite1h', 'output'];

/** One meter of a priced row. `price` is per million tokens, per request or per unit, tier included. */
export type PricedPart = Readonly<{ meter: string; quantity: number; price: Decimal; amount: Decimal }>;

/** The exact cost with its parts and the row of the price book behind it, or what is missing to tell it, in words. */
export type Priced =
  | Readonly<{ amount: Decimal; currency: CurrencyCode; parts: readonly PricedPart[]; price: ModelPrice }>
  | Readonly<{ missing: readonly string[] }>;

const MILLION = decimal(1_000_000);
const METER_NAMES: Readonly<Record<TokenMeter, string>> = {
  input: 'input', cacheRead: 'cache read', cacheWrite: 'cache write', cacheWrite1h: 'one-hour cache write', output: 'output',
};

/**
 * Quantity times the price of the day, exactly.
 *
 * A count that is not zero and has no price makes the whole row missing: a part
 * left out would look like a cost. A count the provider does not say costs
 * nothing, but input or output that a token row leaves out is missing. Sound and
 * image tokens are priced as text, because no usage row tells them apart.
 *
 * @param at UTC day, or an ISO instant where the time is known
 */
export function priceUsage(usage: PriceableUsage, at: Day, book: PriceBook): Priced {
  const price = book.find(usage.provider, usage.model, at);
  if (price === null) return { missing: [`no price for the model ${usage.model === '' ? '(none named)' : usage.model} of ${usage.provider}`] };
  const counts = tokenCounts(usage);
  const factor = priceFactor(sellerOf(price, usage), usage.tier, usage.variant);
  const hasTokens = TOKEN_METERS.some((meter) => (counts[meter] ?? 0) > 0);
  const parts: PricedPart[] = [];
  const missing: string[] = [];
  if (factor === null && hasTokens) missing.push(`no price for the tier ${[usage.tier, usage.variant].filter((text) => text !== '').join(', ')} of ${usage.model}`);
  priceTokens(counts, tokenPricesFor(price, usage), factor ?? ONE, usage.model, parts, missing);
  priceRequests(usage, price, parts, missing);
  priceQuantity(usage, price, parts, missing);
  if (parts.length === 0 && missing.length === 0) missing.push(`no quantity reported for ${usage.model}`);
  if (missing.length > 0) return { missing };
  return { amount: parts.reduce((sum, part) => add(sum, part.amount), ZERO), currency: price.currency, parts, price };
}

/** Whether the price is known. */
export function isPriced(priced: Priced): priced is Exclude<Priced, { missing: readonly string[] }> {
  return !('missing' in priced);
}

type TokenCounts = Readonly<Record<TokenMeter, number | null>>;

/** Counts by meter, with the one-hour writes taken out of the writes they are part of. */
export function tokenCounts(usage: PriceableUsage): TokenCounts {
  const hour = usage.cacheWrite1hTokens;
  const writes = usage.cacheWriteTokens;
  return {
    input: usage.inputTokens,
    cacheRead: usage.cacheReadTokens,
    cacheWrite: writes === null ? null : Math.max(0, writes - (hour ?? 0)),
    cacheWrite1h: hour,
    output: usage.outputTokens,
  };
}

function priceTokens(counts: TokenCounts, prices: TokenPrices, factor: Decimal, model: string, parts: PricedPart[], missing: string[]): void {
  const isTokenRow = TOKEN_METERS.some((meter) => counts[meter] !== null);
  TOKEN_METERS.forEach((meter) => {
    const quantity = counts[meter];
    const listed = prices[meter];
    if (quantity === null) {
      const isNeeded = (meter === 'input' || meter === 'output') && listed !== null && !isZero(listed);
      if (isTokenRow && isNeeded) missing.push(`${METER_NAMES[meter]} tokens of ${model} are not reported`);
    } else if (listed === null) {
      if (quantity > 0) missing.push(`no ${METER_NAMES[meter]} price for ${model}`);
    } else {
      const price = multiply(listed, factor);
      parts.push({ meter, quantity, price, amount: divide(multiply(decimal(quantity), price), MILLION) });
    }
  });
}

/**
 * The long-context prices where the calls were long: by the context window the
 * variant names, else by the mean input of a call. A day of calls without
 * either is priced at the base price.
 */
function tokenPricesFor(price: ModelPrice, usage: PriceableUsage): TokenPrices {
  const long = price.longContext;
  if (long === undefined) return price;
  const window = contextWindowStart(usage.variant);
  if (window !== null) return window >= long.above ? long : price;
  const input = (usage.inputTokens ?? 0) + (usage.cacheReadTokens ?? 0) + (usage.cacheWriteTokens ?? 0);
  return usage.requests !== null && usage.requests > 0 && input / usage.requests > long.above ? long : price;
}

function priceRequests(usage: PriceableUsage, price: ModelPrice, parts: PricedPart[], missing: string[]): void {
  if (price.perRequest === null || isZero(price.perRequest)) return;
  if (usage.requests === null) missing.push(`requests of ${usage.model} are not reported`);
  else parts.push({ meter: 'requests', quantity: usage.requests, price: price.perRequest, amount: multiply(decimal(usage.requests), price.perRequest) });
}

function priceQuantity(usage: PriceableUsage, price: ModelPrice, parts: PricedPart[], missing: string[]): void {
  const { quantity } = usage;
  if (quantity === null) return;
  const units = [...(price.perUnit === null ? [] : [{ unit: price.unit, price: price.perUnit }]), ...(price.moreUnits ?? [])];
  for (const { unit, price: perUnit } of units) {
    const conversion = unitConversion(usage.unit, unit);
    if (conversion !== null) {
      const amount = divide(multiply(decimal(quantity), multiply(perUnit, conversion.times)), conversion.over);
      parts.push({ meter: unit, quantity, price: divide(multiply(perUnit, conversion.times), conversion.over), amount });
      return;
    }
  }
  if (quantity > 0) missing.push(`no price per ${usage.unit === '' ? 'unit' : usage.unit} for ${usage.model}`);
}

function sellerOf(price: ModelPrice, usage: PriceableUsage): string {
  return listProvider(price.source === 'list' ? price.provider : usage.provider);
}
