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
export function addPlanCharges(plans: readonly Subscription[], lines: LedgerLines, { costs, period, costCenterOf }: LedgerInput): void {
  const isBilled = billedSeats(costs, plans);
  plans.forEach((plan) => {
    const bucket = bucketOfKind(plan.kind);
    const place = { bucket, provider: plan.provider, connection: REGISTER, service: plan.plan, subAccount: '' };
    const costCenter = plan.costCenter === '' ? costCenterOf?.({ ...place, key: '', user: plan.owner, tags: '' }) ?? '' : plan.costCenter;
    planCosts(plan, period).filter(({ day }) => !isBilled(plan, day)).forEach((amounts) => {
      lines.add({ ...place, ...amounts, costCenter, basis: amounts.effectiveCost === null ? 'missing' : 'billed', counts: null, currency: plan.currency });
    });
  });
}
