import { decimal, multiply } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import { addDays } from '../../core/days.js';
import { ALL_SEATS } from '../../core/subscriptions/seat-register.js';
import { countText } from '../../core/text.js';
import * as v from 'valibot';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpSeats } from '../kit/add-up.js';
import { anyDay } from '../kit/any-day.js';
import { countOrNull, currency, decimalText, list, record, textOrBlank } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { isEnterprise } from './product.js';
import { monthAgo, MOST_ROWS, readReport, span } from './report-page.js';

const PLAN = 'Claude Enterprise';
const CENT = decimal('0.01');
/** Activity is complete so many days later. */
const SETTLES_DAYS = 3;
const WEEK = 7;

const userCost = record({
  actor: record({ user_id: textOrBlank, email: textOrBlank, email_address: textOrBlank, name: textOrBlank }),
  amount: decimalText,
  currency,
});

/** Members with spend in the last 31 days. The amount is also in the spend per day, so it is shown here and not added. */
export const members: Feed<'seat'> = {
  id: 'members',
  label: 'Members and their spend',
  kind: 'seat',
  window: null,
  enabled: isEnterprise,
  start: ({ today }) => [{ path: '/v1/organizations/analytics/user_cost_report', query: [...span(monthAgo(today), addDays(today, 1), today), ['limit', MOST_ROWS]] }],
  read: (page) => {
    const { items, calls } = readReport(page, userCost);
    const rows = items.map(({ actor, amount, currency: code }): RowWithoutOrigin<'seat'> => ({
      user: [actor.email, actor.email_address, actor.name, actor.user_id].find((text) => text !== '') ?? '',
      plan: PLAN,
      state: '',
      lastActive: null,
      includedUse: null,
      overage: money(multiply(amount, CENT), code),
    }));
    return { rows: addUpSeats(rows), calls };
  },
};

const summary = record({ starting_at: v.nullish(anyDay, null), starting_date: v.nullish(anyDay, null), assigned_seat_count: countOrNull, pending_invite_count: countOrNull });
/** The list stands under either name. */
const summaries = record({ summaries: v.nullish(list(summary), null), data: v.nullish(list(summary), null) });

/** How many seats are assigned, as one line: no endpoint lists who holds them. */
export const seatCount: Feed<'seat'> = {
  id: 'seat-count',
  label: 'Number of seats',
  kind: 'seat',
  window: null,
  optional: true,
  enabled: isEnterprise,
  start: ({ today }) => [{
    path: '/v1/organizations/analytics/summaries',
    query: [['starting_date', addDays(today, -SETTLES_DAYS - WEEK)], ['ending_date', addDays(today, -SETTLES_DAYS)]],
  }],
  read: (page) => {
    const body = readJson(summaries, page);
    const told = (body.summaries ?? body.data ?? []).filter(({ assigned_seat_count: assigned }) => assigned !== null);
    const [newest] = told.slice().sort((a, b) => (dayOf(a) > dayOf(b) ? -1 : 1));
    if (newest === undefined) return { rows: [] };
    const invited = newest.pending_invite_count === null ? '' : `, ${countText(newest.pending_invite_count, 'invitation')} pending`;
    return { rows: [{ user: ALL_SEATS, plan: PLAN, state: `${countText(newest.assigned_seat_count ?? 0, 'seat')} assigned${invited}`, lastActive: null, includedUse: null, overage: null }] };
  },
};

function dayOf({ starting_at: at, starting_date: date }: v.InferOutput<typeof summary>): string {
  return at ?? date ?? '';
}
