import { allocationFindings } from './findings.js';
import { dayUsage, usageOfCost, type Candidate } from './cost-match.js';
import { weightsOf } from './cost-weight.js';
import type { Day } from '../days.js';
import { add, isZero, split, ZERO, type Decimal } from '../decimal.js';
import { money, zeroMoney, type CurrencyCode, type Money } from '../money.js';
import { isPriced, priceUsage } from '../price.js';
import { priceText } from '../prices/text.js';
import type { PriceBook } from '../prices/book.js';
import type { CostRow, Finding, PricedUsage, UsageRow } from '../records.js';

export type AllocationInput = Readonly<{
  costs: readonly CostRow[];
  usage: readonly UsageRow[];
  book: PriceBook;
  /** Only these days, when given. */
  days?: readonly Day[];
}>;

export type Allocation = Readonly<{
  /** The usage rows in the order given, each with list cost, its share of the bill and its basis. */
  usage: PricedUsage[];
  /** Billed rows that are about no usage row. They stay whole and visible in the ledger. */
  unallocated: CostRow[];
  findings: Finding[];
}>;

/**
 * Splits what a provider billed over what was used, per day and connection.
 *
 * Every billed row goes whole to the usage rows it is about, in proportion to
 * the list cost of its meter, else the tokens, else the requests; the shares add
 * up to it exactly. What is about no usage row is not spread over others.
 * Usage without a share is estimated by list price when its connection bills
 * nothing that day, else missing, because the bill may only be late. Tools and
 * storage that name no model cost what that day's bill says of them: nothing,
 * where it has no line for them, such as a free allowance.
 */
export function allocate({ costs, usage, book, days }: AllocationInput): Allocation {
  const wanted = days === undefined ? null : new Set(days);
  const inside = <R extends { day: Day }>(rows: readonly R[]): readonly R[] => (wanted === null ? rows : rows.filter((row) => wanted.has(row.day)));
  const candidates = inside(usage).map((row, index): Candidate => ({ index, row, priced: priceUsage(row, row.day, book) }));
  const billed = groupByDay(inside(costs), (row) => row);
  const used = groupByDay(candidates, ({ row }) => row);
  const shares: (Money | undefined)[] = [];
  const unallocated: CostRow[] = [];
  billed.forEach((rows, group) => { unallocated.push(...shareOut(rows, used.get(group) ?? [], shares)); });
  const priced = candidates.map((candidate) => pricedUsage(candidate, shares[candidate.index], billed.get(groupOf(candidate.row))?.[0]?.billedCost.currency ?? null));
  return { usage: priced, unallocated, findings: allocationFindings(candidates, priced, unallocated) };
}

/** Adds each billed row of one day and connection to `shares`; gives back those about no usage row. */
function shareOut(costs: readonly CostRow[], candidates: readonly Candidate[], shares: (Money | undefined)[]): CostRow[] {
  const usage = dayUsage(candidates, costs);
  const currency = costs[0]?.billedCost.currency ?? '';
  return costs.filter((cost) => {
    const rows = cost.billedCost.currency === currency ? usageOfCost(cost, usage) : [];
    if (rows.length === 0) return true;
    const parts = split(cost.billedCost.amount, weightsOf(cost, rows));
    rows.forEach(({ index }, position) => { shares[index] = plus(shares[index], parts[position] ?? ZERO, currency); });
    return false;
  });
}

function plus(sum: Money | undefined, part: Decimal, currency: CurrencyCode): Money {
  return money(add(sum?.amount ?? ZERO, part), currency);
}

/** @param billedIn currency the connection bills in that day; null when it bills nothing */
function pricedUsage({ row, priced }: Candidate, share: Money | undefined, billedIn: CurrencyCode | null): PricedUsage {
  const price = priceText(priced);
  const listCost = isPriced(priced) ? money(priced.amount, priced.currency) : isUnused(row) ? zeroMoney('USD') : null;
  if (share !== undefined) return { ...row, listCost, price, allocatedCost: share, basis: 'billed' };
  if (listCost === null && billedIn !== null && row.model === '') return { ...row, listCost, price, allocatedCost: zeroMoney(billedIn), basis: 'billed' };
  if (listCost !== null && (billedIn === null || isZero(listCost.amount))) return { ...row, listCost, price, allocatedCost: listCost, basis: 'estimated' };
  return { ...row, listCost, price, allocatedCost: null, basis: 'missing' };
}

/** Counts are told and all are zero: it costs nothing at any price. */
function isUnused(row: UsageRow): boolean {
  const counts = [row.inputTokens, row.cacheReadTokens, row.cacheWriteTokens, row.outputTokens, row.quantity, row.requests].filter((count) => count !== null);
  return counts.length > 0 && counts.every((count) => count === 0);
}

function groupByDay<T>(items: readonly T[], rowOf: (item: T) => UsageRow | CostRow): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  items.forEach((item) => {
    const group = groupOf(rowOf(item));
    const held = groups.get(group);
    if (held === undefined) groups.set(group, [item]);
    else held.push(item);
  });
  return groups;
}

function groupOf(row: UsageRow | CostRow): string {
  return `${row.day}\n${row.provider}\n${row.connection}`;
}
