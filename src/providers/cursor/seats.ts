import * as v from 'valibot';
import { addDays, dayOfInstant, startOfDay, type Day } from '../../core/days.js';
import type { Call, Feed, Page, Reading, Step } from '../provider.js';
import { nextBodyPage } from '../kit/body-page.js';
import { carriedBy, carrying } from '../kit/carry.js';
import { count, list, record } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { activeDay, memberKey, memberSpend, seatRow, teamMember, type Member, type Spend } from './member.js';

const MEMBERS = '/teams/members';
const SPEND = '/teams/spend';
const ACTIVITY = '/teams/daily-usage-data';
const MEMBERS_IN_PAGE = 100;
/** Days of activity in one answer, today included; it takes no more. */
const ACTIVE_DAYS = 30;

type Gathered = Readonly<{ members: readonly Member[]; spend: readonly Spend[] }>;
const NOTHING: Gathered = { members: [], spend: [] };

/**
 * Members, what they spent in the current billing cycle, and the last of the
 * past 30 days they were active on: three reports, one row each member.
 *
 * @see https://cursor.com/docs/account/teams/admin-api (read 2026-10-04)
 *
 * Quirks: spend has no date, it is always the current cycle; asked without a
 * page, the activity report holds active members alone; who left in mid cycle
 * stands in the spend report only.
 */
export const seats: Feed<'seat'> = {
  id: 'seats',
  label: 'Seats',
  kind: 'seat',
  window: null,
  start: () => [{ path: MEMBERS }],
  read: (page, step) => (page.call.path === MEMBERS ? readMembers(page) : page.call.path === SPEND ? readSpend(page, step) : readActivity(page)),
};

function readMembers(page: Page): Reading<'seat'> {
  const members = readJson(record({ teamMembers: list(teamMember) }), page).teamMembers;
  const body = { sortBy: 'user', sortDirection: 'asc', page: 1, pageSize: MEMBERS_IN_PAGE };
  return { rows: [], calls: [carrying({ method: 'post', path: SPEND, body }, { ...NOTHING, members })] };
}

function readSpend(page: Page, step: Step): Reading<'seat'> {
  const { teamMemberSpend, totalPages } = readJson(record({ teamMemberSpend: list(memberSpend), totalPages: v.nullish(count, 1) }), page);
  const before = carriedBy(page, NOTHING);
  const [first] = teamMemberSpend;
  if (first !== undefined && before.spend.some((one) => memberKey(one) === memberKey(first))) throw shapeFault(page, '', 'The page repeats one before it, so that others would be missing.');
  const asked = (page.call.body as Readonly<{ page: number }>).page;
  const next = nextBodyPage(page, asked < totalPages, null, teamMemberSpend.length) ?? activityCall(step);
  return { rows: [], calls: [carrying(next, { ...before, spend: before.spend.concat(teamMemberSpend) })] };
}

function activityCall({ today, now }: Step): Call {
  return { method: 'post', path: ACTIVITY, body: { startDate: startOfDay(addDays(today, 1 - ACTIVE_DAYS)), endDate: now } };
}

function readActivity(page: Page): Reading<'seat'> {
  const { data } = readJson(record({ data: list(activeDay) }), page);
  const last = new Map<string, Day>();
  data.filter(({ isActive }) => isActive).forEach(({ email, date }) => {
    const day = dayOfInstant(date);
    const key = email.toLowerCase();
    if (day > (last.get(key) ?? '')) last.set(key, day);
  });
  const { members, spend } = carriedBy(page, NOTHING);
  const spent = new Map(spend.map((one) => [memberKey(one), one] as const));
  return { rows: everyMember(members, spend).map((member) => seatRow(member, spent.get(memberKey(member)) ?? null, last.get(memberKey(member)) ?? null)) };
}

/** Each member once, whoever is still there first; then those who only spent. */
function everyMember(members: readonly Member[], spend: readonly Spend[]): Member[] {
  const all = new Map<string, Member>();
  const stayed = members.filter(({ isRemoved }) => !isRemoved);
  const left = members.filter(({ isRemoved }) => isRemoved);
  const spenders = spend.map(({ name, email }) => ({ name, email, role: '', isRemoved: true }));
  stayed.concat(left, spenders).forEach((member) => {
    const key = memberKey(member);
    if (key !== '' && !all.has(key)) all.set(key, member);
  });
  return Array.from(all.values());
}
