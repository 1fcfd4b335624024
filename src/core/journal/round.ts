import { decimal, subtract, sum, ZERO, type Decimal } from '../decimal.js';
import { decimalsOf, type CurrencyCode } from '../money.js';

/**
 * Amounts that add up to zero, each rounded down or up to the smallest unit of
 * the currency so that they still do: the units that rounding down leaves over
 * go to the largest remainders, earlier amounts first. An amount that needs no
 * rounding stays as it is.
 *
 * @throws RangeError when they do not add up to zero
 */
export function roundBalanced(amounts: readonly Decimal[], currency: CurrencyCode): Decimal[] {
  if (sum(amounts) !== ZERO) throw new RangeError('The lines of an entry do not add up to zero.');
  const unit = decimal(`1e-${decimalsOf(currency)}`);
  const floors = amounts.map((amount) => floorTo(amount, unit));
  const rests = amounts.map((amount, index) => subtract(amount, floors[index] ?? ZERO));
  const order = rests.map((rest, index) => ({ rest, index })).sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const raised = new Set(order.slice(0, Number(sum(rests) / unit)).map(({ index }) => index));
  return floors.map((floor, index) => (raised.has(index) ? (floor + unit) as Decimal : floor));
}

function floorTo(amount: Decimal, unit: Decimal): Decimal {
  const rest = ((amount % unit) + unit) % unit;
  return (amount - rest) as Decimal;
}
