import fc from 'fast-check';
import { sum, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import { adjustedMonth, adjustments, firstOpenDay, type LockInput } from '../../../src/core/ledger/month-lock.js';
import type { LedgerLine } from '../../../src/core/records.js';
import { lineOf } from '../samples.js';

const made = (input: Partial<LockInput>): LedgerLine[] => adjustments({ months: ['2026-09-01'], closed: ['2026-09-01'], wanted: [], stored: [], ...input });
const shown = (lines: readonly LedgerLine[]): unknown[] => lines.map(({ day, service, billedCost, effectiveCost, basis }) => [day, service, billedCost === null ? null : toText(billedCost), effectiveCost === null ? null : toText(effectiveCost), basis]);
const september = (cost: string | null, fields: Partial<LedgerLine> = {}): LedgerLine => lineOf(cost, { day: '2026-09-14', ...fields });

describe('a closed month', () => {
  it('takes what moved as one line on the first open day', () => {
    const lines = made({ stored: [september('10'), september('4', { day: '2026-09-15' })], wanted: [september('12.5'), september('3', { day: '2026-09-15', service: 'other' })] });
    expect(shown(lines)).toEqual([['2026-10-01', 'Adjustment of 2026-09', '1.5', '1.5', 'billed']]);
    expect(lines.map(adjustedMonth)).toEqual(['2026-09-01']);
  });

  it('takes none where nothing moved but names or the last digits of a cell', () => {
    expect(made({ stored: [september('0.3')], wanted: [september('0.1', { service: 'a' }), september('0.2000000000000000001', { service: 'b' })] })).toEqual([]);
  });

  it('takes none where a sub account was only renamed, and one for each where money moved between two', () => {
    const stored = [september('10', { subAccount: 'proj-1' })];
    expect(made({ stored, wanted: [september('10', { subAccount: 'Search' })] })).toEqual([]);
    const moved = made({ stored: [...stored, september('5', { subAccount: 'Chat' })], wanted: [september('9', { subAccount: 'proj-1' }), september('7', { subAccount: 'Chat' })] });
    expect(moved.map(({ subAccount, effectiveCost }) => [subAccount, toText(effectiveCost ?? ZERO)])).toEqual([['Chat', '2'], ['proj-1', '-1']]);
  });

  it('books a bill that comes after its estimate, and says where a cost is missing now', () => {
    const stored = [september('9.8', { billedCost: null, basis: 'estimated' }), september('1', { connection: 'Other' })];
    expect(shown(made({ stored, wanted: [september('10'), september(null, { connection: 'Other' })] }))).toEqual([
      ['2026-10-01', 'Adjustment of 2026-09', '10', '0.2', 'billed'], ['2026-10-01', 'Adjustment of 2026-09', '-1', '-1', 'billed'], ['2026-10-01', 'Adjustment of 2026-09', null, null, 'missing'],
    ]);
  });

  it('does not book again what a month closed since made good', () => {
    const stored = [september('10'), lineOf('2', { day: '2026-10-01', service: 'Adjustment of 2026-09' })];
    const input = { stored, closed: ['2026-09-01', '2026-10-01'] };
    expect(made({ ...input, wanted: [september('12')] })).toEqual([]);
    expect(shown(made({ ...input, wanted: [september('15')] }))).toEqual([['2026-11-01', 'Adjustment of 2026-09', '3', '3', 'billed']]);
  });

  it('makes good in the first month that is open', () => {
    expect(firstOpenDay('2026-09-01', ['2026-09-01', '2026-11-01'])).toBe('2026-10-01');
    expect(firstOpenDay('2026-11-01', ['2026-12-01', '2026-11-01'])).toBe('2027-01-01');
  });

  it('adds up with its adjustments to what it would be now, whatever moved', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => `${n}e-5`);
    const line = fc.record({ cost: amount, day: fc.constantFrom('2026-09-01', '2026-09-30'), service: fc.constantFrom('a', 'b'), connection: fc.constantFrom('x', 'y'), costCenter: fc.constantFrom('', 'R&D') })
      .map(({ cost, ...fields }) => september(cost, fields));
    const total = (lines: readonly LedgerLine[]): Decimal => sum(lines.map(({ effectiveCost }) => effectiveCost ?? ZERO));
    fc.assert(fc.property(fc.array(line), fc.array(line), (stored, wanted) => {
      const lines = made({ stored, wanted });
      expect(total(stored.concat(lines))).toBe(total(wanted));
      expect(new Set(lines.map((one) => `${one.connection}|${one.costCenter}`)).size).toBe(lines.length);
    }), { numRuns: 500 });
  });

  it('does not take back what it made good of an earlier month when it is closed too', () => {
    const stored = [september('10'), lineOf('2', { day: '2026-10-01', service: 'Adjustment of 2026-09' }), lineOf('5', { day: '2026-10-02' })];
    const input = { months: ['2026-09-01', '2026-10-01'], closed: ['2026-09-01', '2026-10-01'], stored };
    expect(made({ ...input, wanted: [september('12'), lineOf('5', { day: '2026-10-02' })] })).toEqual([]);
    expect(shown(made({ ...input, wanted: [september('13'), lineOf('6', { day: '2026-10-02' })] }))).toEqual([
      ['2026-11-01', 'Adjustment of 2026-09', '1', '1', 'billed'], ['2026-11-01', 'Adjustment of 2026-10', '1', '1', 'billed'],
    ]);
  });

  it('stays as it is through rounds of restatements while months close one by one, and the ledger totals what it would without a lock', () => {
    const months = ['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'];
    const line = fc.record({
      cost: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => `${n}e-5`), day: fc.constantFrom('2026-07-31', '2026-08-01', '2026-08-15', '2026-09-30', '2026-10-02'),
      service: fc.constantFrom('a', 'b'), connection: fc.constantFrom('x', 'y'), costCenter: fc.constantFrom('', 'R&D'),
    }).map(({ cost, ...fields }) => lineOf(cost, fields));
    const rounds = fc.array(fc.record({ wanted: fc.array(line, { maxLength: 12 }), closes: fc.boolean() }), { minLength: 1, maxLength: 10 });
    const total = (lines: readonly LedgerLine[], of: 'billedCost' | 'effectiveCost'): Decimal => sum(lines.map((one) => one[of] ?? ZERO));
    fc.assert(fc.property(rounds, (all) => {
      let stored: readonly LedgerLine[] = [];
      const closed: string[] = [];
      const isClosed = ({ day }: LedgerLine): boolean => closed.includes(`${day.slice(0, 7)}-01`);
      all.forEach(({ wanted, closes }) => {
        const frozen = stored.filter(isClosed);
        const refresh = (): readonly LedgerLine[] => frozen.concat(wanted.filter((one) => !isClosed(one)), made({ months: closed, closed, wanted, stored }));
        stored = refresh();
        expect(stored.filter(isClosed)).toEqual(frozen);
        expect(total(stored, 'effectiveCost')).toBe(total(wanted, 'effectiveCost'));
        expect(total(stored, 'billedCost')).toBe(total(wanted, 'billedCost'));
        expect(refresh()).toEqual(stored);
        if (closes && closed.length < months.length - 1) closed.push(months[closed.length] ?? '');
      });
    }), { numRuns: 500 });
  });
});
