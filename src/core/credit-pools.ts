import type { Day } from './days.js';
import type { DayAmount, Lot } from './credits.js';
import { absolute, isNegative } from './decimal.js';
import type { CurrencyCode } from './money.js';
import { isPurchase } from './reconcile-subjects.js';
import type { BalanceRow } from './records.js';

/** What the Movement column says of a reading of what is left. */
export const READING = 'balance';

/** What one connection holds in one currency, from the Credits tab. */
export type CreditPool = Readonly<{
  provider: string;
  /** '' where the rows name no connection: then all of the provider's. */
  connection: string;
  currency: CurrencyCode;
  lots: readonly Lot[];
  withdrawals: readonly DayAmount[];
  /** By day, the provider's and typed ones. */
  readings: readonly DayAmount[];
}>;

/** Spending that a provider books against the balance: it stands in its cost report, and is no refund. */
const BOOKED_USE = /spen[dt]|usage|consum|charge(?!back)|debit|deduct|draw/i;

/**
 * The wallets that anybody put money or gifts into. Readings alone make none.
 *
 * A typed balance before the first lot is what the record begins with: an
 * opening lot, paid for earlier.
 */
export function creditPools(rows: readonly BalanceRow[]): CreditPool[] {
  const groups = new Map<string, BalanceRow[]>();
  rows.forEach((row) => {
    const key = `${row.connection === '' ? `\n${row.provider}` : row.connection}\n\n${row.amount.currency}`;
    groups.set(key, (groups.get(key) ?? []).concat(row));
  });
  return Array.from(groups.keys()).sort().map((key) => poolOf(groups.get(key) ?? [])).filter(({ lots }) => lots.length > 0);
}

function poolOf(rows: readonly BalanceRow[]): CreditPool {
  const ordered = [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const named = ordered.find(({ feed }) => feed !== '') ?? ordered[0];
  const moves = ordered.filter(({ movement }) => movement !== READING);
  const lots = moves.filter((row) => !isNegative(row.amount.amount) && !isTypedRefund(row)).map((row): Lot => lotOf(row, isPurchase(row) ? 'purchase' : 'grant'));
  const opening = openingOf(ordered, lots[0]?.day ?? null);
  return {
    provider: named?.provider ?? '', connection: named?.connection ?? '', currency: named?.amount.currency ?? '',
    lots: opening === null ? lots : [opening, ...lots],
    withdrawals: moves.filter((row) => isTypedRefund(row) || (isNegative(row.amount.amount) && !BOOKED_USE.test(`${row.movement} ${row.note}`))).map(amountOf),
    readings: ordered.filter(({ movement }) => movement === READING).map(({ day, amount }) => ({ day, amount: amount.amount })),
  };
}

function openingOf(rows: readonly BalanceRow[], firstLot: Day | null): Lot | null {
  const first = rows.find((row) => row.movement === READING && isTyped(row));
  if (first === undefined || isNegative(first.amount.amount) || (firstLot !== null && firstLot <= first.day)) return null;
  return lotOf(first, 'opening');
}

function lotOf(row: BalanceRow, kind: Lot['kind']): Lot {
  return { id: kind === 'opening' ? 'opening balance' : row.movement, kind, day: row.day, expires: row.expires, amount: row.amount.amount };
}

function amountOf({ day, amount }: BalanceRow): DayAmount {
  return { day, amount: absolute(amount.amount) };
}

function isTypedRefund(row: BalanceRow): boolean {
  return isTyped(row) && /refund|paid back/i.test(row.movement);
}

function isTyped({ feed }: BalanceRow): boolean {
  return feed === '';
}
