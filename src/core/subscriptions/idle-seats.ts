import { addDays } from '../days.js';
import { isPaidFor, isUnassigned, seatCounts, seatsOfPlans, type SeatInput } from './seat-register.js';

/**
 * Seats of a plan that nobody used for so many days, today included. Each
 * count is part of the one before. A seat that was never used may be new, so it
 * is among those of 30 days alone; one that nobody holds is among all.
 */
export type IdleSeats = Readonly<{ row: number; counted: number; days30: number; days60: number; days90: number }>;

/** The idle seats of each register row whose provider tells activity, in register order. */
export function idleSeats(input: SeatInput): IdleSeats[] {
  const counts = new Map(seatCounts(input).map((count) => [count.row, count] as const));
  return seatsOfPlans(input).flatMap(({ plan: { row }, seats }): IdleSeats[] => {
    const count = counts.get(row);
    if (count === undefined || count.idle === null) return [];
    const unusedFor = (days: number): number => {
      const since = addDays(input.today, 1 - days);
      return seats.filter((seat) => isPaidFor(seat) && (seat.lastActive === null ? isUnassigned(seat) : seat.lastActive < since)).length;
    };
    return [{ row, counted: count.counted, days30: count.idle, days60: unusedFor(60), days90: unusedFor(90) }];
  });
}
