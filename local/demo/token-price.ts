import { decimal, multiply, type Decimal } from '../../src/core/decimal.js';

/** Meters of a model with their price in US dollars per million tokens, as texts. */
export type TokenPrices = Readonly<Record<string, string>>;

const MILLIONTH = decimal('0.000001');
const HALF = decimal('0.5');

/** Exact cost of tokens; batch work is half. */
export function tokenCost(tokens: number, perMillion: string, isBatch: boolean): Decimal {
  const cost = multiply(multiply(decimal(tokens), decimal(perMillion)), MILLIONTH);
  return isBatch ? multiply(cost, HALF) : cost;
}
