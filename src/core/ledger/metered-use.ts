import { addMonths, daysOf, monthStart, nextMonthStart, type Day } from '../days.js';
import { isNegative, isZero, multiply, subtract, ZERO, type Decimal } from '../decimal.js';
import type { CurrencyCode } from '../money.js';
import type { Finding } from '../records.js';
import { isRunning } from '../subscriptions/cycle.js';
import type { Subscription } from '../subscriptions/subscription.js';

/** What one month of software billed by use came to, as the user typed it. */
export type MeteredUse = Readonly<{
  row: number;
  /** First day of the month. */
  month: Day;
  provider: string;
  plan: string;
  /** The amount as invoiced; null when only the use was typed. */
  amount: Decimal | null;
  currency: CurrencyCode;
  /** Units used: resolutions, credits; null when not typed. */
  quantity: Decimal | null;
  unitPrice: Decimal | null;
  /** Units the plan includes, which cost nothing more. */
  included: Decimal;
  /** Part of the amount that is AI, 0 to 1. */
  aiShare: Decimal;
  /** Day of the invoice; null for the last day of the month. */
  invoiceDate: Day | null;
  costCenter: string;
}>;

/** The whole amount of the month: as invoiced, else the units beyond those included at their price. */
export function useCost({ amount, quantity, unitPrice, included }: MeteredUse): Decimal {
  if (amount !== null) return amount;
  const beyond = subtract(quantity ?? ZERO, included);
  return isNegative(beyond) ? ZERO : multiply(beyond, unitPrice ?? ZERO);
}

/** Whether the use is of this plan; one without a plan's name is of any of the provider. */
export function isUseOf(use: Pick<MeteredUse, 'provider' | 'plan'>, plan: Pick<Subscription, 'provider' | 'plan'>): boolean {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  return same(use.provider, plan.provider) && (use.plan.trim() === '' || same(use.plan, plan.plan));
}

/**
 * Whether a plan's cost follows from months the user types: it is billed by
 * use, and has no price of its own or has months already.
 */
export function isMetered(plan: Subscription, uses: readonly MeteredUse[]): boolean {
  return plan.kind === 'usage-based SaaS' && (isZero(plan.price) || uses.some((use) => isUseOf(use, plan)));
}

/** A month of a metered plan that nobody typed; `instead` is the month before it, which stands for the running one. */
export type MonthGap = Readonly<{ plan: Subscription; month: Day; instead: MeteredUse | null }>;

/**
 * Months of metered plans without a typed amount, from the month of `since`
 * through the running one. The running month is estimated by the one before;
 * any other is missing.
 */
export function monthGaps(plans: readonly Subscription[], uses: readonly MeteredUse[], since: Day, today: Day): MonthGap[] {
  const gaps: MonthGap[] = [];
  plans.filter((plan) => isMetered(plan, uses)).forEach((plan) => {
    const of = (month: Day): MeteredUse | undefined => uses.find((use) => use.month === month && isUseOf(use, plan));
    for (let month = monthStart(since); month <= today; month = nextMonthStart(month)) {
      if (of(month) !== undefined || !daysOf({ start: month, end: nextMonthStart(month) }).some((day) => isRunning(plan, day))) continue;
      gaps.push({ plan, month, instead: month === monthStart(today) ? of(addMonths(month, -1)) ?? null : null });
    }
  });
  return gaps;
}

/** What a person should know of the gaps, by plan and month. */
export function gapFindings(gaps: readonly MonthGap[]): Finding[] {
  return gaps.map(({ plan, month, instead }): Finding => {
    const [name, text] = [`${plan.provider} ${plan.plan}`.trim(), month.slice(0, 7)];
    const where = 'SaaS usage';
    if (instead === null) return { level: 'warning', where, what: `${name} has no amount for ${text}: its cost of that month is missing.`, fix: 'Type the amount, or the use and its price, on the SaaS usage tab.' };
    return { level: 'note', where, what: `${name} has no amount for ${text} yet: it is estimated to go on as in ${instead.month.slice(0, 7)}.`, fix: '' };
  });
}
