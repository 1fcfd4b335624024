import { daysBetween, daysOf, type Day, type Period } from '../days.js';
import { add, decimal, multiply, scale, sum, ZERO, type Decimal } from '../decimal.js';
import type { CostCell } from './explain.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import type { LedgerLine } from '../records.js';
import { anchorOf, cycleAt, isRunning, monthOf, monthsOf } from '../subscriptions/cycle.js';
import { planCosts } from '../subscriptions/subscriptions.js';
import type { Subscription } from '../subscriptions/subscription.js';

type SeatInput = Readonly<{ subscriptions: readonly Subscription[]; base: CurrencyCode; rate?: RateOf }>;

/**
 * Seats of a plan over a period, in months of its cycle: a month of 31 days and
 * one of 28 are both one, so that a plan which costs the same each month has not moved.
 */
export function seatsOf(input: SeatInput, line: Pick<LedgerLine, 'provider' | 'service'>, period: Period, group: string): Pick<CostCell, 'group' | 'meter' | 'factor' | 'quantity' | 'rate' | 'length'> {
  const rows = input.subscriptions.filter(({ provider, plan }) => provider === line.provider && plan === line.service);
  const [first] = rows;
  const shape = { group, meter: '', factor: 'seats' as const };
  const isRecurring = rows.length > 0 && rows.every(({ cycle }) => monthsOf(cycle) > 0);
  if (first === undefined || !isRecurring) return { ...shape, quantity: null, rate: null, length: decimal(daysBetween(period.start, period.end)) };
  return { ...shape, quantity: sum(rows.map((row) => seatMonths(row, period))), rate: ratesOf(rows, input, period), length: monthsIn(first, daysOf(period)) };
}

function seatMonths(row: Subscription, period: Period): Decimal {
  return multiply(row.seats, monthsIn(row, daysOf(period).filter((day) => isRunning(row, day))));
}

/** Days as parts of the cycle each lies in, in months. */
function monthsIn(row: Subscription, days: readonly Day[]): Decimal {
  const months = monthsOf(row.cycle);
  const anchor = anchorOf(row);
  const byLength = new Map<number, number>();
  days.forEach((day) => {
    const cycle = anchor === null ? monthOf(day) : cycleAt(anchor, months, day);
    const length = daysBetween(cycle.start, cycle.end);
    byLength.set(length, (byLength.get(length) ?? 0) + 1);
  });
  // Days are counted before they are divided, so that a whole cycle comes out whole.
  return sum(Array.from(byLength, ([length, count]) => scale(decimal(count), decimal(anchor === null ? 1 : months), decimal(length))));
}

/** What the rows cost in base and in their own currency; null when they have several, or none but the base. */
function ratesOf(rows: readonly Subscription[], { base, rate }: SeatInput, period: Period): CostCell['rate'] {
  const currencies = new Set(rows.map(({ currency }) => currency));
  const [currency] = Array.from(currencies);
  if (currencies.size !== 1 || currency === undefined || currency === base) return null;
  let [inBase, own] = [ZERO, ZERO];
  rows.forEach((row) => planCosts(row, period).forEach(({ day, effectiveCost }) => {
    if (effectiveCost === null) return;
    own = add(own, effectiveCost);
    inBase = add(inBase, multiply(effectiveCost, rate?.(currency, day)?.rate ?? ZERO));
  }));
  return { base: inBase, own };
}

