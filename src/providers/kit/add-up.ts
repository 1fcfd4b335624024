import { add, type Decimal } from '../../core/decimal.js';
import { addMoney, type Money } from '../../core/money.js';
import type { Day } from '../../core/days.js';
import type { CloudRow, CostRow, RowKind, SeatRow, UsageRow } from '../../core/records.js';
import type { RowWithoutOrigin } from '../provider.js';

type Bare<Row> = Omit<Row, 'provider' | 'connection' | 'feed'>;
type Sums<Row> = { readonly [Figure in keyof Row]?: (a: Row[Figure], b: Row[Figure]) => Row[Figure] };

const counts = orOther<number>((a, b) => a + b);
const decimals = orOther<Decimal>(add);
const amounts = orOther<Money>(addMoney);
const lastDay = orOther<Day>((a, b) => (a > b ? a : b));

const usageSums: Sums<Bare<UsageRow>> = {
  requests: counts, inputTokens: counts, cacheReadTokens: counts, cacheWriteTokens: counts,
  cacheWrite1hTokens: counts, outputTokens: counts, quantity: counts,
};
const costSums: Sums<Bare<CostRow>> = { quantity: decimals, billedCost: addMoney };
const cloudSums: Sums<Bare<CloudRow>> = { quantity: decimals, listCost: amounts, billedCost: addMoney, effectiveCost: addMoney, credits: addMoney };
const seatSums: Sums<Bare<SeatRow>> = { lastActive: lastDay, includedUse: decimals, overage: amounts };

/**
 * Usage rows of equal dimensions as one. Providers tell rows apart by more than
 * we keep (a tier that is null or `default`), and a row is known by its
 * dimensions alone. A figure is null only when no row tells it.
 */
export function addUpUsage<Row extends Bare<UsageRow>>(rows: readonly Row[]): Row[] {
  return addUp(rows, usageSums, () => '');
}

/** Cost rows of equal dimensions and currency as one. */
export function addUpCosts<Row extends Bare<CostRow>>(rows: readonly Row[]): Row[] {
  return addUp(rows, costSums, (row) => row.billedCost.currency);
}

/** Cloud charges of equal dimensions and currency as one. */
export function addUpCloud<Row extends Bare<CloudRow>>(rows: readonly Row[]): Row[] {
  return addUp(rows, cloudSums, (row) => row.billedCost.currency);
}

/** Seats of one holder, plan and state as one: uses add up, the last day of use counts. */
export function addUpSeats(rows: readonly Bare<SeatRow>[]): Bare<SeatRow>[] {
  return addUp(rows, seatSums, () => '');
}

/** Rows of a kind with those of equal dimensions as one; kinds that are known by an id stay as they are. */
export function addUpRows(kind: RowKind, rows: readonly RowWithoutOrigin<RowKind>[]): readonly RowWithoutOrigin<RowKind>[] {
  switch (kind) {
    case 'usage': return addUpUsage(rows as readonly Bare<UsageRow>[]);
    case 'cost': return addUpCosts(rows as readonly Bare<CostRow>[]);
    case 'cloud': return addUpCloud(rows as readonly Bare<CloudRow>[]);
    case 'seat': return addUpSeats(rows as readonly Bare<SeatRow>[]);
    default: return rows;
  }
}

function addUp<Figures extends object, Row extends Figures>(rows: readonly Row[], sums: Sums<Figures>, currency: (row: Row) => string): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const dimensions = (Object.keys(row) as (keyof Row)[]).filter((field) => sums[field as keyof Figures] === undefined).map((field) => row[field]);
    const key = JSON.stringify([currency(row), dimensions]);
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? row : joined(before, row, sums));
  }
  return Array.from(byKey.values());
}

function joined<Figures extends object, Row extends Figures>(a: Row, b: Row, sums: Sums<Figures>): Row {
  const summed: Partial<Figures> = {};
  for (const field of Object.keys(sums) as (keyof Figures)[]) {
    const addBoth = sums[field];
    if (addBoth !== undefined) summed[field] = addBoth(a[field], b[field]);
  }
  return { ...a, ...summed };
}

function orOther<T>(addBoth: (a: T, b: T) => T): (a: T | null, b: T | null) => T | null {
  return (a, b) => (a === null ? b : b === null ? a : addBoth(a, b));
}
