import { creditForecast, pacePerDay } from '../../../src/core/credits/forecast.js';
import type { BurntPool } from '../../../src/core/credits/lines.js';
import type { CreditPool } from '../../../src/core/credits/pools.js';
import { creditDecisions, poolFindings, reviewPools, type CreditDecisionInput } from '../../../src/core/credits/review.js';
import { walletOf, type DayAmount, type Lot } from '../../../src/core/credits/wallet.js';
import { addDays } from '../../../src/core/days.js';
import { decimal, toText } from '../../../src/core/decimal.js';

const lot = (amount: string, fields: Partial<Lot> = {}): Lot => ({ id: amount, kind: 'purchase', day: '2026-10-01', expires: null, ...fields, amount: decimal(amount) });
const on = (day: string, amount: string): DayAmount => ({ day, amount: decimal(amount) });
const states = (lots: readonly Lot[]): ReturnType<typeof walletOf>['lots'] => walletOf({ lots, uses: [], through: '2026-11-16' }).lots;
const pool: CreditPool = { provider: 'acme', connection: 'Acme', currency: 'USD', lots: [], outflows: [], booked: [], readings: [] };
const input: CreditDecisionInput = { today: '2026-11-16', order: 'earliest expiry', providerLabel: () => 'Acme AI', base: 'USD', runwayDays: 14 };
const burnt = (fields: Partial<CreditPool>, uses: readonly DayAmount[], uncounted = 0): BurntPool => {
  const held = { ...pool, ...fields };
  return { pool: held, uses, uncounted, wallet: walletOf({ lots: held.lots, outflows: held.outflows, uses, through: input.today }) };
};
const daily = (amount: string): DayAmount[] => Array.from({ length: 14 }, (_, index) => on(addDays('2026-11-02', index), amount));

describe('how long credits last', () => {
  it('is the balance over the mean of the last 14 complete days, and is not told where nothing was used', () => {
    const uses = [on('2026-11-01', '999'), on('2026-11-02', '7'), on('2026-11-15', '7'), on('2026-11-16', '50')];
    expect(toText(pacePerDay(uses, '2026-11-16') ?? decimal(0))).toBe('1');
    expect(pacePerDay(uses.slice(0, 1), '2026-11-16')).toBeNull();
    expect(creditForecast(states([lot('10.5')]), decimal(1), 'earliest expiry', '2026-11-16').days).toBe(10);
    expect(creditForecast(states([lot('10.5')]), null, 'earliest expiry', '2026-11-16').days).toBeNull();
  });

  it('ends earlier where some expires on the way, and says how much', () => {
    const lots = states([lot('10', { expires: '2026-11-20' }), lot('5')]);
    const forecast = creditForecast(lots, decimal(1), 'earliest expiry', '2026-11-16');
    expect([forecast.days, forecast.lapses.map(({ day, amount }) => `${day} ${toText(amount)}`)]).toEqual([8, ['2026-11-20 7']]);
    expect(creditForecast(lots, decimal(1), 'oldest first', '2026-11-16').lapses.length).toBe(1);
    expect(creditForecast(lots, decimal(4), 'earliest expiry', '2026-11-16')).toEqual({ days: 3, lapses: [] });
  });
});

describe('a pool beside the balance told', () => {
  it('agrees within a day of use, and drifts beyond', () => {
    const told = (amount: string): boolean => reviewPools([burnt({ lots: [lot('100')], readings: [{ ...on('2026-11-15', amount), isTyped: false }] }, daily('5'))], input)[0]?.isDrifting ?? false;
    expect(['30', '35', '29', '41', '24.99'].map(told)).toEqual([false, false, false, true, true]);
  });

  it('names the row, the amount and what to do', () => {
    const more = burnt({ lots: [lot('100')], readings: [{ ...on('2026-11-15', '150'), isTyped: true, row: 7 }] }, daily('5'));
    expect(poolFindings(reviewPools([more], input), input)).toEqual([{
      level: 'warning', where: 'Credits row 7',
      what: 'Acme holds 150.00 USD on 2026-11-15, 115.00 USD more than its purchases, grants and use since 2026-10-01 leave.',
      fix: 'Add the purchase or grant that is missing on Credits, with its day.',
    }]);
  });

  it('is incomplete while a cost, a rate or a row cannot be read, and then has no runway', () => {
    const one = burnt({ lots: [lot('100')] }, daily('5'), 2);
    const [review] = reviewPools([one], input);
    expect([review?.days, review?.lastsUntil]).toEqual([null, null]);
    expect(poolFindings(reviewPools([one], input), input).map(({ what }) => what)).toEqual(['2 lines of Daily that Acme pays for have no cost in USD: what is left is incomplete.']);
    expect(reviewPools([burnt({ lots: [lot('100')] }, daily('5'))], input, [{ day: null, provider: 'acme', connection: '' }])[0]).toMatchObject({ unread: 1, days: null });
  });
});

describe('what to decide about credits', () => {
  const decide = (one: BurntPool): string[] => creditDecisions(reviewPools([one], input), input).map(({ what, due }) => `${what} ${due ?? ''}`.trim());

  it('is a top-up when they last less than the setting says', () => {
    expect(decide(burnt({ lots: [lot('100')] }, daily('5')))).toEqual(['Top up Acme: 30.00 USD last 6 days, empty 2026-11-22']);
    expect(decide(burnt({ lots: [lot('140')] }, daily('5')))).toEqual([]);
  });

  it('is what will expire unused within 30 days at this pace', () => {
    const lots = [lot('300', { expires: '2026-12-16' })];
    expect(decide(burnt({ lots }, daily('5')))).toEqual(['Use Acme: at this pace 85.00 USD expire unused 2026-12-16']);
    expect(decide(burnt({ lots: [lot('300', { expires: '2026-12-17' })] }, daily('5')))).toEqual([]);
  });
});
