import type { Decimal } from './decimal.js';
import type { Day } from './days.js';
import type { CurrencyCode } from './money.js';

/** Prices of one model from one day on. Per one million tokens, except `perUnit` and `perRequest`. Null: no such price. */
export type ModelPrice = Readonly<{
  /** Provider id of ours, or of the price list where it serves several. */
  provider: string;
  /** Model id, or a prefix ending in `*`. */
  model: string;
  input: Decimal | null;
  cacheRead: Decimal | null;
  cacheWrite: Decimal | null;
  cacheWrite1h: Decimal | null;
  output: Decimal | null;
  perRequest: Decimal | null;
  perUnit: Decimal | null;
  /** The unit of `perUnit`: `image`, `second`, `search`. */
  unit: string;
  currency: CurrencyCode;
  /** First day it holds; null from the beginning. */
  from: Day | null;
  /** First day it no longer holds; null when open. */
  to: Day | null;
  /** `list` from the built-in price list, `user` from the Prices tab. User rows win. */
  source: 'list' | 'user';
  /** Price list and version, or what the user wrote. */
  origin: string;
}>;
