import { NOBODY } from '../mapping/assignment.js';
import { daysOf } from '../days.js';
import type { ChargeDimensions, LedgerInput } from './ledger.js';
import type { LedgerLines } from './ledger-lines.js';
import { billedSeats } from '../subscriptions/seat-fees.js';
import { bucketOfKind, planCosts } from '../subscriptions/subscriptions.js';
import type { Subscription } from '../subscriptions/subscription.js';
import { mayCost, type UnreadPlan } from './unread.js';

/** What stands for the connection of a plan: the register itself. */
export const REGISTER = 'Subscriptions';

/**
 * A line for each day a plan costs or is billed; days without either have none,
 * nor have days on which the provider's own bill charges for these seats. A row
 * that cannot be read has a missing line for each day it may cost something.
 */
export function addPlanCharges(plans: readonly Subscription[], lines: LedgerLines, input: LedgerInput): void {
  const unread = input.unread?.plans ?? [];
  const isBilled = billedSeats<Subscription | UnreadPlan>(input.costs, [...plans, ...unread]);
  plans.forEach((plan) => {
    const place = placeOf(plan);
    planCosts(plan, input.period).filter(({ day }) => !isBilled(plan, day)).forEach((amounts) => {
      lines.add({ ...place, ...amounts, basis: amounts.effectiveCost === null ? 'missing' : 'billed', counts: null, currency: plan.currency });
    });
  });
  unread.forEach((plan) => {
    const place = placeOf(plan);
    daysOf(input.period).filter((day) => mayCost(plan, day, input.metered ?? []) && !isBilled(plan, day)).forEach((day) => {
      lines.add({ ...place, day, billedCost: null, effectiveCost: null, basis: 'missing', counts: null, currency: input.base });
    });
  });
}

function placeOf({ kind, provider, plan, owner, costCenter }: Subscription | UnreadPlan): Omit<ChargeDimensions, 'day'> {
  return { bucket: bucketOfKind(kind), provider, connection: REGISTER, service: plan, subAccount: '', key: '', user: owner, tags: '', model: '', sku: '', own: { ...NOBODY, costCenter } };
}
