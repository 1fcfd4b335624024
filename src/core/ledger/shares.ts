import { dayUsage, usageOfCost, type Candidate, type DayUsage } from '../allocation/cost-match.js';
import { weightsOf } from '../allocation/cost-weight.js';
import { split, ZERO, type Decimal } from '../decimal.js';
import type { PriceBook } from '../prices/book.js';
import { priceUsage } from '../price.js';
import type { CostRow, PricedUsage, UsageRow } from '../records.js';

/** A part of a billed row and the usage that bears it; null where it covers none. */
export type BornePart = Readonly<{ amount: Decimal; usage: UsageRow | null }>;

/** The usage of one connection on one day, ready to bear its bill. */
export function bearers(usage: readonly PricedUsage[], costs: readonly CostRow[], book: PriceBook): DayUsage {
  return dayUsage(usage.map((row, index): Candidate => ({ index, row, priced: priceUsage(row, row.day, book) })), costs);
}

/** A billed row over the usage it covers, split as the allocation splits it; whole where it covers none. */
export function borneParts(cost: CostRow, usage: DayUsage | null): readonly BornePart[] {
  const { amount } = cost.billedCost;
  const rows = usage === null ? [] : usageOfCost(cost, usage);
  if (rows.length === 0) return [{ amount, usage: null }];
  const parts = split(amount, weightsOf(cost, rows));
  return rows.map(({ row }, position) => ({ amount: parts[position] ?? ZERO, usage: row }));
}
