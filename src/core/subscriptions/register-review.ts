import { addDays, addMonths, daysBetween, type Day } from '../days.js';
import type { ReviewRow } from '../digest/digest.js';
import { isOngoing, monthlyCost, nextRenewal } from './subscriptions.js';
import type { Subscription } from './subscription.js';
import { countText } from '../text.js';

/** Months after which a row wants a new look. */
export const REVIEW_MONTHS = 3;
/** Days ahead in which a renewal or a notice date is said. */
export const NOTICE_DAYS = 45;

/** Rows of the register that are still on. */
export function ongoing(plans: readonly Subscription[], today: Day): Subscription[] {
  return plans.filter((plan) => isOngoing(plan, today));
}

/** Whether a row was never reviewed, or last three months ago or more. */
export function isUnreviewed({ lastReviewed }: Subscription, today: Day): boolean {
  return lastReviewed === null || lastReviewed <= addMonths(today, -REVIEW_MONTHS);
}

/** Whether the review proposes to cancel the whole plan. */
export function isCancelProposed(plan: Subscription, today: Day): boolean {
  return isUnreviewed(plan, today) && plan.businessPurpose.trim() === '';
}

/** Why a row wants a review. Without a business purpose it is proposed for cancelling. */
export function unreviewedWhy({ lastReviewed, businessPurpose }: Subscription): string {
  const since = lastReviewed === null ? 'never reviewed' : `not reviewed since ${lastReviewed}`;
  return businessPurpose.trim() === '' ? `${since} and no business purpose: cancel it unless someone needs it` : since;
}

/** The next renewal when it falls on one of the 45 days from today, else null. */
export function renewalSoon(plan: Subscription, today: Day): Day | null {
  return soon(nextRenewal(plan, today), today);
}

/** The notice date when it falls on one of the 45 days from today, else null. A cancelled plan needs no notice. */
export function noticeSoon(plan: Subscription, today: Day): Day | null {
  return plan.state === 'cancelled' ? null : soon(plan.noticeDate, today);
}

/** `renews in 12 days`, `notice is due today, renews in 30 days`; '' when neither is near. */
export function renewalWhy(plan: Subscription, today: Day): string {
  const notice = noticeSoon(plan, today);
  const renewal = renewalSoon(plan, today);
  return [notice === null ? '' : `notice is due ${inDays(notice, today)}`, renewal === null ? '' : `renews ${inDays(renewal, today)}`].filter((text) => text !== '').join(', ');
}

/** `no owner`, `no business purpose`, both, or ''. */
export function unownedWhy({ owner, businessPurpose }: Subscription): string {
  const gaps = [owner.trim() === '' ? 'owner' : '', businessPurpose.trim() === '' ? 'business purpose' : ''].filter((gap) => gap !== '');
  return gaps.length === 0 ? '' : `no ${gaps.join(' and no ')}`;
}

/** A row as the review shows it. */
export function reviewRow(plan: Subscription, today: Day, why: string): ReviewRow {
  return {
    row: plan.row,
    provider: plan.provider,
    plan: plan.plan,
    owner: plan.owner,
    businessPurpose: plan.businessPurpose,
    monthlyCost: monthlyCost(plan),
    currency: plan.currency,
    renewalDate: nextRenewal(plan, today) ?? plan.renewalDate,
    noticeDate: plan.noticeDate,
    lastReviewed: plan.lastReviewed,
    why,
  };
}

function soon(day: Day | null, today: Day): Day | null {
  return day !== null && day >= today && day <= addDays(today, NOTICE_DAYS) ? day : null;
}

function inDays(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  return days === 0 ? 'today' : `in ${countText(days, 'day')}`;
}
