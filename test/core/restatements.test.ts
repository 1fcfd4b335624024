import fc from 'fast-check';
import { add, decimal, sum, toText, ZERO } from '../../src/core/decimal.js';
import { money } from '../../src/core/money.js';
import { cloudAmounts, costAmounts, restatedBy, restatedDays, restatementsOf, type BilledAmount, type Restatement } from '../../src/core/restatements.js';
import { weekMoved, weekMovedLine } from '../../src/core/week-moved.js';
import { cloudOf, costOf } from './samples.js';

const bill = (...rows: [lineItem: string, amount: string][]): BilledAmount[] => rows.flatMap(([lineItem, amount]) => costAmounts(costOf(amount, { lineItem })));
const NOW = '2026-11-18T06:00:00.000Z';
const told = (one: Restatement): string => `${one.day} ${one.item}: ${one.before === null ? '-' : toText(one.before)} > ${one.after === null ? '-' : toText(one.after)} ${one.currency}`;

describe('a restatement', () => {
  it('is a changed, a withdrawn and a later added amount, with what it was', () => {
    const found = restatementsOf(bill(['input', '2.5'], ['output', '1']), bill(['input', '3.1'], ['storage', '0.2']), [], NOW);
    expect(found.map(told)).toEqual(['2026-11-16 input: 2.5 > 3.1 USD', '2026-11-16 output: 1 > - USD', '2026-11-16 storage: - > 0.2 USD']);
    expect(found[0]).toMatchObject({ seenAt: NOW, provider: 'openai', connection: 'OpenAI', feed: 'costs', figure: 'Billed cost' });
  });

  it('is not the same value sent again, nor the same value in other rows', () => {
    expect(restatementsOf(bill(['input', '2.5']), bill(['input', '2.50']), [], NOW)).toEqual([]);
    expect(restatementsOf(bill(['input', '2'], ['input', '0.5']), bill(['input', '2.5']), [], NOW)).toEqual([]);
    expect(restatementsOf([], bill(['input', '0']), [], NOW)).toEqual([]);
  });

  it('is told in a line for each day and feed, never as an amount to itself', () => {
    const found = restatementsOf(bill(['input', '2.5'], ['output', '1']), bill(['input', '3.1']), [], NOW);
    expect(restatedDays(found)).toEqual(['2026-11-16 OpenAI costs from 3.50 to 3.10 USD']);
    expect(restatedDays(restatementsOf(bill(['input', '0.0012']), bill(['input', '0.0031']), [], NOW))).toEqual(['2026-11-16 OpenAI costs from 0.0012 to 0.0031 USD']);
    expect(restatedDays([])).toEqual([]);
  });

  it('of a cloud tells billed cost and credits apart', () => {
    const row = (billed: string, effective: string): BilledAmount[] => cloudAmounts(cloudOf(billed, { effectiveCost: money(effective, 'USD') }));
    expect(restatementsOf(row('10', '10'), row('12', '9'), [], NOW).map((one) => [one.figure, toText(restatedBy(one))])).toEqual([['Billed cost', '2'], ['Credits', '-3']]);
  });

  it('begins where the last one on record ended, also when that was never written', () => {
    const [first] = restatementsOf(bill(['input', '2']), bill(['input', '3']), [], NOW);
    const known = first === undefined ? [] : [first];
    expect(restatementsOf(bill(['input', '2']), bill(['input', '3']), known, NOW)).toEqual([]);
    expect(restatementsOf(bill(['input', '2']), bill(['input', '5']), known, '2026-11-19T06:00:00.000Z').map(told)).toEqual(['2026-11-16 input: 3 > 5 USD']);
    expect(restatementsOf(bill(['input', '2']), bill(['input', '2']), known, '2026-11-19T06:00:00.000Z').map(told)).toEqual(['2026-11-16 input: 3 > 2 USD']);
  });

  it('added to a first value and its fellows gives the latest value, whichever runs died before they wrote', () => {
    const amount = fc.integer({ min: -99_999, max: 99_999 }).map((units) => `${String(units)}e-3`);
    const fetched = fc.array(fc.tuple(fc.constantFrom('input', 'output', 'storage'), amount), { maxLength: 5 });
    fc.assert(fc.property(fetched, fc.array(fc.record({ rows: fetched, dies: fc.boolean() }), { maxLength: 8 }), (first, later) => {
      let sheet = bill(...first);
      let known: Restatement[] = [];
      later.forEach(({ rows, dies }, index) => {
        const found = restatementsOf(sheet, bill(...rows), known, `2026-11-${String(17 + index)}T06:00:00.000Z`);
        known = known.concat(found);
        if (!dies) sheet = bill(...rows);
      });
      const latest = later.length === 0 ? sheet : bill(...(later[later.length - 1]?.rows ?? []));
      const total = (amounts: readonly BilledAmount[]): string => toText(sum(amounts.map((one) => one.amount.amount)));
      expect(toText(known.reduce((sofar, one) => add(sofar, restatedBy(one)), sum(bill(...first).map((one) => one.amount.amount))))).toBe(total(latest));
    }), { numRuns: 1_000 });
  });
});

describe('a week that was over', () => {
  const week = { start: '2026-11-09', end: '2026-11-16' };
  const digest = { week: week.start, told: '2026-11-16', toldAt: '2026-11-16T07:00:00.000Z', cost: decimal('100'), currency: 'USD' };
  const restated = (provider: string, change: string, more: Partial<Restatement> = {}): Restatement => ({
    seenAt: NOW, day: '2026-11-12', provider, connection: provider, feed: 'costs', item: 'input', figure: 'Billed cost', currency: 'USD', before: ZERO, after: decimal(change), ...more,
  });
  const moved = (now: string | null, restatements: Restatement[] = []) =>
    weekMoved({ week, told: digest, now: now === null ? null : decimal(now), base: 'USD', restatements, providerLabel: (id) => id.toUpperCase(), rate: () => ({ rate: decimal('1.1') }) });

  it('tells how far it moved since its digest, what providers restated, and what is left', () => {
    const one = moved('112.4', [restated('openai', '10'), restated('aws', '-1', { currency: 'EUR' }), restated('openai', '7', { day: '2026-11-16' }), restated('openai', '7', { seenAt: '2026-11-16T06:59:59.000Z' })]);
    expect(one === null ? '' : weekMovedLine(one, 'USD')).toBe(
      'The week of 2026-11-09 is now 12.40 USD more than its digest of 2026-11-16 said: OPENAI restated 10.00 USD more and AWS restated 1.10 USD less; 3.50 USD more from late reports, rates, prices or the register.',
    );
  });

  it('is silent when nothing moved, when no digest told it, and when it is not known', () => {
    expect(moved('100.004')).toBeNull();
    expect(moved(null)).toBeNull();
    expect(weekMoved({ week, told: null, now: decimal('1'), base: 'USD', restatements: [], providerLabel: (id) => id })).toBeNull();
    expect(weekMoved({ week, told: digest, now: decimal('1'), base: 'EUR', restatements: [], providerLabel: (id) => id })).toBeNull();
  });
});
