import fc from 'fast-check';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { addDays } from '../../../src/core/days.js';
import { decimal, subtract, sum, toText, ZERO } from '../../../src/core/decimal.js';
import { totalOf } from '../../../src/core/delta.js';
import { byFactor, explain, type Explanation } from '../../../src/core/explain/explain.js';
import { panelOf, type PanelInput } from '../../../src/core/explain/panel.js';
import { ledgerOf } from '../../../src/core/ledger/ledger.js';
import { money } from '../../../src/core/money.js';
import type { CloudRow, CostRow, UsageRow } from '../../../src/core/records.js';
import type { Subscription } from '../../../src/core/subscriptions/subscription.js';
import { clouds, costs as anyCosts, usages } from '../panels.js';
import { bookOf, cloudOf, costOf, planOf, usageOf } from '../samples.js';

const BEFORE = { start: '2026-11-02', end: '2026-11-09' };
const NOW = { start: '2026-11-09', end: '2026-11-16' };

type World = Readonly<{ costs?: readonly CostRow[]; usage?: readonly UsageRow[]; cloud?: readonly CloudRow[]; subscriptions?: readonly Subscription[]; eur?: (day: string) => string }>;

/** The rows as they reach Daily, and the weeks explained from them. */
function inputOf({ costs = [], usage = [], cloud = [], subscriptions = [], eur }: World): PanelInput {
  const book = bookOf();
  const priced = allocate({ costs, usage, book }).usage;
  const rate = (currency: string, day: string): { rate: ReturnType<typeof decimal> } | null => (currency === 'EUR' && eur !== undefined ? { rate: decimal(eur(day)) } : null);
  const { lines } = ledgerOf({ costs, usage: priced, cloud, subscriptions, period: { start: BEFORE.start, end: NOW.end }, base: 'USD', bucketOf: () => 'API', rate });
  return { lines, usage: priced, costs, cloud, subscriptions, base: 'USD', book, rate, providerLabel: (id) => id };
}

function explained(input: PanelInput, before = BEFORE, now = NOW): Explanation {
  return explain(panelOf(input, before), panelOf(input, now));
}

const factors = (input: PanelInput): Record<string, string> => Object.fromEntries(Array.from(byFactor(explained(input)), ([factor, amount]) => [factor, toText(amount)]));
const used = (day: string, inputTokens: number, outputTokens: number, model = 'gpt-test'): UsageRow => usageOf({ day, model, inputTokens, outputTokens, requests: 1 });
const billed = (day: string, amount: string, model = 'gpt-test'): CostRow => costOf(amount, { day, model });

describe('two weeks of a ledger', () => {
  it('that only saw more calls moved by volume', () => {
    expect(factors(inputOf({ costs: [billed('2026-11-03', '2'), billed('2026-11-10', '6')], usage: [used('2026-11-03', 1_000_000, 100_000), used('2026-11-10', 3_000_000, 300_000)] }))).toEqual({ volume: '4' });
  });

  it('that saw the same tokens, more of them written, moved by mix', () => {
    expect(factors(inputOf({ costs: [billed('2026-11-03', '2'), billed('2026-11-10', '2.9')], usage: [used('2026-11-03', 1_000_000, 100_000), used('2026-11-10', 900_000, 200_000)] }))).toEqual({ mix: '0.9' });
  });

  it('that billed the same tokens higher moved by price', () => {
    expect(factors(inputOf({ costs: [billed('2026-11-03', '2'), billed('2026-11-10', '2.2')], usage: [used('2026-11-03', 1_000_000, 100_000), used('2026-11-10', 1_000_000, 100_000)] }))).toEqual({ price: '0.2' });
  });

  it('that saw one model go and another come say so', () => {
    expect(factors(inputOf({ costs: [billed('2026-11-03', '2'), billed('2026-11-10', '3', 'gpt-large')], usage: [] }))).toEqual({ ended: '-2', new: '3' });
  });

  it('that were billed in euros moved by the exchange rate', () => {
    const cloud = [cloudOf('0', { day: '2026-11-03', quantity: decimal(10), unit: 'count', billedCost: money('10', 'EUR'), effectiveCost: money('10', 'EUR') }), cloudOf('0', { day: '2026-11-10', quantity: decimal(10), unit: 'count', billedCost: money('10', 'EUR'), effectiveCost: money('10', 'EUR') })];
    expect(factors(inputOf({ cloud, eur: (day) => (day < NOW.start ? '1.1' : '1.2') }))).toEqual({ fx: '1' });
  });

  it('that gained a seat moved by seats alone', () => {
    const seat = (fields: Parameters<typeof planOf>[0]): Subscription => planOf({ provider: 'Cursor', plan: 'Teams', price: '30', renewalDate: '2026-11-01', ...fields });
    expect(factors(inputOf({ subscriptions: [seat({ seats: '10', endDate: NOW.start }), seat({ seats: '11', startDate: NOW.start })] }))).toEqual({ seats: '7' });
  });

  it('across months that differ in length leave a monthly plan as it was', () => {
    const input = inputOf({});
    const plan = planOf({ price: '31', renewalDate: '2026-10-01' });
    const october = { start: '2026-10-01', end: '2026-11-01' };
    const november = { start: '2026-11-01', end: '2026-12-01' };
    const { lines } = ledgerOf({ costs: [], usage: [], cloud: [], subscriptions: [plan], period: { start: october.start, end: november.end }, base: 'USD', bucketOf: () => 'API' });
    expect(explained({ ...input, lines, subscriptions: [plan] }, october, november).effects).toEqual([]);
  });

  it('are explained to the last digit, whatever they hold', () => {
    const shifted = <R extends { day: string }>(rows: readonly R[]): R[] => rows.map((row, index) => ({ ...row, day: addDays(row.day, -2 - (index % 2) * 7) }));
    fc.assert(fc.property(anyCosts, usages, clouds, (costs, usage, cloud) => {
      const subscriptions = [planOf({ price: '20', seats: '3' })];
      const input = inputOf({ costs: shifted(costs), usage: shifted(usage), cloud: shifted(cloud), subscriptions, eur: (day) => `1.0${day.slice(9)}` });
      const { effects } = explained(input);
      const cost = (period: typeof NOW): ReturnType<typeof decimal> => totalOf(input.lines, period, 'USD').cost ?? ZERO;
      expect(toText(sum(effects.map(({ amount }) => amount)))).toBe(toText(subtract(cost(NOW), cost(BEFORE))));
    }), { numRuns: 300 });
  });
});
