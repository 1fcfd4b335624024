import type { Decimal } from '../decimal.js';
import type { Day } from '../days.js';
import type { CurrencyCode } from '../money.js';

/** Prices of the token meters, per one million tokens. Null: no such price, which is not the same as free. */
export type TokenPrices = Readonly<{
  input: Decimal | null;
  cacheRead: Decimal | null;
  cacheWrite: Decimal | null;
  cacheWrite1h: Decimal | null;
  output: Decimal | null;
}>;

/** Prices of one model from one day on. Per one million tokens, except `perUnit` and `perRequest`. Null: no such price. */
export type ModelPrice = TokenPrices &
  Readonly<{
    /** Provider id of ours, or of the price list where it serves several. */
    provider: string;
    /** Model id, or a prefix ending in `*`. */
    model: string;
    perRequest: Decimal | null;
    perUnit: Decimal | null;
    /** The unit of `perUnit`: `image`, `second`, `search`. */
    unit: string;
    currency: CurrencyCode;
    /** First day it holds; null from the beginning. */
    from: Day | null;
    /** First day it no longer holds; null when open. */
    to: Day | null;
    /** `list` from the built-in price list, `user` from the Prices tab. User rows win. `proposed` waits for the user's yes and does not count. */
    source: 'list' | 'user' | 'proposed';
    /** Price list and version, or what the user wrote. */
    origin: string;
    /** Every pattern the id of the model may match (see model-name.ts); `model` alone when absent. */
    matches?: readonly string[];
    /** Further units beside `perUnit`, each with its price. */
    moreUnits?: readonly UnitPrice[];
    /** Token prices of a call whose whole input is longer than `above` tokens. */
    longContext?: LongContext;
    /** The one tier it is for, as `plainTier` writes it; the tiers with a known factor on the plain price when absent. */
    tier?: string;
    /** Part of the price that a contract takes off, 0 to 1. A row without any price takes it off the price list. */
    discount?: Decimal;
    /** The price before a discount, where one was taken off. */
    before?: ModelPrice;
    /** UTC hours it holds, for prices that change within the day; all day when absent. */
    hours?: Hours;
  }>;

export type UnitPrice = Readonly<{ unit: string; price: Decimal }>;

export type LongContext = TokenPrices &
  Readonly<{
    /** Input tokens of one call, cached ones included, that do not count as long yet. */
    above: number;
    /** Whether only the input beyond `above` pays the long price, and not the whole call. Output then keeps its price. */
    isExcess?: boolean;
  }>;

/** UTC times `HH:MM`, half open; `start` after `end` runs over midnight. */
export type Hours = Readonly<{ start: string; end: string }>;
