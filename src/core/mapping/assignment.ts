import { decimal, ONE, split, toNumber, type Decimal } from '../decimal.js';

/** Who bears a cost in the user's organisation; '' where nobody says. */
export type Assignment = Readonly<{ team: string; feature: string; customer: string; costCenter: string }>;
export type Target = keyof Assignment;

export const TARGETS: readonly Target[] = ['team', 'feature', 'customer', 'costCenter'];
export const NOBODY: Assignment = { team: '', feature: '', customer: '', costCenter: '' };

/** One of the parts a charge falls into. Weights are relative to those of the other parts. */
export type Share = Readonly<{
  weight: Decimal;
  to: Assignment;
  /** Rows of the rules that decided it. */
  by?: readonly number[];
}>;

/** The whole of a charge to one bearer. */
export function wholeTo(to: Assignment): readonly Share[] {
  return [{ weight: ONE, to }];
}

/** An amount over the shares, adding up to it exactly; null stays null for each. */
export function splitAmount(amount: Decimal | null, shares: readonly Share[]): (Decimal | null)[] {
  if (amount === null) return shares.map(() => null);
  return shares.length === 1 ? [amount] : split(amount, shares.map(({ weight }) => weight));
}

/** A whole number over the shares in whole numbers that add up to it; null stays null for each. */
export function splitCount(count: number | null, shares: readonly Share[]): (number | null)[] {
  if (count === null) return shares.map(() => null);
  return shares.length === 1 ? [count] : split(decimal(count), shares.map(({ weight }) => weight), ONE).map(toNumber);
}
