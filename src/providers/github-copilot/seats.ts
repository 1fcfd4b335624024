import * as v from 'valibot';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { carriedBy, carrying } from '../kit/carry.js';
import { lostCursor } from '../kit/cursor.js';
import { countOrNull, isoDay, list, record, rfc3339DayOrNull, text, textOrBlank } from '../kit/fields.js';
import { nextNumbered } from '../kit/numbered-page.js';
import { readJson } from '../kit/read-json.js';
import { seatsPath } from './account.js';

/** Most seats in one answer. */
const SEATS_IN_PAGE = 100;
const PLANS: Readonly<Record<string, string>> = { business: 'Business', enterprise: 'Enterprise' };

const seat = record({
  assignee: v.nullish(record({ login: text }), null),
  pending_cancellation_date: v.nullish(isoDay, null),
  last_activity_at: rfc3339DayOrNull,
  created_at: textOrBlank,
  plan_type: textOrBlank,
});
type Seat = v.InferOutput<typeof seat>;
type Row = RowWithoutOrigin<'seat'>;
type Gathered = Readonly<{ seen: number; rows: readonly Row[] }>;

/**
 * Seats of an organization, or of every organization of an enterprise, where a
 * person with several is one seat, as GitHub bills.
 *
 * @see https://docs.github.com/en/rest/copilot/copilot-user-management (schema 2026-03-10)
 *
 * Quirks: the total is optional, a full page then means one more; activity needs telemetry of the editor and has stood still for days,
 * so that a seat without it is not called unused; pages are numbered; the
 * enterprise counts people while it lists seats.
 */
export const seats: Feed<'seat'> = {
  id: 'seats',
  label: 'Seats',
  kind: 'seat',
  window: null,
  start: ({ connection }) => [{ path: seatsPath(connection), query: [['per_page', String(SEATS_IN_PAGE)], ['page', '1']] }],
  read: (page) => {
    const { total_seats, seats: found } = readJson(record({ total_seats: countOrNull, seats: list(seat) }), page);
    const before = carriedBy<Gathered>(page, { seen: 0, rows: [] });
    const gathered: Gathered = { seen: before.seen + found.length, rows: once(before.rows.concat(found.map((one, index) => seatRow(one, before.seen + index + 1)))) };
    const isShort = total_seats !== null && gathered.seen < total_seats;
    if (isShort && found.length === 0) throw lostCursor(page);
    const [next] = nextNumbered(page, found.map(idOf), isShort || found.length === SEATS_IN_PAGE);
    return next === undefined ? { rows: gathered.rows } : { rows: [], calls: [carrying(next, gathered)] };
  },
};

function seatRow(one: Seat, number: number): Row {
  return {
    user: one.assignee?.login ?? `unnamed holder ${number}`,
    plan: PLANS[one.plan_type] ?? '',
    state: stateOf(one),
    lastActive: one.last_activity_at,
    includedUse: null,
    overage: null,
  };
}

function stateOf({ pending_cancellation_date, last_activity_at }: Seat): string {
  const activity = last_activity_at === null ? ['no recorded activity'] : [];
  const words = pending_cancellation_date === null ? activity : [`ends ${pending_cancellation_date}`, ...activity];
  return words.length === 0 ? 'active' : words.join(', ');
}

function idOf({ assignee, created_at }: Seat): string {
  return `${assignee?.login ?? ''} ${created_at}`;
}

/** One row for a person and plan, with the latest activity. */
function once(rows: readonly Row[]): Row[] {
  const people = new Map<string, Row>();
  rows.forEach((row) => {
    const key = `${row.user}\n${row.plan}`;
    const known = people.get(key);
    if (known === undefined || (row.lastActive ?? '') > (known.lastActive ?? '')) people.set(key, row);
  });
  return Array.from(people.values());
}
