import { decimal, toText } from '../../../src/core/decimal.js';
import { money } from '../../../src/core/money.js';
import type { SeatRow } from '../../../src/core/records.js';
import { ALL_SEATS, seatCounts, type SeatInput } from '../../../src/core/subscriptions/seat-register.js';
import { seatSavings } from '../../../src/core/subscriptions/seat-savings.js';
import { costOf, planOf } from '../samples.js';

const today = '2026-11-16';
const PRODUCTS: Readonly<Record<string, readonly [label: string, vendor: string]>> = {
  'cursor': ['Cursor', 'Cursor'], 'github-copilot': ['GitHub Copilot', 'GitHub'], 'microsoft-365-copilot': ['Microsoft 365 Copilot', 'Microsoft'],
  'google-workspace-gemini': ['Gemini in Google Workspace', 'Google'], 'claude-enterprise': ['Claude Enterprise', 'Anthropic'],
};
const productOf: SeatInput['productOf'] = (id) => ({ names: [id, PRODUCTS[id]?.[0] ?? ''], vendor: PRODUCTS[id]?.[1] ?? '' });
const seat = (fields: Partial<SeatRow> = {}): SeatRow => ({ provider: 'cursor', connection: 'Cursor', feed: 'seats', user: 'ana', plan: '', state: 'active', lastActive: '2026-11-15', includedUse: null, overage: null, ...fields });
const cursor = planOf({ provider: 'Cursor', plan: 'Teams', seats: '9', price: '40' });
const count = (input: Partial<SeatInput>): ReturnType<typeof seatCounts> => seatCounts({ seats: [], plans: [cursor], today, productOf, ...input });

it('counts seats, the active and the idle ones with what these cost a month', () => {
  const seats = [seat(), seat({ lastActive: '2026-10-18' }), seat({ lastActive: '2026-10-17' }), seat({ lastActive: null })];
  expect(count({ seats })).toEqual([{ row: 2, counted: 4, active: 2, idle: 2, idleMonthly: money('80', 'USD'), overage: null }]);
});

it.each(['removed', 'not a paid seat', 'disabled', 'Deactivated'])('does not count a seat that is %s', (state) => {
  expect(count({ seats: [seat(), seat({ state, lastActive: null })] })[0]).toMatchObject({ counted: 1, idle: 0 });
});

it('counts the price of a year by the month, and of one seat', () => {
  const plans = [planOf({ provider: 'Cursor', seats: '9', price: '384', cycle: 'annual', currency: 'EUR' })];
  expect(count({ plans, seats: [seat(), seat({ lastActive: null })] })[0]?.idleMonthly).toEqual(money('32', 'EUR'));
});

describe('without activity', () => {
  it('of anybody, nothing is said of idle seats', () => {
    expect(count({ seats: [seat({ lastActive: null }), seat({ lastActive: null, overage: money('3', 'USD') })] })).toEqual([{ row: 2, counted: 2, active: null, idle: null, idleMonthly: null, overage: money('3', 'USD') }]);
  });
  it('that the provider could have recorded, a seat is neither active nor idle', () => {
    expect(count({ seats: [seat(), seat({ state: 'no recorded activity', lastActive: null })] })[0]).toMatchObject({ counted: 2, active: 1, idle: 0 });
  });
  it('a licence that nobody holds is idle all the same', () => {
    expect(count({ seats: [seat({ state: 'unassigned', lastActive: null })] })[0]).toMatchObject({ counted: 1, active: 0, idle: 1, idleMonthly: money('40', 'USD') });
  });
  it('in one connection, the seats of another still tell', () => {
    const seats = [seat({ connection: 'A', lastActive: null }), seat({ connection: 'B' }), seat({ connection: 'B', lastActive: null })];
    expect(count({ seats })[0]).toMatchObject({ counted: 3, active: 1, idle: 1 });
  });
});

describe('overage', () => {
  it('is the sum the seats tell, those included that have left', () => {
    const seats = [seat({ overage: money('24.505', 'USD') }), seat({ overage: money('0.1', 'USD') }), seat({ state: 'removed', overage: money('3', 'USD') })];
    expect(toText(count({ seats })[0]?.overage?.amount ?? decimal(0))).toBe('27.605');
  });
  it('is what was billed this month beside seat fees, where charges are known, and not added to the former', () => {
    const of = (amount: string, day: string, meter = ''): ReturnType<typeof costOf> => costOf(amount, { provider: 'cursor', day, meter });
    const charges = [of('5', '2026-11-01'), of('2.5', '2026-11-16'), of('100', '2026-10-31'), of('360', '2026-11-02', 'seat'), costOf('9', { provider: 'openai', day: '2026-11-02' })];
    expect(count({ seats: [seat({ overage: money('7', 'USD') })], charges })[0]?.overage).toEqual(money('7.5', 'USD'));
  });
  it('of several currencies is no one amount', () => {
    expect(count({ seats: [seat({ overage: money('1', 'USD') }), seat({ overage: money('1', 'EUR') })] })[0]?.overage).toBeNull();
  });
});

describe('the row of a seat', () => {
  const business = planOf({ row: 3, provider: 'GitHub Copilot', plan: 'Business' });
  const enterprise = planOf({ row: 4, provider: 'GitHub', plan: 'Copilot Enterprise' });
  const copilot = (plan: string): SeatRow => seat({ provider: 'github-copilot', connection: 'GitHub', plan });
  const rows = (input: Partial<SeatInput>): unknown => count(input).map(({ row, counted }) => [row, counted]);
  it('is the one of its plan', () => {
    expect(rows({ plans: [enterprise, business], seats: [copilot('Business'), copilot('Enterprise'), copilot('Business')] })).toEqual([[3, 2], [4, 1]]);
  });
  it('is the only one of its provider where the plan is untold, and none of several', () => {
    expect(rows({ plans: [business], seats: [copilot('')] })).toEqual([[3, 1]]);
    expect(rows({ plans: [business, enterprise], seats: [copilot('')] })).toEqual([]);
  });
  it('of another plan stays out of a row whose plan is met', () => {
    expect(rows({ plans: [business], seats: [copilot('Business'), copilot('Enterprise')] })).toEqual([[3, 1]]);
  });
  it('is found by a name in other words, but not where two products fit', () => {
    const gemini = planOf({ provider: 'Gemini in Workspace', plan: 'Bundled' });
    const google = seat({ provider: 'google-workspace-gemini', plan: 'AI Expanded Access' });
    expect(rows({ plans: [gemini], seats: [google] })).toEqual([[2, 1]]);
    const vague = planOf({ provider: 'Copilot', plan: 'Team' });
    expect(rows({ plans: [vague], seats: [copilot(''), seat({ provider: 'microsoft-365-copilot' })] })).toEqual([]);
    expect(rows({ plans: [planOf({ provider: 'Claude', plan: 'Enterprise' })], seats: [seat({ provider: 'claude-enterprise' })] })).toEqual([[2, 1]]);
  });
  it('is not another product of the vendor', () => {
    expect(rows({ plans: [planOf({ provider: 'GitHub', plan: 'Team' })], seats: [copilot('Business')] })).toEqual([]);
  });
  it('is no flat plan and none that has ended', () => {
    expect(rows({ plans: [planOf({ provider: 'Cursor', kind: 'flat plan' }), planOf({ provider: 'Cursor', endDate: '2026-11-16' })], seats: [seat()] })).toEqual([]);
  });
});

it('gives rows that no connection reports seats of no counts', () => {
  expect(count({ plans: [planOf({ provider: 'Midjourney' })], seats: [seat()] })).toEqual([]);
});

describe('a line about all seats', () => {
  const claude = planOf({ provider: 'Claude Enterprise', seats: '150', price: '60' });
  const member = (user: string, fields: Partial<SeatRow> = {}): SeatRow => seat({ provider: 'claude-enterprise', connection: 'Claude', user, ...fields });
  const all = member(ALL_SEATS, { feed: 'seat-count', state: '1,120 seats assigned, 3 invitations pending', lastActive: null });
  it('tells how many there are, and is no holder that could be idle', () => {
    expect(count({ plans: [claude], seats: [all, member('ana'), member('ben', { lastActive: '2026-01-01' })] })).toMatchObject([{ counted: 1_120, active: 1, idle: 1 }]);
    expect(seatSavings({ plans: [claude], seats: [all, member('ana'), member('ben', { lastActive: '2026-01-01' })], today, productOf }).map(({ seat: { user }, monthly }) => [user, monthly])).toEqual([['ben', money('60', 'USD')]]);
  });
  it('counts alone where nobody is named, and leaves the activity open', () => {
    expect(count({ plans: [claude], seats: [all] })).toMatchObject([{ counted: 1_120, active: null, idle: null, idleMonthly: null }]);
  });
});
