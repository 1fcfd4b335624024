import { addDays, daysBetween, daysOf, isWithin, type Day, type Period } from '../days.js';
import { add, compare, decimal, divide, evenPart, isZero, multiply, sum, ZERO, type Decimal } from '../decimal.js';
import type { Bucket } from '../records.js';
import { anchorOf, cycleAt, isRunning, monthOf, monthsOf, runningPeriod } from './cycle.js';
import type { Subscription, SubscriptionKind } from './subscription.js';

export { isOngoing, isRunning } from './cycle.js';

const TWELVE = decimal(12);

/** What one cycle of the plan costs, its base price and all seats that are charged, whatever of it is AI. */
export function cycleCost({ basePrice, price, seats, minimumSeats }: Subscription): Decimal {
  return add(basePrice, multiply(price, compare(seats, minimumSeats) < 0 ? minimumSeats : seats));
}

/** Monthly equivalent of the price, all seats. A one-time purchase does not recur: zero. */
export function monthlyCost(plan: Subscription): Decimal {
  const months = monthsOf(plan.cycle);
  return months === 0 ? ZERO : divide(cycleCost(plan), decimal(months));
}

/** Price of twelve months, all seats. A one-time purchase does not recur: zero. */
export function annualCost(plan: Subscription): Decimal {
  const months = monthsOf(plan.cycle);
  return months === 0 ? ZERO : divide(multiply(cycleCost(plan), TWELVE), decimal(months));
}

/** The part of an amount of this plan that is AI; null where its share is not known. */
export function aiPart({ aiShare }: Subscription, amount: Decimal): Decimal | null {
  return aiShare === null ? null : multiply(amount, aiShare);
}

/** SaaS for AI that comes inside other software, else Subscriptions. */
export function bucketOfKind(kind: SubscriptionKind): Bucket {
  return kind === 'AI inside SaaS' || kind === 'usage-based SaaS' ? 'SaaS' : 'Subscriptions';
}

/**
 * AI cost consumed on a day: the price of a cycle spread evenly over its days.
 *
 * The days of a whole cycle add up to its price to the last digit held. Cycles
 * are counted from the renewal date, else from the start date. A plan with
 * neither is spread over calendar months by its monthly share. A one-time
 * purchase is spread from its start to its end date, or counted on its day.
 * Null where the AI share is not known.
 */
export function dailyEffectiveCost(plan: Subscription, day: Day): Decimal | null {
  if (plan.aiShare === null) return null;
  const cover = isRunning(plan, day) ? coverOf(plan, day) : null;
  return cover === null ? ZERO : partOfDay(cover, day);
}

/**
 * What an invoice of this day carries, the AI part of it: the price of a cycle
 * on its first day. A first cycle cut short by the start date is billed on that
 * date for the days left of it. A plan without renewal and start date is billed
 * on the 1st of each month by its monthly share, because its invoice day is not known.
 * Null where the AI share is not known.
 */
export function billedOn(plan: Subscription, day: Day): Decimal | null {
  if (plan.aiShare === null) return null;
  const cover = isRunning(plan, day) ? coverOf(plan, day) : null;
  return cover === null ? ZERO : invoiceOf(plan, cover, day);
}

/** Both costs of a plan on a day; null, not zero, where the AI share is not known. */
export type PlanDay = Readonly<{ day: Day; billedCost: Decimal | null; effectiveCost: Decimal | null }>;

/** Both costs of a plan on each day of a period it costs or is billed. */
export function planCosts(plan: Subscription, period: Period): PlanDay[] {
  if (plan.aiShare === null) return unknownCosts(plan, period);
  let cover: Cover | null = null;
  return daysOf(period).flatMap((day) => {
    if (!isRunning(plan, day)) return [];
    if (cover === null || !isWithin(day, cover.period)) cover = coverOf(plan, day);
    if (cover === null) return [];
    const costs = { day, billedCost: invoiceOf(plan, cover, day), effectiveCost: partOfDay(cover, day) };
    return isZero(costs.billedCost) && isZero(costs.effectiveCost) ? [] : [costs];
  });
}

/** The days a plan costs something that nobody can tell. */
function unknownCosts(plan: Subscription, period: Period): PlanDay[] {
  return isZero(cycleCost(plan)) ? [] : daysOf(period).filter((day) => isRunning(plan, day)).map((day) => ({ day, billedCost: null, effectiveCost: null }));
}

/** First day of a cycle on or after `today`, when the plan still runs then; null where the row does not tell. */
export function nextRenewal(plan: Subscription, today: Day): Day | null {
  const months = monthsOf(plan.cycle);
  const anchor = plan.renewalDate;
  if (anchor === null || plan.state === 'cancelled' || plan.state === 'paused') return null;
  const next = anchor >= today || months === 0 ? anchor : nextStart(anchor, months, today);
  return next < today || (plan.endDate !== null && next >= plan.endDate) ? null : next;
}

function nextStart(anchor: Day, months: number, today: Day): Day {
  const cycle = cycleAt(anchor, months, today);
  return cycle.start === today ? today : cycle.end;
}

type Cover = Readonly<{ cost: Decimal; period: Period }>;

/** The cycle that covers a day and what it costs. */
function coverOf(plan: Subscription, day: Day): Cover | null {
  const cost = aiPart(plan, cycleCost(plan));
  if (cost === null) return null;
  const months = monthsOf(plan.cycle);
  if (months === 0) return oneTime(plan, cost, day);
  const anchor = anchorOf(plan);
  if (anchor !== null) return { cost, period: cycleAt(anchor, months, day) };
  const monthInCycle = (Number(day.slice(5, 7)) - 1) % months;
  return { cost: evenPart(cost, months, monthInCycle), period: monthOf(day) };
}

function oneTime(plan: Subscription, cost: Decimal, day: Day): Cover | null {
  const start = plan.startDate ?? plan.renewalDate;
  if (start === null || day < start) return null;
  if (plan.endDate !== null && plan.endDate > start) return { cost, period: { start, end: plan.endDate } };
  return day === start ? { cost, period: { start, end: addDays(start, 1) } } : null;
}

function invoiceOf(plan: Subscription, cover: Cover, day: Day): Decimal {
  if (cover.period.start === day) return cover.cost;
  if (day !== runningPeriod(plan)?.start) return ZERO;
  return sum(daysOf({ start: day, end: cover.period.end }).map((later) => partOfDay(cover, later)));
}

function partOfDay({ cost, period }: Cover, day: Day): Decimal {
  return evenPart(cost, daysBetween(period.start, period.end), daysBetween(period.start, day));
}
