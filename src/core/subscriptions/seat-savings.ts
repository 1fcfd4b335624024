import type { Money } from '../money.js';
import type { SeatRow } from '../records.js';
import { isIdle, isPaidFor, seatMonthly, seatsOfPlans, type SeatInput } from './seat-register.js';
import type { Subscription } from './subscription.js';

/** A seat that nobody used in the last 30 days, and what it costs a month by its plan. */
export type SeatSaving = Readonly<{ seat: SeatRow; plan: Subscription; monthly: Money }>;

/** What giving back each idle seat would save: the seats that `seatCounts` counts as idle, plan by plan. */
export function seatSavings(input: SeatInput): SeatSaving[] {
  return seatsOfPlans(input).flatMap(({ plan, seats, told }) => seats
    .filter((seat) => isPaidFor(seat) && isIdle(seat, told, input.today))
    .map((seat) => ({ seat, plan, monthly: seatMonthly(plan) })));
}
