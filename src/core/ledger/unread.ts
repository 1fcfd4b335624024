import { addDays, isWithin, nextMonthStart, type Day, type Period } from '../days.js';
import { isUseOf, type MeteredUse, type MonthGap } from './metered-use.js';
import { runningPeriod } from '../subscriptions/cycle.js';
import type { RowProblem, Subscription } from '../subscriptions/subscription.js';

/** What stands for the provider of a row that names none. */
export const NO_PROVIDER = '(no provider)';

/** First day and first day after; null for open. */
type Span = Readonly<{ start: Day | null; end: Day | null }>;

/** A row of the register that cannot be read, as far as it could be. It costs something that nobody knows. */
export type UnreadPlan = Pick<Subscription, 'row' | 'provider' | 'plan' | 'kind' | 'owner' | 'costCenter'> & Readonly<{ days: Span }>;

/** A row of SaaS usage that cannot be read. */
export type UnreadUse = Pick<MeteredUse, 'row' | 'provider' | 'plan' | 'costCenter'> & Readonly<{ /** Null where the month cannot be read: it may be any. */ month: Day | null }>;

export type Unread = Readonly<{ plans: readonly UnreadPlan[]; uses: readonly UnreadUse[] }>;

export const NOTHING_UNREAD: Unread = { plans: [], uses: [] };

/**
 * What is left of a row with problems. Null where it can be told that it costs
 * nothing on any day.
 *
 * @param plan the row with something harmless in place of what cannot be read
 */
export function unreadPlan(plan: Subscription, problems: readonly RowProblem[]): UnreadPlan | null {
  const { row, provider, kind, owner, costCenter } = plan;
  const days = daysOfUnread(plan, new Set(problems.map(({ header }) => header)));
  return days === null ? null : { row, provider: provider === '' ? NO_PROVIDER : provider, plan: plan.plan, kind, owner, costCenter, days };
}

/** Days an unread row may cost something: those of the plan where its dates can be read, else all that the readable ones allow. */
function daysOfUnread(plan: Subscription, unread: ReadonlySet<string>): Span | null {
  const { startDate, endDate, renewalDate, state } = plan;
  const isContrary = startDate !== null && endDate !== null && endDate < startDate;
  if (isContrary) return { start: null, end: null };
  const deciding = ['State', 'Start date', 'End date', ...(state === 'trial' || state === 'cancelled' || plan.cycle === 'one-time' ? ['Renewal date'] : [])];
  if (deciding.some((header) => unread.has(header))) return { start: startDate, end: endDate };
  if (plan.cycle !== 'one-time' || unread.has('Cycle')) return runningPeriod(plan);
  const bought = startDate ?? renewalDate;
  return bought === null ? null : { start: bought, end: endDate !== null && endDate > bought ? endDate : addDays(bought, 1) };
}

/** Whether an unread row of the register may cost something on a day that months of use typed for it do not tell. */
export function mayCost({ days, ...plan }: UnreadPlan, day: Day, uses: readonly MeteredUse[]): boolean {
  if ((days.start !== null && day < days.start) || (days.end !== null && day >= days.end)) return false;
  return plan.kind !== 'usage-based SaaS' || !uses.some((use) => isWithin(day, monthFrom(use.month)) && isUseOf(use, plan));
}

/** What is left of a row of SaaS usage that does not count, with '' for a month that cannot be read. */
export function unreadUse({ row, month, provider, plan, costCenter }: MeteredUse): UnreadUse {
  return { row, provider: provider === '' ? NO_PROVIDER : provider, plan, costCenter, month: month === '' ? null : month };
}

/** The days an unread row of SaaS usage speaks of. None where its month is a gap of the plan already, which is counted as such. */
export function daysOfUse(use: UnreadUse, period: Period, gaps: readonly MonthGap[]): Period | null {
  const { month } = use;
  if (gaps.some((gap) => isUseOf(use, gap.plan) && (month === null || gap.month === month))) return null;
  return month === null ? period : monthFrom(month);
}

function monthFrom(month: Day): Period {
  return { start: month, end: nextMonthStart(month) };
}
