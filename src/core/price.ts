import { add, decimal, divide, isZero, multiply, ONE, scale, subtract, toNumber, ZERO, type Decimal } from './decimal.js';
import type { Day } from './days.js';
import type { CurrencyCode } from './money.js';
import type { PriceBook } from './prices/book.js';
import { listProvider } from './prices/provider.js';
import { contextWindowStart, priceFactor } from './prices/tier.js';
import { plainUnit, unitConversion } from './prices/unit.js';
import type { ModelPrice, TokenPrices } from './prices/prices.js';
import type { UsageRow } from './records.js';
import { TOKEN_METERS, type TokenMeter } from './prices/token-meters.js';

/** What has to be known of a usage row to price it. */
export type PriceableUsage = Pick<
  UsageRow,
  | 'provider' | 'model' | 'tier' | 'variant'
  | 'inputTokens' | 'cacheReadTokens' | 'cacheWriteTokens' | 'cacheWrite1hTokens' | 'outputTokens'
  | 'requests' | 'quantity' | 'unit'
>;

export { TOKEN_METERS, type TokenMeter } from './prices/token-meters.js';

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
 * nothing, but input or output that a token row leaves out is missing. Tokens of
 * sound or images are priced as text, unless a row counts them as a unit of their own.
 *
 * @param at UTC day, or an ISO instant where the time is known
 */
export function priceUsage(usage: PriceableUsage, at: Day, book: PriceBook): Priced {
  const price = book.find(usage.provider, usage.model, at, usage.tier);
  if (price === null) return { missing: [`no price for the model ${usage.model === '' ? '(none named)' : usage.model} of ${usage.provider}`] };
  const counts = tokenCounts(usage);
  const factor = priceFactor(sellerOf(price, usage), price.tier === undefined ? usage.tier : '', usage.variant);
  const hasTokens = TOKEN_METERS.some((meter) => (counts[meter] ?? 0) > 0) || (countsTokens(usage.unit) && (usage.quantity ?? 0) > 0);
  const parts: PricedPart[] = [];
  const missing: string[] = [];
  if (factor === null && hasTokens) missing.push(`no price for the tier ${[usage.tier, usage.variant].filter((text) => text !== '').join(', ')} of ${usage.model}`);
  priceTokens(counts, layersOf(price, usage, counts), factor ?? ONE, usage.model, parts, missing);
  priceRequests(usage, price, parts, missing);
  priceQuantity(usage, price, countsTokens(usage.unit) ? factor ?? ONE : ONE, parts, missing);
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

function priceTokens(counts: TokenCounts, layers: readonly Layer[], factor: Decimal, model: string, parts: PricedPart[], missing: string[]): void {
  const isTokenRow = TOKEN_METERS.some((meter) => counts[meter] !== null);
  TOKEN_METERS.forEach((meter) => {
    const quantity = counts[meter];
    const lacks = layers.some(({ prices }) => prices[meter] === null);
    if (quantity === null) {
      const isNeeded = (meter === 'input' || meter === 'output') && layers.some(({ prices }) => prices[meter] !== null && !isZero(prices[meter]));
      if (isTokenRow && isNeeded) missing.push(`${METER_NAMES[meter]} tokens of ${model} are not reported`);
    } else if (lacks) {
      if (quantity > 0) missing.push(`no ${METER_NAMES[meter]} price for ${model}`);
    } else {
      layers.forEach(({ prices, share }) => {
        const tokens = share(meter, decimal(quantity));
        const price = multiply(prices[meter] ?? ZERO, factor);
        if (layers.length === 1 || !isZero(tokens)) parts.push({ meter, quantity: toNumber(tokens), price, amount: divide(multiply(tokens, price), MILLION) });
      });
    }
  });
}

/** Prices, and how many tokens of a meter pay them. */
type Layer = Readonly<{ prices: TokenPrices; share: (meter: TokenMeter, tokens: Decimal) => Decimal }>;

/**
 * The long-context prices where the calls were long: by the context window the
 * variant names, else by the mean input of a call. A day of calls without
 * either is priced at the base price. Where only the excess is long, each kind
 * of input bears it by its part of the input; it needs the length of a call.
 */
function layersOf(price: ModelPrice, usage: PriceableUsage, counts: TokenCounts): readonly Layer[] {
  const whole = (prices: TokenPrices): readonly Layer[] => [{ prices, share: (_, tokens) => tokens }];
  const long = price.longContext;
  if (long === undefined) return whole(price);
  const input = (usage.inputTokens ?? 0) + (usage.cacheReadTokens ?? 0) + (usage.cacheWriteTokens ?? 0);
  const calls = usage.requests ?? 0;
  const excess = calls > 0 ? input - calls * long.above : 0;
  if (long.isExcess === true) {
    if (excess <= 0 || counts.input === null) return whole(price);
    const beyond = (meter: TokenMeter, tokens: Decimal): Decimal => (meter === 'output' ? ZERO : scale(tokens, decimal(excess), decimal(input)));
    return [{ prices: price, share: (meter, tokens) => subtract(tokens, beyond(meter, tokens)) }, { prices: { ...long, output: price.output }, share: beyond }];
  }
  const window = contextWindowStart(usage.variant);
  if (window !== null) return whole(window >= long.above ? long : price);
  return whole(excess > 0 ? long : price);
}

function priceRequests(usage: PriceableUsage, price: ModelPrice, parts: PricedPart[], missing: string[]): void {
  if (price.perRequest === null || isZero(price.perRequest)) return;
  if (usage.requests === null) missing.push(`requests of ${usage.model} are not reported`);
  else parts.push({ meter: 'requests', quantity: usage.requests, price: price.perRequest, amount: multiply(decimal(usage.requests), price.perRequest) });
}

function priceQuantity(usage: PriceableUsage, price: ModelPrice, factor: Decimal, parts: PricedPart[], missing: string[]): void {
  const { quantity } = usage;
  if (quantity === null) return;
  const units = [...(price.perUnit === null ? [] : [{ unit: price.unit, price: price.perUnit }]), ...(price.moreUnits ?? [])];
  for (const { unit, price: perUnit } of units) {
    const conversion = unitConversion(usage.unit, unit);
    if (conversion !== null) {
      const times = multiply(multiply(perUnit, factor), conversion.times);
      parts.push({ meter: unit, quantity, price: divide(times, conversion.over), amount: divide(multiply(decimal(quantity), times), conversion.over) });
      return;
    }
  }
  if (quantity > 0) missing.push(`no price per ${usage.unit === '' ? 'unit' : usage.unit} for ${usage.model}`);
}

/** Whether a unit is tokens of one kind, which tiers price as they do all tokens. */
function countsTokens(unit: string): boolean {
  return plainUnit(unit).endsWith(' token');
}

function sellerOf(price: ModelPrice, usage: PriceableUsage): string {
  return listProvider(price.source === 'list' ? price.provider : usage.provider);
}
