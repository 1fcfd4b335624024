import { isWithin, type Period } from './days.js';
import { add, compare, decimal, divide, isZero, multiply, subtract, toNumber, ZERO, type Decimal } from './decimal.js';
import type { Delta } from './digest/digest.js';
import type { CurrencyCode } from './money.js';
import type { LedgerLine } from './records.js';

const TWO = decimal(2);

/** A sum of effective cost with what it does not hold. */
export type Total = Readonly<{
  /** Sum of the known costs in base currency; zero without any line, null when every line is missing. */
  cost: Decimal | null;
  estimated: Decimal;
  /** Lines without a cost, or in a currency that could not be converted. */
  missing: number;
}>;

/** Effective cost of the lines within a period. Lines in another currency than `base` count as missing. */
export function totalOf(lines: readonly LedgerLine[], period: Period, base: CurrencyCode): Total {
  let [cost, estimated, known, missing] = [ZERO, ZERO, 0, 0];
  lines.forEach((line) => {
    if (!isWithin(line.day, period)) return;
    if (line.effectiveCost === null || line.currency !== base) {
      missing += 1;
      return;
    }
    known += 1;
    cost = add(cost, line.effectiveCost);
    if (line.basis === 'estimated') estimated = add(estimated, line.effectiveCost);
  });
  return { cost: known === 0 && missing > 0 ? null : cost, estimated, missing };
}

export function deltaOf(now: Decimal | null, before: Decimal | null): Delta {
  const change = now === null || before === null ? null : subtract(now, before);
  const ratio = change === null || before === null || isZero(before) ? null : toNumber(divide(change, before));
  return { now, before, change, ratio };
}

/** How a figure moved, however small: twice or more is `doubled`, half or less `halved`; '' for anything between. */
export function moveOf({ now, before }: Delta): '' | 'doubled' | 'halved' | 'new' | 'stopped' {
  if (now === null || before === null || (isZero(now) && isZero(before))) return '';
  if (isZero(before)) return 'new';
  if (isZero(now)) return 'stopped';
  if (compare(now, ZERO) < 0 || compare(before, ZERO) < 0) return '';
  if (compare(now, multiply(before, TWO)) >= 0) return 'doubled';
  return compare(multiply(now, TWO), before) <= 0 ? 'halved' : '';
}
