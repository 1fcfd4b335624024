import fc from 'fast-check';
import { addDays } from '../../../src/core/days.js';
import { decimal, toText, ZERO } from '../../../src/core/decimal.js';
import { idleSeats, type IdleSeats } from '../../../src/core/subscriptions/idle-seats.js';
import { priceBook } from '../../../src/core/prices/book.js';
import type { SeatRow } from '../../../src/core/records.js';
import type { SeatInput } from '../../../src/core/subscriptions/seat-register.js';
import type { Subscription } from '../../../src/core/subscriptions/subscription.js';
import { answersOf, type Answer, type AnswerInput } from '../../../src/core/what-if/answers.js';
import { questionOf } from '../../../src/core/what-if/question.js';
import { suggestionsOf } from '../../../src/core/what-if/suggestions.js';
import { planOf } from '../samples.js';

const today = '2026-11-16';
const productOf: SeatInput['productOf'] = (id) => ({ names: [id], vendor: '' });
const seat = (lastActive: string | null, fields: Partial<SeatRow> = {}): SeatRow => ({ provider: 'cursor', connection: 'Cursor', feed: 'seats', user: 'ana', plan: '', state: 'active', lastActive, includedUse: null, overage: null, ...fields });
const cursor = planOf({ provider: 'Cursor', plan: 'Teams', seats: '9', price: '40' });
const counted = (seats: readonly SeatRow[]): IdleSeats | undefined => idleSeats({ seats, plans: [cursor], today, productOf })[0];
const inputOf = (seats: readonly SeatRow[], plans: readonly Subscription[] = [cursor]): AnswerInput => ({
  mix: [], book: priceBook([]), inBase: ({ amount }) => amount, subscriptions: plans, planInBase: (_, amount) => amount, today, idle: idleSeats({ seats, plans, today, productOf }),
});
const answer = (input: AnswerInput): Answer => answersOf([{ row: 2, kind: 'idle', provider: 'Cursor', subject: 'Teams' }], input)[0] as Answer;
const used = seat('2026-11-15');
const SEATS = [used, seat('2026-10-17'), seat('2026-09-17'), seat('2026-08-18'), seat(null), seat(null, { state: 'unassigned' }), seat('2026-01-01', { state: 'removed' })];

describe('seats that nobody uses', () => {
  it('are counted for 30, 60 and 90 days, each on its first day', () => {
    expect(counted(SEATS)).toEqual({ row: 2, counted: 6, days30: 5, days60: 3, days90: 2 });
    expect(counted([used, seat('2026-10-18'), seat('2026-09-18'), seat('2026-08-19')])).toEqual({ row: 2, counted: 4, days30: 2, days60: 1, days90: 0 });
  });

  it('are not known where the provider tells no activity', () => {
    expect(counted([seat(null), seat(null)])).toBeUndefined();
  });

  it('are fewer the longer the time, whoever holds them', () => {
    const anySeat = fc.record({ days: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }), state: fc.constantFrom('active', 'unassigned', 'removed', 'no recorded activity') });
    fc.assert(fc.property(fc.array(anySeat, { maxLength: 30 }), (all) => {
      const idle = counted(all.map(({ days, state }) => seat(days === null ? null : addDays(today, -days), { state })));
      if (idle !== undefined) expect([idle.counted >= idle.days30, idle.days30 >= idle.days60, idle.days60 >= idle.days90, idle.days90 >= 0]).toEqual([true, true, true, true]);
    }));
  });
});

describe('a what-if about idle seats', () => {
  it('saves a range: from those of 90 days to those of 30 days, at the price of the register', () => {
    const { savings, how } = answer(inputOf(SEATS));
    expect([savings?.now, savings?.from, savings?.to, savings?.low, savings?.high].map((amount) => toText(amount ?? ZERO))).toEqual(['360', '160', '280', '80', '200']);
    expect(how).toBe('Of 6 seats, 5 not used for 30 days or never, 3 for 60 and 2 for 90 days: a month without the last to without the first, from the next renewal on at the earliest. The same money as its Idle seats on Subscriptions.');
  });

  it('is suggested beside models, and not where minimum seats leave nothing to save', () => {
    expect(suggestionsOf(inputOf(SEATS))).toEqual([{ row: 0, provider: 'Cursor', subject: 'Teams', kind: 'idle' }]);
    expect(suggestionsOf(inputOf(SEATS, [{ ...cursor, minimumSeats: decimal(9) }]))).toEqual([]);
    expect(suggestionsOf(inputOf([used]))).toEqual([]);
  });

  it('leaves a plan to the review that proposes to cancel it, and says so when asked', () => {
    const plan = { ...cursor, lastReviewed: '2026-06-01', businessPurpose: '' };
    expect(suggestionsOf(inputOf(SEATS, [plan]))).toEqual([]);
    expect(answer(inputOf(SEATS, [plan])).how).toContain('The review proposes to cancel the whole plan; then this is part of it and not beside it.');
  });

  it('never saves more than the plan costs, whatever the Seats tab counts', () => {
    const { savings } = answer(inputOf(SEATS, [{ ...cursor, seats: decimal(2), basePrice: decimal(15) }]));
    expect([savings?.now, savings?.low, savings?.high].map((amount) => toText(amount ?? ZERO))).toEqual(['95', '80', '80']);
  });

  it('has no answer without activity or without a plan, and takes no number', () => {
    expect(answer(inputOf([seat(null)]))).toMatchObject({ savings: null, how: 'The Seats tab does not tell when seats of this plan were last used.' });
    expect(answer(inputOf(SEATS, []))).toMatchObject({ savings: null, how: 'No active plan of this name stands in Subscriptions.' });
    const typed = { row: 3, what: 'Idle seats', provider: 'Cursor', subject: '' };
    expect(questionOf({ ...typed, instead: '' })).toEqual({ row: 3, provider: 'Cursor', subject: '', kind: 'idle' });
    expect(questionOf({ ...typed, instead: '4' })).toMatchObject({ header: 'Instead', fix: 'Leave it blank, or choose seats to try a number.' });
    expect(questionOf({ ...typed, provider: '', instead: '' })).toMatchObject({ header: 'Model or plan' });
  });
});
