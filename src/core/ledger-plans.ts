import { NOBODY } from './assignment.js';
import type { LedgerInput } from './ledger.js';
import type { LedgerLines } from './ledger-lines.js';
import { billedSeats } from './seat-fees.js';
import { bucketOfKind, planCosts } from './subscriptions.js';
import type { Subscription } from './subscription.js';

/** What stands for the connection of a plan: the register itself. */
export const REGISTER = 'Subscriptions';

/**
 * A line for each day a plan costs or is billed; days without either have none,
 * nor have days on which the provider's own bill charges for these seats.
 */
export function addPlanCharges(plans: readonly Subscription[], lines: LedgerLines, { costs, period }: LedgerInput): void {
  const isBilled = billedSeats(costs, plans);
  plans.forEach((plan) => {
    const bucket = bucketOfKind(plan.kind);
    const own = { ...NOBODY, costCenter: plan.costCenter };
    const place = { bucket, provider: plan.provider, connection: REGISTER, service: plan.plan, subAccount: '', key: '', user: plan.owner, tags: '', model: '', sku: '', own };
    planCosts(plan, period).filter(({ day }) => !isBilled(plan, day)).forEach((amounts) => {
      lines.add({ ...place, ...amounts, basis: amounts.effectiveCost === null ? 'missing' : 'billed', counts: null, currency: plan.currency });
    });
  });
}
