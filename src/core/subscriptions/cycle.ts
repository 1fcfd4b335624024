import { addMonths, daysBetween, monthStart, nextMonthStart, type Day, type Period } from '../days.js';
import type { Cycle, Subscription } from './subscription.js';

const MONTHS: Readonly<Record<Cycle, number>> = { monthly: 1, quarterly: 3, annual: 12, 'one-time': 0 };

/** Months one cycle covers; 0 for a purchase that does not recur. */
export function monthsOf(cycle: Cycle): number {
  return MONTHS[cycle];
}

/** The day the cycles are counted from: the renewal date, else the start; null where the row tells neither. */
export function anchorOf(plan: Subscription): Day | null {
  return plan.renewalDate ?? plan.startDate;
}

/**
 * The cycle a day falls in. Cycles step from the anchor both ways by whole
 * months, each counted from the anchor itself: from 31 January the next begin
 * on 28 February and 31 March.
 */
export function cycleAt(anchor: Day, months: number, day: Day): Period {
  let steps = Math.floor(monthDistance(anchor, day) / months);
  while (addMonths(anchor, steps * months) > day) steps -= 1;
  while (addMonths(anchor, (steps + 1) * months) <= day) steps += 1;
  return { start: addMonths(anchor, steps * months), end: addMonths(anchor, (steps + 1) * months) };
}

/** The calendar month of a day. */
export function monthOf(day: Day): Period {
  return { start: monthStart(day), end: nextMonthStart(day) };
}

/**
 * Days a plan costs, half open; null where it never does.
 *
 * A cancelled plan runs to its end date, else to the renewal it will not take.
 * A paused one costs nothing after its end date, and nothing at all without one.
 * A trial is free until its renewal date, and stays free without one.
 */
export function runningPeriod(plan: Subscription): Readonly<{ start: Day | null; end: Day | null }> | null {
  const { startDate, endDate, renewalDate, state } = plan;
  if (state === 'active') return { start: startDate, end: endDate };
  if (state === 'trial') return renewalDate === null ? null : { start: later(startDate, renewalDate), end: endDate };
  const end = endDate ?? (state === 'cancelled' ? renewalDate : null);
  return end === null ? null : { start: startDate, end };
}

/** Whether a plan is running, and so costs something, on a day. */
export function isRunning(plan: Subscription, day: Day): boolean {
  const period = runningPeriod(plan);
  return period !== null && (period.start === null || day >= period.start) && (period.end === null || day < period.end);
}

/** Whether a plan will still count after a day: not cancelled for good, not over. */
export function isOngoing(plan: Subscription, today: Day): boolean {
  if (plan.endDate !== null && plan.endDate <= today) return false;
  return plan.state !== 'cancelled' || isRunning(plan, today);
}

function monthDistance(from: Day, to: Day): number {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return daysBetween(from, to) < 0 ? months - 1 : months;
}

function later(a: Day | null, b: Day): Day {
  return a !== null && a > b ? a : b;
}
