import type { Day } from '../days.js';
import type { CostRow } from '../records.js';
import { isExactly, isSeatPlan, rowsOfSeats, type SeatPlan } from './seat-match.js';
import { SEAT_METER } from './seat-register.js';

/**
 * Tells of a plan and a day whether the provider bills the seats itself that
 * day. The bill then stands for them, and the register's price, which says the
 * same money, does not count beside it. Until the bill of a day is there, and
 * where there never is one, the register counts.
 *
 * Providers are known by their ids: `github-copilot` is the user's GitHub Copilot.
 */
export function billedSeats<P extends SeatPlan>(costs: readonly CostRow[], plans: readonly P[]): (plan: P, day: Day) => boolean {
  const days = new Map<Day, Set<P>>();
  const fees = costs.filter(({ meter }) => meter === SEAT_METER);
  new Set(fees.map(({ provider }) => provider)).forEach((provider) => {
    const own = fees.filter((fee) => fee.provider === provider);
    const rows = plans.filter((plan) => isSeatPlan(plan) && isExactly(plan, [provider]));
    rowsOfSeats(own.map(({ lineItem }) => lineItem), rows).forEach((plan, index) => {
      const day = own[index]?.day;
      if (plan !== null && day !== undefined) days.set(day, (days.get(day) ?? new Set()).add(plan));
    });
  });
  return (plan, day) => days.get(day)?.has(plan) === true;
}
