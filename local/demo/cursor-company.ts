import { monthStart, startOfDay, type Day } from '../../src/core/days.js';
import { requestsOn, type Workload } from './activity.js';
import { chance } from './random.js';
import { staffEmail, staffName } from './staff.js';

const MEMBERS = 9;
/** Holds a seat and never uses it. */
const IDLE = 7;
const UNPAID_ADMIN = 9;
const FAST = 'claude-4.5-sonnet';
const MODELS = [FAST, 'gpt-5.2', 'composer-1'];

export const cursorMembers = Array.from({ length: MEMBERS + 1 }, (_, index) => ({
  id: `user_${String(index + 1)}`, name: staffName(index), email: staffEmail(index), role: index === 0 ? 'owner' : index === UNPAID_ADMIN ? 'free-owner' : 'member', isRemoved: false,
}));

/** Two members work beyond what their seats include. */
const work: readonly (Workload & Readonly<{ member: number; beyond: number }>)[] = cursorMembers.flatMap((_, member) =>
  member === IDLE || member === UNPAID_ADMIN ? [] : [{ name: `cursor ${String(member)}`, rhythm: 'office' as const, requests: 4 + (member % 4), member, beyond: member < 2 ? 0.45 : 0 }]);

export type CursorEvent = Readonly<{ timestamp: string; userEmail: string; isChargeable: boolean; chargedCents: number }> & Readonly<Record<string, unknown>>;

/** Events of a day in the order they happened. */
export function cursorEvents(day: Day, now: number): CursorEvent[] {
  return work.flatMap((one) => Array.from({ length: requestsOn(one, day, now) }, (_, index) => eventOf(one, day, index)))
    .filter(({ timestamp }) => Number(timestamp) < now)
    .sort((a, b) => Number(a.timestamp) - Number(b.timestamp));
}

function eventOf(one: (typeof work)[number], day: Day, index: number): CursorEvent {
  const dice = (what: string): number => chance('cursor', one.name, day, index, what);
  const model = MODELS[Math.floor(dice('model') * MODELS.length)] ?? FAST;
  const isChargeable = dice('beyond') < one.beyond;
  const modelCents = Math.round(400 + dice('cents') * 2_600) / 100;
  const fee = Math.round(modelCents * 8) / 100;
  return {
    timestamp: String(startOfDay(day) + Math.floor((8 + dice('at') * 9) * 3_600_000)), userEmail: staffEmail(one.member), model,
    kind: isChargeable ? 'Usage-based' : 'Included in Business', maxMode: dice('max') < 0.1, requestsCosts: 1, isTokenBasedCall: true, isChargeable, isHeadless: false, isFreeBugbot: false,
    tokenUsage: { inputTokens: Math.round(800 + dice('in') * 4_000), outputTokens: Math.round(200 + dice('out') * 1_400), cacheWriteTokens: 0, cacheReadTokens: Math.round(dice('read') * 30_000), totalCents: modelCents },
    chargedCents: Math.round((modelCents + fee) * 100) / 100, cursorTokenFee: fee,
  };
}

/** Cents of the current cycle, which is the calendar month: on demand, and with the included part. */
export function cursorSpend(email: string, days: readonly Day[], now: number): Readonly<{ spendCents: number; overallSpendCents: number }> {
  const events = days.flatMap((day) => cursorEvents(day, now)).filter(({ userEmail }) => userEmail === email);
  const total = (some: readonly CursorEvent[]): number => Math.round(some.reduce((sum, { chargedCents }) => sum + chargedCents, 0) * 100) / 100;
  return { spendCents: total(events.filter(({ isChargeable }) => isChargeable)), overallSpendCents: total(events) };
}

export function cycleStart(today: Day): Day {
  return monthStart(today);
}
