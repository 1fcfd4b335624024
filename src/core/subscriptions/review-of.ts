import type { Day } from '../days.js';
import { add, multiply, ZERO, type Decimal } from '../decimal.js';
import type { Review, ReviewRow } from '../digest/digest.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import { isUnreviewed, ongoing, renewalWhy, reviewRow, unownedWhy, unreviewedWhy } from './register-review.js';
import { aiPart, annualCost, isRunning, monthlyCost } from './subscriptions.js';
import type { RowProblem, Subscription } from './subscription.js';

export type ReviewInput = Readonly<{
  workbook: string;
  url: string;
  today: Day;
  base: CurrencyCode;
  subscriptions: readonly Subscription[];
  /** Rows of the register that could not be read. */
  problems: readonly RowProblem[];
  /** Rows in a currency without a rate stand in the lists but not in the totals. */
  rate?: RateOf;
}>;

/**
 * The register's review of the 1st: rows not reviewed for three months or
 * never, renewals and notice dates within 45 days, rows without owner or
 * purpose, and rows that cannot be read. Cancelled and ended rows are left out.
 * The totals are what running plans cost, the AI part of it.
 */
export function reviewOf({ workbook, url, today, base, subscriptions, problems, rate }: ReviewInput): Review {
  const plans = ongoing(subscriptions, today);
  const running = plans.filter((plan) => isRunning(plan, today));
  const total = (costOf: (plan: Subscription) => Decimal): Decimal => running.reduce((sum, plan) => add(sum, inBase(aiPart(plan, costOf(plan)) ?? ZERO, plan.currency, base, today, rate) ?? ZERO), ZERO);
  return {
    workbook,
    url,
    today,
    currency: base,
    monthlyTotal: total(monthlyCost),
    annualTotal: total(annualCost),
    unreviewed: rowsOf(plans.filter((plan) => isUnreviewed(plan, today)), today, unreviewedWhy).sort((a, b) => (a.lastReviewed ?? '') < (b.lastReviewed ?? '') ? -1 : 1),
    renewals: rowsOf(plans, today, (plan) => renewalWhy(plan, today)).sort((a, b) => (dueOf(a, today) < dueOf(b, today) ? -1 : 1)),
    unowned: rowsOf(plans, today, unownedWhy),
    broken: problems.map(({ row, header, what, fix }) => ({ row, what: header === '' ? what : `${header}: ${what}`, fix })),
  };
}

/** An amount in base currency; null when no rate is known. */
export function inBase(amount: Decimal, currency: CurrencyCode, base: CurrencyCode, day: Day, rate: RateOf | undefined): Decimal | null {
  if (currency === base) return amount;
  const known = rate?.(currency, day) ?? null;
  return known === null ? null : multiply(amount, known.rate);
}

/** Rows that have a reason, with it. */
function rowsOf(plans: readonly Subscription[], today: Day, why: (plan: Subscription) => string): ReviewRow[] {
  return plans.map((plan) => reviewRow(plan, today, why(plan))).filter((row) => row.why !== '');
}

function dueOf({ noticeDate, renewalDate }: ReviewRow, today: Day): Day {
  const days = [noticeDate, renewalDate].filter((day): day is Day => day !== null && day >= today).sort();
  return days[0] ?? '9999-12-31';
}
