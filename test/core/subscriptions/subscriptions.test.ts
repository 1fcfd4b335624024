import fc from 'fast-check';
import { addDays, addMonths, daysOf } from '../../../src/core/days.js';
import { compare, multiply, sum, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import type { Subscription } from '../../../src/core/subscriptions/subscription.js';
import { annualCost, billedOn as billedOrUnknown, bucketOfKind, dailyEffectiveCost as effectiveOrUnknown, isOngoing, isRunning, monthlyCost, nextRenewal, planCosts } from '../../../src/core/subscriptions/subscriptions.js';
import { planOf } from '../samples.js';

const known = (cost: Decimal | null): Decimal => { if (cost === null) throw new Error('The cost is not known.'); return cost; };
const billedOn = (plan: Subscription, day: string): Decimal => known(billedOrUnknown(plan, day));
const dailyEffectiveCost = (plan: Subscription, day: string): Decimal => known(effectiveOrUnknown(plan, day));
const effective = (plan: Subscription, start: string, end: string): Decimal => sum(daysOf({ start, end }).map((day) => dailyEffectiveCost(plan, day)));
const billed = (plan: Subscription, start: string, end: string): string[] =>
  daysOf({ start, end }).filter((day) => compare(billedOn(plan, day), ZERO) !== 0).map((day) => `${day} ${toText(billedOn(plan, day))}`);

describe('a subscription', () => {
  it.each([['monthly', '60', '720'], ['quarterly', '20', '240'], ['annual', '5', '60'], ['one-time', '0', '0']] as const)('paid %s has its monthly and annual equivalent', (cycle, month, year) => {
    const plan = planOf({ price: '20', seats: '3', cycle });
    expect([toText(monthlyCost(plan)), toText(annualCost(plan))]).toEqual([month, year]);
  });

  it('stands under SaaS when the AI comes inside other software', () => {
    expect(['seat plan', 'flat plan', 'AI inside SaaS', 'usage-based SaaS'].map((kind) => bucketOfKind(kind as Subscription['kind']))).toEqual(['Subscriptions', 'Subscriptions', 'SaaS', 'SaaS']);
  });

  it('paid once a year costs a 365th of it each day and is billed on its renewal', () => {
    const plan = planOf({ price: '365', cycle: 'annual', renewalDate: '2027-03-15' });
    expect(toText(dailyEffectiveCost(plan, '2026-11-16'))).toBe('1');
    expect(billed(plan, '2025-01-01', '2028-01-01')).toEqual(['2025-03-15 365', '2026-03-15 365', '2027-03-15 365']);
  });

  it('costs a 366th in a cycle with a leap day', () => {
    expect(toText(dailyEffectiveCost(planOf({ price: '366', cycle: 'annual', renewalDate: '2024-01-01' }), '2024-02-29'))).toBe('1');
  });

  it('renewing on the 31st is billed on the last day of shorter months and on the 31st again', () => {
    const plan = planOf({ price: '20', renewalDate: '2026-01-31' });
    expect(billed(plan, '2026-01-01', '2026-06-01')).toEqual(['2026-01-31 20', '2026-02-28 20', '2026-03-31 20', '2026-04-30 20', '2026-05-31 20']);
  });

  it('counts only the AI share of its price', () => {
    const plan = planOf({ price: '100', seats: '3', aiShare: '0.25', renewalDate: '2026-11-01' });
    expect(toText(dailyEffectiveCost(plan, '2026-11-16'))).toBe('2.5');
    expect(billed(plan, '2026-11-01', '2026-12-01')).toEqual(['2026-11-01 75']);
  });

  it('whose AI share nobody said costs something unknown on each day, never nothing', () => {
    const plan = planOf({ kind: 'AI inside SaaS', price: '100', aiShare: null, renewalDate: '2026-11-02', endDate: '2026-11-03' });
    expect(planCosts(plan, { start: '2026-11-01', end: '2026-11-05' })).toEqual([
      { day: '2026-11-01', billedCost: null, effectiveCost: null },
      { day: '2026-11-02', billedCost: null, effectiveCost: null },
    ]);
    expect([billedOrUnknown(plan, '2026-11-02'), effectiveOrUnknown(plan, '2026-11-02')]).toEqual([null, null]);
    expect(planCosts({ ...plan, price: ZERO }, { start: '2026-11-01', end: '2026-11-05' })).toEqual([]);
  });

  it.each<[string, string, string, string]>([['9', '0', '440', '5280'], ['2', '0', '160', '1920'], ['2', '5', '280', '3360'], ['5', '5', '280', '3360'], ['6', '5', '320', '3840']])(
    'of 80 and 40 a seat with %s seats and a minimum of %s costs %s a month', (seats, minimumSeats, month, year) => {
      const plan = planOf({ basePrice: '80', price: '40', seats, minimumSeats });
      expect([toText(monthlyCost(plan)), toText(annualCost(plan))]).toEqual([month, year]);
    },
  );

  it('without any date is spread over calendar months by its monthly share', () => {
    const plan = planOf({ price: '360', cycle: 'annual' });
    expect(toText(dailyEffectiveCost(plan, '2026-11-16'))).toBe('1');
    expect(billed(plan, '2026-11-01', '2027-01-02')).toEqual(['2026-11-01 30', '2026-12-01 30', '2027-01-01 30']);
  });

  it('that begins within a cycle pays the days left of it', () => {
    const plan = planOf({ price: '30', renewalDate: '2026-12-01', startDate: '2026-11-21' });
    expect(billed(plan, '2026-11-01', '2026-12-31')).toEqual(['2026-11-21 10', '2026-12-01 30']);
    expect(toText(effective(plan, '2026-11-01', '2026-12-01'))).toBe('10');
  });

  it('cancelled with an end date stops there', () => {
    const plan = planOf({ price: '30', renewalDate: '2026-11-01', state: 'cancelled', endDate: '2026-11-11' });
    expect(toText(effective(plan, '2026-11-01', '2026-12-31'))).toBe('10');
    expect(billed(plan, '2026-11-02', '2027-06-01')).toEqual([]);
    expect([isOngoing(plan, '2026-11-10'), isOngoing(plan, '2026-11-11')]).toEqual([true, false]);
  });

  it('cancelled without one runs to the renewal it does not take', () => {
    const plan = planOf({ renewalDate: '2026-12-01', state: 'cancelled' });
    expect([isRunning(plan, '2026-11-30'), isRunning(plan, '2026-12-01'), nextRenewal(plan, '2026-11-16')]).toEqual([true, false, null]);
  });

  it('paused costs nothing', () => {
    expect(toText(effective(planOf({ state: 'paused', renewalDate: '2026-11-01' }), '2026-10-01', '2027-01-01'))).toBe('0');
  });

  it('on trial is free until it renews', () => {
    const plan = planOf({ price: '30', state: 'trial', renewalDate: '2026-11-29' });
    expect(toText(effective(plan, '2026-10-01', '2026-11-29'))).toBe('0');
    expect(billed(plan, '2026-10-01', '2026-12-01')).toEqual(['2026-11-29 30']);
  });

  it('bought once counts on its day, or over the days it is good for', () => {
    expect(billed(planOf({ price: '99', cycle: 'one-time', startDate: '2026-11-16' }), '2026-01-01', '2027-01-01')).toEqual(['2026-11-16 99']);
    const term = planOf({ price: '20', cycle: 'one-time', startDate: '2026-11-16', endDate: '2026-11-26' });
    expect([billed(term, '2026-11-01', '2026-12-01'), toText(dailyEffectiveCost(term, '2026-11-20'))]).toEqual([['2026-11-16 20'], '2']);
  });

  it('renews next on the first cycle day from today on', () => {
    const plan = planOf({ renewalDate: '2026-01-31' });
    expect(['2025-12-01', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((today) => nextRenewal(plan, today))).toEqual(['2026-01-31', '2026-01-31', '2026-02-28', '2026-02-28', '2026-03-31']);
    expect(nextRenewal(planOf({ renewalDate: '2026-01-31', endDate: '2026-02-28' }), '2026-02-01')).toBeNull();
    expect(nextRenewal(planOf({}), '2026-02-01')).toBeNull();
    expect(nextRenewal(planOf({ cycle: 'one-time', renewalDate: '2026-01-31' }), '2026-02-01')).toBeNull();
  });

  it('adds up to its price over each whole cycle, whatever price, seats, share and anchor', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(['monthly', 1] as const, ['quarterly', 3] as const, ['annual', 12] as const), fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: -8, max: 8 }),
        (price, places, seats, share, [cycle, months], offset, steps) => {
          const anchor = addDays('2024-01-01', offset);
          const plan = planOf({ price: `${String(price)}e-${String(places)}`, seats: String(seats), aiShare: `${String(share)}e-2`, cycle, renewalDate: anchor });
          const [start, end] = [addMonths(anchor, steps * months), addMonths(anchor, (steps + 1) * months)];
          const cost = toText(multiply(multiply(plan.price, plan.seats), known(plan.aiShare)));
          expect(toText(effective(plan, start, end))).toBe(cost);
          expect(billed(plan, start, end)).toEqual(cost === '0' ? [] : [`${start} ${cost}`]);
          expect(planCosts(plan, { start: addDays(start, -3), end }).every(({ day, billedCost, effectiveCost }) => billedCost === billedOn(plan, day) && effectiveCost === dailyEffectiveCost(plan, day))).toBe(true);
          expect(toText(sum(planCosts(plan, { start, end }).map(({ effectiveCost }) => known(effectiveCost))))).toBe(cost);
        },
      ),
      { numRuns: 60 },
    );
  });
});
