import type { Day } from '../../core/days.js';
import { add, compare, ZERO, type Decimal } from '../../core/decimal.js';
import type { CurrencyCode } from '../../core/money.js';
import type { LedgerLine } from '../../core/records.js';

/**
 * Names as they stand in Daily, by effective cost since a day, the dearest
 * first. Names that differ only in case are one, as they are to formulas.
 */
export function dearestFirst(lines: readonly LedgerLine[], nameOf: (line: LedgerLine) => string, from: Day, base: CurrencyCode): string[] {
  const sums = new Map<string, { name: string; cost: Decimal }>();
  lines.filter((line) => line.day >= from && nameOf(line) !== '').forEach((line) => {
    const key = nameOf(line).toLowerCase();
    const sum = sums.get(key) ?? { name: nameOf(line), cost: ZERO };
    if (line.currency === base && line.effectiveCost !== null) sum.cost = add(sum.cost, line.effectiveCost);
    sums.set(key, sum);
  });
  return Array.from(sums.values()).sort((a, b) => compare(b.cost, a.cost) || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}
