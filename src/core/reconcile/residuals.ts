import { absolute, add, compare, decimal, isZero, subtract, ZERO, type Decimal } from '../decimal.js';

/** Why two figures of one month differ, in the order of the columns. */
export const RESIDUALS = ['Day border', 'Restated', 'Tier or batch', 'Discount', 'Tax', 'FX', 'Unpriced', 'Outside the log', 'Rounding', 'Unexplained'] as const;
export type ResidualClass = (typeof RESIDUALS)[number];

/** A part of a difference with its reason. */
export type Residual = Readonly<{ of: ResidualClass; amount: Decimal; why: string }>;

/** One comparison: the residuals add up to `to` minus `from`, to the last digit. */
export type Leg = Readonly<{ from: Decimal; to: Decimal; residuals: readonly Residual[] }>;

export type ResidualTotals = Readonly<Record<ResidualClass, Decimal>>;

/** Half a cent: what one rounding of an amount to the cent can move. */
export const HALF_CENT = decimal('0.005');

/** A comparison whose residuals are complete: what the named ones leave is unexplained. */
export function closedLeg(from: Decimal, to: Decimal, named: readonly Residual[]): Leg {
  const left = named.reduce((rest, { amount }) => subtract(rest, amount), subtract(to, from));
  const residuals = named.filter(({ amount }) => !isZero(amount));
  return { from, to, residuals: isZero(left) ? residuals : residuals.concat({ of: isDust(left) ? 'Rounding' : 'Unexplained', amount: left, why: '' }) };
}

/** Finer than any provider bills: what splitting and cells leave behind. */
function isDust(amount: Decimal): boolean {
  return compare(absolute(amount), decimal('1e-8')) <= 0;
}

export function residualTotals(legs: readonly Leg[]): ResidualTotals {
  const totals = {} as Record<ResidualClass, Decimal>;
  RESIDUALS.forEach((name) => { totals[name] = ZERO; });
  legs.forEach(({ residuals }) => { residuals.forEach(({ of, amount }) => { totals[of] = add(totals[of], amount); }); });
  return totals;
}

export function isWithinRounding(amount: Decimal, roundings: number): boolean {
  return compare(absolute(amount), roundingOf(roundings)) <= 0;
}

/** What so many roundings to the cent can move together. */
export function roundingOf(roundings: number): Decimal {
  let limit = ZERO;
  for (let count = 0; count < Math.min(100, Math.max(1, roundings)); count += 1) limit = add(limit, HALF_CENT);
  return limit;
}
