import fc from 'fast-check';
import { balanceOn, driftOf } from '../../../src/core/credits/balance.js';
import { BURN_ORDERS, walletOf, type Lot, type WalletInput } from '../../../src/core/credits/wallet.js';
import { addDays } from '../../../src/core/days.js';
import { add, decimal, subtract, sum, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';

const lot = (amount: string, fields: Partial<Lot> = {}): Lot => ({ id: amount, kind: 'purchase', day: '2026-10-01', expires: null, ...fields, amount: decimal(amount) });
const on = (day: string, amount: string): { day: string; amount: Decimal } => ({ day, amount: decimal(amount) });
const wallet = (input: Partial<WalletInput>): ReturnType<typeof walletOf> => walletOf({ lots: [], uses: [], through: '2026-12-31', ...input });
const shown = ({ lots }: ReturnType<typeof walletOf>): string[][] => lots.map(({ id, used, expired, left }) => [id, used, expired, left].map((one) => (typeof one === 'string' ? one : toText(one))));

describe('burning credits', () => {
  it('takes the lot that expires first, then a gift before paid money, then the oldest', () => {
    const lots = [lot('10'), lot('20', { day: '2026-10-02', expires: '2026-11-01' }), lot('30', { kind: 'grant', day: '2026-10-03' })];
    expect(shown(wallet({ lots, uses: [on('2026-10-05', '55')] }))).toEqual([['10', '5', '0', '5'], ['20', '20', '0', '0'], ['30', '30', '0', '0']]);
  });

  it.each([['oldest first', ['10', '5', '0']], ['grants first', ['0', '0', '15']], ['paid first', ['0', '15', '0']], ['earliest expiry', ['0', '15', '0']]] as const)('follows the order %s', (order, used) => {
    const lots = [lot('10'), lot('20', { day: '2026-10-02', expires: '2026-12-01' }), lot('30', { kind: 'grant', day: '2026-10-03' })];
    expect(wallet({ lots, order, uses: [on('2026-10-05', '15')] }).lots.map((one) => toText(one.used))).toEqual(used);
  });

  it('lets what is left go on the day it expires, not before', () => {
    const lots = [lot('20', { expires: '2026-11-01' })];
    expect(shown(wallet({ lots, uses: [on('2026-10-31', '5')], through: '2026-10-31' }))).toEqual([['20', '5', '0', '15']]);
    const over = wallet({ lots, uses: [on('2026-10-31', '5'), on('2026-11-01', '2')] });
    expect(shown(over)).toEqual([['20', '5', '15', '0']]);
    expect([over.days.map(({ paidExpired }) => toText(paidExpired)), toText(over.uncovered)]).toEqual([['0', '0', '15'], '2']);
  });

  it('leaves use uncovered before the first lot and beyond the last', () => {
    const { uncovered, balance } = wallet({ lots: [lot('10')], uses: [on('2026-09-30', '3'), on('2026-10-02', '14')] });
    expect([toText(uncovered), toText(balance)]).toEqual(['7', '0']);
  });

  it('gives a correction back to what was burnt last, and lets it expire where the lot is over', () => {
    const lots = [lot('10', { expires: '2026-10-10' }), lot('10', { id: 'open', day: '2026-10-02' })];
    expect(shown(wallet({ lots, uses: [on('2026-10-05', '12'), on('2026-10-20', '-5')] }))).toEqual([['10', '7', '3', '0'], ['open', '0', '0', '10']]);
  });

  it('takes a refund out of paid money and is no use', () => {
    const { lots, days } = wallet({ lots: [lot('10', { kind: 'grant' }), lot('20')], outflows: [{ ...on('2026-10-04', '15'), kind: 'refund' }] });
    expect([lots.map(({ withdrawn }) => toText(withdrawn)), days.map(({ paidUsed }) => toText(paidUsed))]).toEqual([['0', '15'], ['0', '0']]);
  });

  it('adds up: what came in is used, expired, paid back or left, and all that is left is the balance', () => {
    const cents = (min: number, max: number): fc.Arbitrary<Decimal> => fc.integer({ min, max }).map((n) => decimal(`${n}e-4`));
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-10-01', n));
    const anyLot = fc.record({ id: fc.constant(''), kind: fc.constantFrom('purchase', 'grant', 'opening'), day, life: fc.option(fc.integer({ min: 1, max: 40 })), amount: cents(0, 900_000) })
      .map(({ life, ...one }): Lot => ({ ...one, kind: one.kind, expires: life === null ? null : addDays(one.day, life) }));
    const amounts = fc.array(fc.record({ day, amount: cents(-200_000, 700_000) }), { maxLength: 25 });
    const out = fc.array(fc.record({ day, amount: cents(0, 100_000), kind: fc.constantFrom('refund', 'revoked', 'lapsed') }), { maxLength: 4 });
    fc.assert(fc.property(fc.array(anyLot, { maxLength: 8 }), amounts, out, fc.constantFrom(...BURN_ORDERS), day, (lots, uses, outflows, order, through) => {
      const { lots: states, days, uncovered, balance, overdrawn } = walletOf({ lots, uses, outflows, order, through });
      states.forEach((one) => {
        expect(add(add(one.used, one.expired), add(one.withdrawn, one.left))).toBe(one.amount);
        expect([one.used, one.expired, one.withdrawn, one.left].every((part) => part >= ZERO)).toBe(true);
      });
      expect(sum(states.map(({ left }) => left))).toBe(balance);
      const used = sum(states.map((one) => one.used));
      expect(add(used, uncovered)).toBe(sum(uses.filter((one) => one.day <= through).map(({ amount }) => amount)));
      days.forEach((one, index) => {
        expect(one.start).toBe(days[index - 1]?.end ?? ZERO);
        const moved = sum([one.paidUsed, one.grantUsed, one.paidExpired, one.grantExpired, one.withdrawn]);
        expect(one.end).toBe(subtract(add(one.start, one.added), moved));
      });
      const gone = sum(days.map((one) => sum([one.withdrawn, one.paidExpired, one.grantExpired])));
      const lotsGone = sum(states.map((one) => add(one.expired, one.withdrawn)));
      expect(gone).toBe(lotsGone);
      expect(overdrawn >= ZERO).toBe(true);
      expect(sum(days.map(({ paidUsed, grantUsed }) => add(paidUsed, grantUsed)))).toBe(used);
    }), { numRuns: 1_000 });
  });
});

describe('a balance beside its lots', () => {
  const held = wallet({ lots: [lot('100')], uses: [on('2026-10-05', '10'), on('2026-10-07', '4')] });

  it('agrees with a reading taken at any hour of the day', () => {
    expect(['90', '95', '100'].map((reading) => toText(driftOf(decimal(reading), balanceOn(held, '2026-10-05'))))).toEqual(['0', '0', '0']);
    expect(toText(driftOf(decimal('90'), balanceOn(held, '2026-10-06')))).toBe('0');
  });

  it('drifts by what the day cannot explain', () => {
    expect(['89', '101.5'].map((reading) => toText(driftOf(decimal(reading), balanceOn(held, '2026-10-05'))))).toEqual(['-1', '1.5']);
    expect(toText(driftOf(decimal('80'), balanceOn(held, '2026-11-01')))).toBe('-6');
  });
});
