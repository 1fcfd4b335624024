import type { Day } from '../days.js';
import { add, ZERO, type Decimal } from '../decimal.js';
import type { Decision } from './digest.js';
import type { KeyReview } from '../key-review.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import type { Finding } from '../records.js';
import { isUnreviewed, noticeSoon, ongoing, renewalSoon, unownedWhy } from '../subscriptions/register-review.js';
import { inBase } from '../subscriptions/review-of.js';
import { cycleCost, monthlyCost } from '../subscriptions/subscriptions.js';
import type { RowProblem, Subscription } from '../subscriptions/subscription.js';
import { countText } from '../text.js';
import type { Unassigned } from '../unassigned.js';

export type DecisionInput = Readonly<{
  today: Day;
  base: CurrencyCode;
  subscriptions: readonly Subscription[];
  problems: readonly RowProblem[];
  findings: readonly Finding[];
  /** Rows of the week without a cost. */
  missingRows: number;
  /** Keys that want a look; absent when keys are not known. */
  keys?: KeyReview;
  /** What to decide about prepaid money. */
  credits?: readonly Decision[];
  rate?: RateOf;
  /** What no team or cost center bears in the last full week; absent while nobody maps. */
  unassigned?: Unassigned;
}>;

/**
 * What someone has to decide, dated things first. A plan renewed every month is
 * no decision each week; its notice date is. Costs are in base currency, null where no rate is known.
 */
export function decisionsOf(input: DecisionInput): Decision[] {
  const { today, subscriptions, missingRows, findings, problems, keys, credits = [], unassigned } = input;
  const plans = ongoing(subscriptions, today);
  const dated = plans.flatMap((plan) => datedDecisions(plan, input)).concat(credits.filter(({ due }) => due !== null)).sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  const unreviewed = plans.filter((plan) => isUnreviewed(plan, today));
  const unowned = plans.filter((plan) => unownedWhy(plan) !== '');
  const failed = findings.filter(({ level }) => level === 'error').length;
  const open: Decision[] = [
    ...credits.filter(({ due }) => due === null),
    undated('feed', failed, `${countText(failed, 'problem')} to mend`, null),
    undated('unpriced', missingRows, `${countText(missingRows, 'row')} of Daily without a cost`, null),
    undated('review', problems.length, `${countText(problems.length, 'cell')} of the subscription register to correct`, null),
    undated('review', unreviewed.length, `${countText(unreviewed.length, 'subscription')} not reviewed for three months`, monthlyOf(unreviewed, input)),
    undated('owner', unowned.length, `${countText(unowned.length, 'subscription')} without owner or purpose`, monthlyOf(unowned, input)),
    undated('owner', unassigned?.rows ?? 0, `Not assigned to a team or cost center: ${countText(unassigned?.rows ?? 0, 'row')} of Daily with both blank`, unassigned?.cost ?? null),
    undated('key', keys?.forgotten ?? 0, `${countText(keys?.forgotten ?? 0, 'API key')} that nobody seems to use: disable or keep`, null),
    undated('key', keys?.unowned ?? 0, `${countText(keys?.unowned ?? 0, 'API key')} without an owner`, null),
  ].flatMap((decision) => (decision === null ? [] : [decision]));
  return [...dated, ...open];
}

function datedDecisions(plan: Subscription, { today, base, rate }: DecisionInput): Decision[] {
  const name = `${plan.provider} ${plan.plan}`.trim();
  const cost = inBase(cycleCost(plan), plan.currency, base, today, rate);
  const notice = noticeSoon(plan, today);
  if (notice !== null) return [{ kind: 'notice', what: `Give notice for ${name}, or keep it`, due: notice, cost }];
  const renewal = plan.cycle === 'monthly' ? null : renewalSoon(plan, today);
  return renewal === null ? [] : [{ kind: 'renewal', what: `${name} renews`, due: renewal, cost }];
}

function undated(kind: Decision['kind'], count: number, what: string, cost: Decimal | null): Decision | null {
  return count === 0 ? null : { kind, what, due: null, cost };
}

function monthlyOf(plans: readonly Subscription[], { base, today, rate }: DecisionInput): Decimal | null {
  return plans.reduce<Decimal | null>((sum, plan) => {
    const cost = inBase(monthlyCost(plan), plan.currency, base, today, rate);
    return sum === null || cost === null ? null : add(sum, cost);
  }, ZERO);
}
