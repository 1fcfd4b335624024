import { addDays, dayOfInstant, daysOf, monthStart, nextMonthStart, startOfDay, type Day } from '../../src/core/days.js';
import { requestsOn, type Workload } from './activity.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';
import { chance } from './random.js';
import { staffEmail } from './staff.js';

const API_KEY = 'v1:demoV0key:demo';
const MEMBERS = 3;
const work: Workload = { name: 'v0 prototypes', rhythm: 'office', requests: 9 };

export type V0Event = Readonly<{ type: string; totalCost: string; createdAt: string }> & Readonly<Record<string, unknown>>;

/** Events of a day, newest first as the report has them. */
export function v0Events(day: Day, now: number): V0Event[] {
  return Array.from({ length: requestsOn(work, day, now) }, (_, index): V0Event => {
    const dice = (what: string): number => chance('v0', day, index, what);
    const type = dice('type') < 0.08 ? 'image_generation' : 'message';
    const [prompt, completion] = [Math.round(dice('prompt') * 400) / 10_000, Math.round(dice('completion') * 1_900) / 10_000];
    return {
      id: `ue_${day}_${String(index)}`, object: 'usage_event', type, promptCost: prompt.toFixed(4), completionCost: completion.toFixed(4), totalCost: (prompt + completion).toFixed(4),
      chatId: `chat_${String(index)}`, userId: `user_${String(index % MEMBERS)}`, createdAt: new Date(startOfDay(day) + Math.floor((9 + dice('at') * 8) * 3_600_000)).toISOString(),
    };
  }).filter(({ createdAt }) => Date.parse(createdAt) < now).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** v0 under `/v0/v1`: a small Enterprise team. */
export const v0Demo: DemoProvider = {
  id: 'v0',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${API_KEY}`) throw refusal(401, 'unauthorized_error', 'Invalid API key');
    switch (request.path.replace(/^\/v1/, '')) {
      case '/reports/usage': return listed(request, daysAsked(request).flatMap((day) => v0Events(day, request.now)).reverse());
      case '/reports/user-activity': return members(request);
      case '/user/billing': return billing(request.now);
      default: throw refusal(404, 'not_found_error', 'Not found');
    }
  },
  connectForm: (origin) => ({ provider: 'v0', name: 'v0', baseUrl: `${origin}/v0/v1`, credentials: { apiKey: API_KEY }, settings: {} }),
};

function listed({ query, path, origin }: DemoRequest, items: readonly unknown[]): DemoAnswer {
  const limit = Number(query.get('limit') ?? '20');
  if (limit < 1 || limit > 150) throw refusal(422, 'unprocessable_entity_error', 'limit must be between 1 and 150');
  const from = Number(query.get('cursor') ?? '0');
  const next = String(from + limit);
  const data = items.slice(from, from + limit);
  const more = from + limit < items.length ? { nextCursor: next, nextUrl: `${origin}/v0${path}?cursor=${next}` } : {};
  return ok({ object: 'list', data, pagination: { hasMore: 'nextCursor' in more, ...more }, meta: { totalCount: data.length } });
}

/** All members in one answer; the report takes two dates and knows no pages. */
function members({ now, query }: DemoRequest): DemoAnswer {
  if (query.has('limit') || query.has('cursor')) throw refusal(422, 'unprocessable_entity_error', 'Unknown parameter');
  const data = Array.from({ length: MEMBERS }, (_, index) => ({
    id: `ua_${String(index)}`, object: 'user_activity',
    user: { id: `user_${String(index)}`, object: 'user', email: staffEmail(index), avatar: `https://v0.demo.example/${String(index)}.png`, createdAt: '2026-01-05T08:00:00.000Z', teamV0Role: null },
    chatCount: 12, messageCount: 60, activeDays: 9, firstActivity: `${addDays(dayOfInstant(now), -28)}T09:00:00.000Z`, lastActivity: `${addDays(dayOfInstant(now), -index)}T07:00:00.000Z`,
  }));
  return ok({ object: 'list', data, meta: { totalCount: data.length, dateRange: { start: query.get('startDate'), end: query.get('endDate') } } });
}

function billing(now: number): DemoAnswer {
  const today = dayOfInstant(now);
  return ok({ billingType: 'token', data: { plan: 'Team', role: 'owner', billingCycle: { start: startOfDay(monthStart(today)), end: startOfDay(nextMonthStart(today)) }, balance: { remaining: 41.2, total: 90 }, onDemand: { balance: 25, blocks: [] } } });
}

function daysAsked({ query }: DemoRequest): readonly Day[] {
  const [start = '', end = ''] = ['startDate', 'endDate'].map((name) => query.get(name) ?? '');
  if (!start.endsWith('Z') || !end.endsWith('Z')) throw refusal(422, 'unprocessable_entity_error', 'Dates must be ISO 8601 and end in Z');
  return daysOf({ start: start.slice(0, 10), end: end.slice(0, 10) });
}

function refusal(status: number, type: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { type, message } } });
}
