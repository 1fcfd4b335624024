import { addMonths, type Day } from '../days.js';
import { movementOf, type Movement } from './movement.js';
import type { DayAmount, Lot, Outflow } from './wallet.js';
import { absolute, isZero } from '../decimal.js';
import type { CurrencyCode } from '../money.js';
import type { BalanceRow } from '../records.js';

/** A reading of what is left, by the provider or typed. */
export type BalanceReading = DayAmount & Readonly<{ isTyped: boolean; /** Where it stands on the Credits tab. */ row?: number }>;

/** A row of the Credits tab, with where it stands when that is known. */
export type CreditRow = BalanceRow & Readonly<{ row?: number }>;

/** Use that the provider books against the balance in one sum, and the days it covers. */
export type BookedUse = DayAmount & Readonly<{ from: Day }>;

/** A typed movement that cannot be read; its day may not be known. */
export type UnreadCredit = Pick<BalanceRow, 'provider' | 'connection'> & Readonly<{ day: Day | null }>;

/** What one connection holds in one currency, from the Credits tab. */
export type CreditPool = Readonly<{
  provider: string;
  /** '' where the rows name no connection: then all of the provider's. */
  connection: string;
  currency: CurrencyCode;
  lots: readonly Lot[];
  outflows: readonly Outflow[];
  booked: readonly BookedUse[];
  readings: readonly BalanceReading[];
}>;

/**
 * The pools that anybody put money or gifts into, or typed a balance of.
 * Readings of the provider alone make none: they do not say what was paid for.
 */
export function creditPools(rows: readonly CreditRow[]): CreditPool[] {
  const groups = new Map<string, CreditRow[]>();
  rows.forEach((row) => {
    const key = poolKey(row);
    groups.set(key, (groups.get(key) ?? []).concat(row));
  });
  return Array.from(groups.keys()).sort().map((key) => poolOfRows(groups.get(key) ?? [])).filter(({ lots, readings }) => lots.length > 0 || readings.some(({ isTyped }) => isTyped));
}

/** Names a pool: a connection, or a provider where none is named, and a currency. */
export function poolKey({ provider, connection, amount }: Pick<BalanceRow, 'provider' | 'connection' | 'amount'>): string {
  return `${provider}\n${connection}\n${amount.currency}`;
}

function poolOfRows(rows: readonly CreditRow[]): CreditPool {
  const ordered = [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const of = (...kinds: readonly Movement[]): BalanceRow[] => ordered.filter((row) => kinds.indexOf(movementOf(row)) >= 0 && !isZero(row.amount.amount));
  const first = ordered[0];
  return {
    provider: first?.provider ?? '', connection: first?.connection ?? '', currency: first?.amount.currency ?? '',
    lots: of('purchase', 'grant').map((row): Lot => ({ id: row.movement, kind: movementOf(row) === 'grant' ? 'grant' : 'purchase', day: row.day, expires: row.expires, amount: row.amount.amount })),
    outflows: of('refund', 'revoked', 'lapsed').map((row): Outflow => ({ ...sizeOf(row), kind: movementOf(row) as Outflow['kind'] })),
    booked: bookedOf(of('booked')),
    readings: ordered.filter((row) => movementOf(row) === 'reading').map((row) => ({ day: row.day, amount: row.amount.amount, isTyped: row.feed === '', ...(row.row === undefined ? {} : { row: row.row }) })),
  };
}

/** What is booked on a day covers the days since the last booking, a month at most. */
function bookedOf(rows: readonly BalanceRow[]): BookedUse[] {
  return rows.map((row, index) => {
    const before = rows.slice(0, index).filter(({ day }) => day < row.day).pop()?.day ?? '';
    const month = addMonths(row.day, -1);
    return { ...sizeOf(row), from: before > month ? before : month };
  });
}

function sizeOf({ day, amount }: BalanceRow): DayAmount {
  return { day, amount: absolute(amount.amount) };
}
