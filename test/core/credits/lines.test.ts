import fc from 'fast-check';
import { coveredLines } from '../../../src/core/credits/coverage.js';
import { burnPools, CREDIT_SERVICES, creditLines, isCreditLine, type CreditInput } from '../../../src/core/credits/lines.js';
import { creditPools } from '../../../src/core/credits/pools.js';
import { BURN_ORDERS } from '../../../src/core/credits/wallet.js';
import { addDays, type Day } from '../../../src/core/days.js';
import { add, decimal, isNegative, multiply, negate, subtract, sum, toNumber, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import type { BalanceRow, LedgerLine } from '../../../src/core/records.js';

const row = (day: Day, movement: string, amount: string | Decimal, fields: Partial<BalanceRow> = {}): BalanceRow =>
  ({ day, movement, provider: 'acme', connection: 'Acme', feed: '', expires: null, note: '', amount: { amount: typeof amount === 'string' ? decimal(amount) : amount, currency: 'USD' }, ...fields });
const line = (day: Day, cost: string | Decimal, fields: Partial<LedgerLine> = {}): LedgerLine => {
  const amount = typeof cost === 'string' ? decimal(cost) : cost;
  return { day, bucket: 'API', provider: 'acme', vendor: 'Acme', connection: 'Acme', service: 'large', subAccount: '', costCenter: '', team: '', feature: '', customer: '', billedCost: amount, effectiveCost: amount, currency: 'USD', basis: 'billed', requests: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null, ...fields };
};
const inputOf = (rows: readonly BalanceRow[], more: Partial<CreditInput> = {}): CreditInput =>
  ({ pools: creditPools(rows), order: 'earliest expiry', through: '2026-12-31', base: 'USD', bucketOf: () => 'API', vendorOf: () => 'Acme', ...more });

/** The ledger with lots: what `withCredits` makes of fresh lines beside those that stand. */
function ledger(lines: readonly LedgerLine[], input: CreditInput, standing: readonly LedgerLine[] = []): LedgerLine[] {
  const burnt = burnPools(lines.concat(standing), input);
  return coveredLines(lines, standing, burnt).concat(creditLines(burnt, input));
}
const shown = (lines: readonly LedgerLine[]): string[] => lines.map(({ day, service, billedCost, effectiveCost }) => `${day} ${service} ${billedCost === null ? 'missing' : toText(billedCost)} / ${effectiveCost === null ? 'missing' : toText(effectiveCost)}`);

describe('lines of prepaid credits', () => {
  it('bill the purchase on its day and the use of it never', () => {
    expect(shown(ledger([line('2026-10-02', '30'), line('2026-10-03', '90')], inputOf([row('2026-10-01', 'purchase', '100')])))).toEqual([
      '2026-10-02 large 0 / 30', '2026-10-03 large 20 / 90', '2026-10-01 Prepaid credits bought 100 / 0',
    ]);
  });

  it('take what a grant paid for off both costs, as a credit', () => {
    expect(shown(ledger([line('2026-10-02', '30')], inputOf([row('2026-10-01', 'grant', '10'), row('2026-10-01', 'purchase', '100')])))).toEqual([
      '2026-10-02 large 10 / 30', '2026-10-01 Prepaid credits bought 100 / 0', '2026-10-02 Granted credits used -10 / -10',
    ]);
  });

  it('consume what expires on the day it does, when it was paid for', () => {
    const rows = [row('2026-10-01', 'purchase', '100', { expires: '2026-11-01' }), row('2026-10-01', 'grant', '5', { expires: '2026-11-01' })];
    expect(shown(ledger([line('2026-10-02', '35')], inputOf(rows))).slice(1)).toEqual([
      '2026-10-01 Prepaid credits bought 100 / 0', '2026-10-02 Granted credits used -5 / -5', '2026-11-01 Prepaid credits expired 0 / 70',
    ]);
  });

  it('bill money paid back as less, and leave what a provider books as spent to its cost report', () => {
    const rows = [row('2026-10-01', 'purchase', '100'), row('2026-10-05', 'refund', '40'), row('2026-11-01', 'ch_1', '-30', { feed: 'balance', note: 'spend' })];
    expect(shown(ledger([line('2026-10-02', '30')], inputOf(rows)))).toEqual(['2026-10-02 large 0 / 30', '2026-10-01 Prepaid credits bought 100 / 0', '2026-10-05 Prepaid credits paid back -40 / 0']);
  });

  it('burn what was booked before the ledger begins, and of a month it begins in what it does not hold', () => {
    const booked = { feed: 'balance', note: 'spend' };
    const rows = [row('2026-08-01', 'top-up', '300', booked), row('2026-09-01', 'b1', '-120', booked), row('2026-10-01', 'b2', '-100', booked), row('2026-11-01', 'b3', '-70', booked)].map((one) => (one.movement === 'top-up' ? { ...one, note: 'purchase' } : one));
    const [burnt] = burnPools([line('2026-09-20', '60'), line('2026-10-20', '70')], inputOf(rows));
    expect(burnt?.uses.map(({ day, amount }) => `${day} ${toText(amount)}`)).toEqual(['2026-08-31 120', '2026-09-19 40', '2026-09-20 60', '2026-10-20 70']);
    expect(toText(burnt?.wallet.balance ?? ZERO)).toBe('10');
  });

  it('begin with a typed balance: an opening lot where lots explain less, earlier use where they hold more', () => {
    const after = (rows: readonly BalanceRow[]): (string | undefined)[] => burnPools([line('2026-10-05', '15')], inputOf(rows)).map(({ wallet }) => [...wallet.lots.map(({ id, used, left }) => `${id} ${toText(used)} ${toText(left)}`)].join(', '));
    expect(after([row('2026-10-01', 'balance', '50')])).toEqual(['opening balance 15 35']);
    expect(after([row('2026-09-01', 'purchase', '80'), row('2026-10-01', 'balance', '50')])).toEqual(['purchase 45 35']);
    expect(after([row('2026-09-01', 'purchase', '50'), row('2026-10-01', 'balance', '50')])).toEqual(['purchase 15 35']);
  });

  it('begin with what the first reading holds too much, where something was used before the first lot', () => {
    const told = (amount: string): BalanceRow[] => [row('2026-10-02', 'top-up', '40', { feed: 'b', note: 'purchase' }), row('2026-10-04', 'balance', amount, { feed: 'b' })];
    const lots = (rows: readonly BalanceRow[]): (string | undefined)[] => burnPools([line('2026-10-01', '5'), line('2026-10-03', '10')], inputOf(rows)).map(({ wallet }) => wallet.lots.map(({ id, amount, left }) => `${id} ${toText(amount)} ${toText(left)}`).join(', '));
    expect(lots(told('50'))).toEqual(['opening balance 25 10, top-up 40 40']);
    expect(lots(told('30'))).toEqual(['top-up 40 30']);
    expect(lots(told('20'))).toEqual(['top-up 40 30']);
  });

  it('are none where a provider only says what is left', () => {
    expect(creditPools([row('2026-10-01', 'balance', '50', { feed: 'credits' })])).toEqual([]);
  });

  it('lead amounts in base currency back to the money of the wallet', () => {
    const rate = (currency: string): { rate: Decimal } | null => (currency === 'INR' ? { rate: decimal('0.0119') } : null);
    const inr = (amount: string): BalanceRow['amount'] => ({ amount: decimal(amount), currency: 'INR' });
    const [burnt] = burnPools([line('2026-10-02', multiply(decimal('123.45'), decimal('0.0119')))], inputOf([row('2026-10-01', 'purchase', ZERO, { amount: inr('1000') })], { rate }));
    expect(burnt?.uses.map(({ amount }) => toText(amount))).toEqual(['123.45']);
  });

  it('name only their own services', () => {
    expect([CREDIT_SERVICES.bought, 'Adjustment of 2026-09: Prepaid credits bought', 'large'].map((service) => isCreditLine({ service }))).toEqual([true, true, false]);
  });
});

describe('any ledger with prepaid credits', () => {
  const cents = (min: number, max: number): fc.Arbitrary<Decimal> => fc.integer({ min, max }).map((n) => decimal(`${n}e-4`));
  const day = fc.integer({ min: 0, max: 70 }).map((n) => addDays('2026-09-20', n));
  const movement = fc.record({ day, word: fc.constantFrom('purchase', 'purchase', 'grant', 'refund'), amount: cents(1, 900_000), life: fc.option(fc.integer({ min: 1, max: 40 })) })
    .map(({ day: on, word, amount, life }) => row(on, word, amount, { expires: life === null || word === 'refund' ? null : addDays(on, life) }));
  const use = fc.record({ day, amount: cents(-50_000, 400_000), service: fc.constantFrom('large', 'small', 'tiny') }).map((one) => line(one.day, one.amount, { service: one.service }));
  const billed = (lines: readonly LedgerLine[]): Decimal => sum(lines.map(({ billedCost }) => billedCost ?? ZERO));
  const effective = (lines: readonly LedgerLine[]): Decimal => sum(lines.map(({ effectiveCost }) => effectiveCost ?? ZERO));

  it('counts money paid ahead once in each view, to the last digit', () => {
    fc.assert(fc.property(fc.array(movement, { maxLength: 8 }), fc.array(use, { maxLength: 30 }), fc.constantFrom(...BURN_ORDERS), (rows, uses, order) => {
      const input = inputOf(rows, { order });
      const made = ledger(uses, input);
      const { wallet } = burnPools(uses, input)[0] ?? { wallet: null };
      const of = (word: string): Decimal => sum(rows.filter((one) => one.movement === word).map(({ amount }) => amount.amount));
      const hasPool = wallet !== null;
      const days = wallet?.days ?? [];
      const expired = sum(days.map(({ paidExpired }) => paidExpired));
      const granted = sum(days.map(({ grantUsed }) => grantUsed));
      expect(effective(made)).toBe(subtract(add(effective(uses), expired), granted));
      expect(billed(made)).toBe(hasPool ? sum([of('purchase'), negate(of('refund')), wallet.uncovered]) : billed(uses));
    }), { numRuns: 1_000 });
  });

  it('is the same whether it is made at once or day by day, over what its cells hold', () => {
    const cell = (one: LedgerLine): LedgerLine => ({ ...one, billedCost: one.billedCost === null ? null : decimal(toNumber(one.billedCost)), effectiveCost: decimal(toNumber(one.effectiveCost ?? ZERO)) });
    fc.assert(fc.property(fc.array(movement, { minLength: 1, maxLength: 6 }), fc.array(use, { maxLength: 25 }), day, (rows, uses, from) => {
      const input = inputOf(rows);
      const atOnce = ledger(uses, input);
      const standing = atOnce.filter((one) => one.day < from).map(cell);
      const later = ledger(uses.filter((one) => one.day >= from), input, standing).filter((one) => one.day >= from);
      expect(shown(later.map(cell))).toEqual(shown(atOnce.filter((one) => one.day >= from).map(cell)));
    }), { numRuns: 1_000 });
  });

  it('bills no use twice and none below nothing', () => {
    const positive = use.filter(({ effectiveCost }) => !isNegative(effectiveCost ?? ZERO));
    fc.assert(fc.property(fc.array(movement, { maxLength: 6 }), fc.array(positive, { maxLength: 20 }), (rows, uses) => {
      const covered = ledger(uses, inputOf(rows)).filter((one) => !isCreditLine(one));
      covered.forEach(({ billedCost, effectiveCost }) => {
        expect(isNegative(billedCost ?? ZERO)).toBe(false);
        expect((billedCost ?? ZERO) <= (effectiveCost ?? ZERO)).toBe(true);
      });
    }), { numRuns: 300 });
  });
});
