import { decimal, multiply, ONE, subtract, toText, type Decimal } from '../decimal.js';
import { TOKEN_METERS } from './token-meters.js';
import type { ModelPrice, TokenPrices } from './prices.js';

const HUNDRED = decimal(100);

/** Whether a row tells a price of its own, and not only what is taken off another. */
export function hasPrice(row: ModelPrice): boolean {
  return row.perRequest !== null || row.perUnit !== null || TOKEN_METERS.some((meter) => row[meter] !== null);
}

/**
 * A price with a contract's discount taken off every meter. Says so in its
 * origin, and keeps the price before.
 *
 * @param by the row that grants it
 */
export function discounted(price: ModelPrice, by: ModelPrice): ModelPrice {
  const { discount } = by;
  if (discount === undefined) return price;
  const left = subtract(ONE, discount);
  const off = (amount: Decimal | null): Decimal | null => (amount === null ? null : multiply(amount, left));
  const tokens = (of: TokenPrices): TokenPrices => ({ input: off(of.input), cacheRead: off(of.cacheRead), cacheWrite: off(of.cacheWrite), cacheWrite1h: off(of.cacheWrite1h), output: off(of.output) });
  return {
    ...price, ...tokens(price), perRequest: off(price.perRequest), perUnit: off(price.perUnit),
    ...(price.moreUnits === undefined ? {} : { moreUnits: price.moreUnits.map((unit) => ({ ...unit, price: multiply(unit.price, left) })) }),
    ...(price.longContext === undefined ? {} : { longContext: { ...price.longContext, ...tokens(price.longContext) } }),
    origin: [price.origin, `${toText(multiply(discount, HUNDRED))} % off${by === price || by.origin === '' ? '' : ` (${by.origin})`}`].filter((text) => text !== '').join(', '),
    before: price,
  };
}
