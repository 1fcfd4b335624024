import { addDays, dayOfInstant, nextMonthStart, type Day } from '../../src/core/days.js';
import { isInHistory, requestsOn, type Workload } from './activity.js';
import { chance } from './random.js';
import { staffName } from './staff.js';

export const COPILOT_ORGANIZATION = 'demo-company';
export const COPILOT_SEATS = 38;
const SEAT_PRICE = 19;
/** From this day of a month on the included credits are used up. */
const ALLOWANCE_ENDS = 24;
/** Six holders do not use it: for long, or nobody has recorded it. */
const QUIET_FROM = 32;
const UNRECORDED_FROM = 36;

const models: readonly (Workload & Readonly<{ creditsEach: number }>)[] = [
  { name: 'Claude Sonnet 5', rhythm: 'office', requests: 420, creditsEach: 6 },
  { name: 'GPT-5.2', rhythm: 'office', requests: 260, creditsEach: 4 },
  { name: 'Gemini 3.0 Pro', rhythm: 'office', requests: 60, creditsEach: 5 },
];

export type CreditUse = Readonly<{ model: string; gross: number; discount: number; net: number }>;

/** AI credits of a day by model. */
export function creditsOn(day: Day, now: number): CreditUse[] {
  return models.flatMap((one) => {
    const gross = requestsOn(one, day, now) * one.creditsEach;
    const discount = Number(day.slice(8)) < ALLOWANCE_ENDS ? gross : Math.round(gross * 0.3);
    return gross === 0 ? [] : [{ model: one.name, gross, discount, net: gross - discount }];
  });
}

/** The billed items of a day: a thirtieth of each seat, AI credits in one sum, and another product of the same bill. */
export function billedOn(day: Day, now: number): Readonly<Record<string, unknown>>[] {
  if (!isInHistory(day, now)) return [];
  const uses = creditsOn(day, now);
  const total = (part: 'gross' | 'discount' | 'net'): number => uses.reduce((sum, use) => sum + use[part], 0);
  const seats = Math.round((COPILOT_SEATS / 30) * 1_000) / 1_000;
  return [
    item(day, 'copilot', 'Copilot Business', 'user-months', seats, SEAT_PRICE, seats * SEAT_PRICE, 0),
    ...(total('gross') === 0 ? [] : [item(day, 'copilot', 'Copilot AI Credits', 'ai-credits', total('gross'), 0.01, total('gross') / 100, total('discount') / 100)]),
    { ...item(day, 'actions', 'Actions Linux', 'minutes', 240, 0.008, 1.92, 0), repositoryName: 'demo-company/shop' },
  ];
}

function item(day: Day, product: string, sku: string, unitType: string, quantity: number, pricePerUnit: number, gross: number, discount: number): Readonly<Record<string, unknown>> {
  const cents = (amount: number): number => Math.round(amount * 1_000) / 1_000;
  return { date: `${day}T00:00:00Z`, product, sku, quantity, unitType, pricePerUnit, grossAmount: cents(gross), discountAmount: cents(discount), netAmount: cents(gross - discount), organizationName: COPILOT_ORGANIZATION, repositoryName: '' };
}

/** Each seat as it is on a day. */
export function copilotSeats(now: number): Readonly<Record<string, unknown>>[] {
  const today = dayOfInstant(now);
  return Array.from({ length: COPILOT_SEATS }, (_, index) => ({
    created_at: '2025-09-01T08:00:00Z',
    pending_cancellation_date: index === COPILOT_SEATS - 1 ? nextMonthStart(today) : null,
    last_activity_at: lastActivity(index, today),
    last_activity_editor: index < QUIET_FROM ? 'vscode/1.104.1/copilot/1.372.0' : null,
    last_authenticated_at: null,
    plan_type: 'business',
    assignee: holder(`${staffName(index)}-demo`, 1_000 + index),
    organization: null, assigning_team: null,
  }));
}

/** A user as GitHub writes one everywhere: mostly addresses. */
function holder(login: string, id: number): Readonly<Record<string, unknown>> {
  const at = `https://api.github.com/users/${login}`;
  const lists = ['events', 'followers', 'following', 'gists', 'organizations', 'received_events', 'repos', 'starred', 'subscriptions'];
  return {
    login, id, node_id: `U_${String(id)}`, type: 'User', site_admin: false, name: null, email: null, gravatar_id: '',
    url: at, html_url: `https://github.com/${login}`, avatar_url: `https://avatars.githubusercontent.com/u/${String(id)}`,
    ...Object.fromEntries(lists.map((list) => [`${list}_url`, `${at}/${list}`])),
  };
}

function lastActivity(index: number, today: Day): string | null {
  if (index >= UNRECORDED_FROM) return null;
  const ago = index >= QUIET_FROM ? 45 + index : Math.floor(chance('copilot seat', index) * 9);
  return `${addDays(today, -ago)}T06:20:00Z`;
}
