import { NOBODY } from '../mapping/assignment.js';
import { addDays, daysBetween, daysOf, isWithin, nextMonthStart, type Day, type Period } from '../days.js';
import { decimal, divide, evenPart, multiply, ZERO } from '../decimal.js';
import type { LedgerInput } from './ledger.js';
import type { ChargeDimensions, LedgerLines } from './ledger-lines.js';
import { REGISTER } from './plans.js';
import { isUseOf, monthGaps, useCost, type MeteredUse, type MonthGap } from './metered-use.js';
import { isRunning } from '../subscriptions/cycle.js';
import { bucketOfKind } from '../subscriptions/subscriptions.js';
import type { Subscription } from '../subscriptions/subscription.js';
import { daysOfUse, type UnreadUse } from './unread.js';

type Place = Omit<ChargeDimensions, 'day'>;

/**
 * Software billed by use: each typed month spread evenly over its days, billed
 * on its invoice day where the amount is that of an invoice, estimated where it
 * is use times price. Days of a metered plan in a month nobody typed are missing;
 * in the running month they go on as in the month before. Days of a row that
 * cannot be read are missing too.
 */
export function addMeteredCharges(uses: readonly MeteredUse[], lines: LedgerLines, input: LedgerInput): void {
  uses.forEach((use) => { addMonth(use, lines, input); });
  const today = addDays(input.period.end, -1);
  const gaps = monthGaps(input.subscriptions, uses, input.period.start, input.today ?? today);
  gaps.forEach((gap) => { addGap(gap, lines, input); });
  (input.unread?.uses ?? []).forEach((use) => { addUnread(use, lines, input, gaps); });
}

/** A row that cannot be read: its days are missing, but where they are as a gap already. */
function addUnread(use: UnreadUse, lines: LedgerLines, input: LedgerInput, gaps: readonly MonthGap[]): void {
  const days = daysOfUse(use, input.period, gaps);
  if (days === null) return;
  const place = placeOf(use, input);
  daysOf(days).filter((day) => isWithin(day, input.period)).forEach((day) => {
    lines.add({ ...place, day, currency: input.base, basis: 'missing', billedCost: null, effectiveCost: null, counts: null });
  });
}

function addMonth(use: MeteredUse, lines: LedgerLines, input: LedgerInput): void {
  const month = monthOf(use);
  const cost = multiply(useCost(use), use.aiShare);
  const isBilled = use.amount !== null;
  const invoiceDate = use.invoiceDate ?? addDays(month.end, -1);
  const place = placeOf(use, input);
  const length = daysBetween(month.start, month.end);
  const days = new Set([...daysOf(month), ...(isBilled ? [invoiceDate] : [])]);
  days.forEach((day) => {
    if (!isWithin(day, input.period)) return;
    const effectiveCost = isWithin(day, month) ? evenPart(cost, length, daysBetween(month.start, day)) : ZERO;
    const billedCost = !isBilled ? null : day === invoiceDate ? cost : ZERO;
    lines.add({ ...place, day, currency: use.currency, basis: isBilled ? 'billed' : 'estimated', billedCost, effectiveCost, counts: null });
  });
}

function addGap({ plan, month, instead }: MonthGap, lines: LedgerLines, input: LedgerInput): void {
  const place = placeOf({ provider: plan.provider, plan: plan.plan, costCenter: instead?.costCenter ?? '' }, input);
  const end = instead === null ? null : monthOf(instead).end;
  const effectiveCost = instead === null || end === null ? null : divide(multiply(useCost(instead), instead.aiShare), decimal(daysBetween(instead.month, end)));
  daysOf({ start: month, end: nextMonthStart(month) }).forEach((day) => {
    if (!isWithin(day, input.period) || !isRunning(plan, day)) return;
    lines.add({ ...place, day, currency: instead?.currency ?? plan.currency, basis: effectiveCost === null ? 'missing' : 'estimated', billedCost: null, effectiveCost, counts: null });
  });
}

/** Where a month belongs: as the row of the register it is of, else as typed, under SaaS. */
function placeOf(use: Pick<MeteredUse, 'provider' | 'plan' | 'costCenter'>, { subscriptions }: LedgerInput): Place {
  const plan = subscriptions.find((each) => isUseOf(use, each)) ?? null;
  const bucket = plan === null ? 'SaaS' : bucketOfKind(plan.kind);
  const own = { ...NOBODY, costCenter: centerOf(use.costCenter, plan) };
  return { bucket, provider: plan?.provider ?? use.provider, connection: REGISTER, service: plan?.plan ?? use.plan, subAccount: '', key: '', user: plan?.owner ?? '', tags: '', model: '', sku: '', own };
}

function centerOf(typed: string, plan: Subscription | null): string {
  return typed === '' ? plan?.costCenter ?? '' : typed;
}

function monthOf({ month }: Pick<MeteredUse, 'month'>): Period & Readonly<{ start: Day }> {
  return { start: month, end: nextMonthStart(month) };
}
