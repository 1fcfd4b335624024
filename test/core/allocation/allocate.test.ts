import fc from 'fast-check';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { decimal, sum, toText, ZERO } from '../../../src/core/decimal.js';
import type { CostRow, PricedUsage, UsageRow } from '../../../src/core/records.js';
import { costs as anyCosts, usages as anyUsages } from '../panels.js';
import { bookOf, costOf, priceOf, usageOf } from '../samples.js';

const book = bookOf();
const run = (costs: CostRow[], usage: UsageRow[]) => allocate({ costs, usage, book });
const shares = (usage: readonly PricedUsage[]): string[] => usage.map(({ allocatedCost, basis }) => `${allocatedCost === null ? '-' : toText(allocatedCost.amount)} ${basis}`);

describe('allocation', () => {
  it('splits a line of the bill over the keys that used its meter, by list cost', () => {
    const { usage } = run(
      [costOf('9', { model: 'gpt-test', meter: 'input' }), costOf('6', { model: 'gpt-test', meter: 'output' })],
      [usageOf({ key: 'a', inputTokens: 2_000_000, outputTokens: 100_000 }), usageOf({ key: 'b', inputTokens: 1_000_000, outputTokens: 200_000 })],
    );
    expect(shares(usage)).toEqual(['8 billed', '7 billed']);
    expect(usage.map(({ listCost }) => toText(listCost?.amount ?? ZERO))).toEqual(['3', '3']);
  });

  it('keeps to the sub account of the bill', () => {
    const { usage } = run(
      [costOf('5', { model: 'gpt-test', meter: 'input', subAccount: 'shop' }), costOf('1', { model: 'gpt-test', meter: 'input', subAccount: 'desk' })],
      [usageOf({ subAccount: 'shop', inputTokens: 10, outputTokens: 0 }), usageOf({ subAccount: 'desk', inputTokens: 1_000, outputTokens: 0 })],
    );
    expect(shares(usage)).toEqual(['5 billed', '1 billed']);
  });

  it('lets a bill without sub accounts cover usage of all of them', () => {
    const { usage } = run([costOf('3', { model: 'gpt-test' })], [usageOf({ subAccount: 'shop', inputTokens: 200, outputTokens: 0 }), usageOf({ subAccount: 'desk', inputTokens: 100, outputTokens: 0 })]);
    expect(shares(usage)).toEqual(['2 billed', '1 billed']);
  });

  it('gives the cost of a key to that key alone', () => {
    const { usage, unallocated } = run(
      [costOf('5', { model: 'gpt-test', key: 'a' }), costOf('2', { model: 'gpt-test', key: 'gone' })],
      [usageOf({ key: 'a', inputTokens: 1, outputTokens: 0 }), usageOf({ key: 'b', inputTokens: 1, outputTokens: 0 })],
    );
    expect(shares(usage)).toEqual(['5 billed', '- missing']);
    expect(unallocated.map(({ key }) => key)).toEqual(['gone']);
  });

  it('prefers the usage of the same tier', () => {
    const { usage } = run(
      [costOf('4', { model: 'gpt-test', meter: 'input', tier: 'batch' }), costOf('8', { model: 'gpt-test', meter: 'input' })],
      [usageOf({ tier: 'batch', inputTokens: 8, outputTokens: 0 }), usageOf({ inputTokens: 8, outputTokens: 0 })],
    );
    expect(shares(usage)).toEqual(['4 billed', '8 billed']);
  });

  it('joins a model named without a date to its dated releases, and a dated one to no other release', () => {
    const [june, july] = [usageOf({ model: 'gpt-test-2026-06-01', inputTokens: 1, outputTokens: 0 }), usageOf({ model: 'gpt-test-2026-07-01', inputTokens: 1, outputTokens: 0 })];
    expect(shares(run([costOf('2', { model: 'gpt-test' })], [june, july]).usage)).toEqual(['1 billed', '1 billed']);
    expect(shares(run([costOf('2', { model: 'gpt-test-2026-06-01' })], [june, july]).usage)).toEqual(['2 billed', '- missing']);
    expect(run([costOf('2', { model: 'gpt-test-2026-05-01' })], [june, july]).unallocated).toHaveLength(1);
  });

  it('matches searches and other units by their name', () => {
    const { usage } = run(
      [costOf('0.05', { lineItem: 'Web Search Usage', meter: 'web_search' })],
      [usageOf({ inputTokens: 5, outputTokens: 5 }), usageOf({ model: 'gpt-test', quantity: 5, unit: 'searches' })],
    );
    expect(shares(usage)).toEqual(['- missing', '0.05 billed']);
  });

  it('gives storage billed in gibibyte hours to the bytes stored', () => {
    const stored = (subAccount: string, quantity: number) => usageOf({ model: '', subAccount, quantity, unit: 'byte' });
    const { usage, unallocated } = run([costOf('0.9', { lineItem: 'Vector storage', unit: 'gibibyte_hours' })], [stored('shop', 2e9), stored('desk', 1e9)]);
    expect(shares(usage)).toEqual(['0.6 billed', '0.3 billed']);
    expect(unallocated).toEqual([]);
  });

  it('takes a tool without a model and without a line on the bill for free, and only then', () => {
    const sessions = usageOf({ model: '', quantity: 3, unit: 'session' });
    expect(shares(run([costOf('1', { model: 'gpt-test' })], [sessions]).usage)).toEqual(['0 billed']);
    expect(shares(run([], [sessions]).usage)).toEqual(['- missing']);
  });

  it('spreads a total without any item over all usage, by list cost', () => {
    const { usage } = run([costOf('30')], [usageOf({ inputTokens: 1_000_000, outputTokens: 0 }), usageOf({ model: 'gpt-large', inputTokens: 1_000_000, outputTokens: 0 })]);
    expect(shares(usage)).toEqual(['10 billed', '20 billed']);
  });

  it('leaves an item that is about no usage where it is, and says so', () => {
    const { usage, unallocated, findings } = run([costOf('12.3', { lineItem: 'Support plan' })], [usageOf({ inputTokens: 100, outputTokens: 1 })]);
    expect(unallocated.map(({ lineItem }) => lineItem)).toEqual(['Support plan']);
    expect(usage[0]?.basis).toBe('missing');
    expect(findings.map(({ what }) => what)).toContain('12.30 USD billed for Support plan belongs to no usage row and stays a line of its own: 1 row on 2026-11-16.');
  });

  it('spreads by tokens when one of the rows has no price', () => {
    const { usage } = run([costOf('4', { lineItem: '' })], [usageOf({ inputTokens: 30, outputTokens: 0 }), usageOf({ model: 'gpt-unknown', inputTokens: 10, outputTokens: 0 })]);
    expect(shares(usage)).toEqual(['3 billed', '1 billed']);
  });

  it('passes a credit on as a negative share', () => {
    expect(shares(run([costOf('-3', { model: 'gpt-test' })], [usageOf({ inputTokens: 1, outputTokens: 0 }), usageOf({ inputTokens: 2, outputTokens: 0 })]).usage)).toEqual(['-1 billed', '-2 billed']);
  });

  it('estimates by list price where the connection bills nothing that day', () => {
    const { usage } = run([costOf('1', { day: '2026-11-15', model: 'gpt-test' })], [usageOf({ inputTokens: 3_000_000, outputTokens: 100_000 })]);
    expect(shares(usage)).toEqual(['4 estimated']);
  });

  it('never makes zero of an unknown model', () => {
    const { usage, findings } = run([], [usageOf({ model: 'gpt-unknown', inputTokens: 3, outputTokens: 1 })]);
    expect(usage[0]).toMatchObject({ listCost: null, allocatedCost: null, basis: 'missing' });
    expect(findings).toMatchObject([{ level: 'warning', where: 'OpenAI', what: 'No price for the model gpt-unknown of openai. Without cost, counted as missing: 1 row on 2026-11-16, 4 tokens.' }]);
  });

  it('says how much money an unknown model is about where the bill tells it', () => {
    const rows = ['a', 'b'].map((key) => usageOf({ key, model: 'gpt-unknown', inputTokens: 600_000, outputTokens: 0 }));
    const { findings } = run([costOf('12.34', { model: 'gpt-unknown' }), costOf('-2', { model: 'gpt-unknown' })], rows);
    expect(findings).toMatchObject([{ level: 'note', what: 'No price for the model gpt-unknown of openai. Billed, but without list cost: 2 rows on 2026-11-16, 1,200,000 tokens, 10.34 USD billed.' }]);
  });

  it('keeps the rates of a row with their source and version', () => {
    const { usage } = run([], [usageOf({ inputTokens: 5, outputTokens: 1, tier: 'batch' }), usageOf({ inputTokens: 0, outputTokens: 0 }), usageOf({ model: 'gpt-unknown', inputTokens: 5, outputTokens: 1 })]);
    expect(usage.map(({ price }) => price)).toEqual(['input 0.5, output 5 USD per million tokens; list test', 'input 1, output 10 USD per million tokens; list test', '']);
    const tool = bookOf(priceOf({ model: 'tool', perUnit: decimal('0.01'), unit: 'search', perRequest: decimal('0.002'), source: 'user', origin: 'Contract 7', from: '2026-11-01' }));
    const [searched] = allocate({ costs: [], usage: [usageOf({ model: 'tool', requests: 2, quantity: 3, unit: 'searches' })], book: tool }).usage;
    expect(searched?.price).toBe('0.002 USD per request, 0.01 USD per search; user Contract 7, from 2026-11-01');
  });

  it('knows that nothing used costs nothing, whatever the price', () => {
    expect(shares(run([costOf('1', { lineItem: 'storage' })], [usageOf({ model: 'gpt-unknown', inputTokens: 0, outputTokens: 0 })]).usage)).toEqual(['0 estimated']);
  });

  it('keeps a second currency of the same day apart', () => {
    const other = { ...costOf('7', { model: 'gpt-test' }), billedCost: { ...costOf('7').billedCost, currency: 'EUR' } };
    const { usage, unallocated } = run([costOf('1', { model: 'gpt-test' }), other], [usageOf({ inputTokens: 1, outputTokens: 0 })]);
    expect(shares(usage)).toEqual(['1 billed']);
    expect(unallocated).toEqual([other]);
  });

  it('looks only at the days asked for', () => {
    const rows = [usageOf({ day: '2026-11-15', inputTokens: 1, outputTokens: 0 }), usageOf({ inputTokens: 1, outputTokens: 0 })];
    expect(allocate({ costs: [], usage: rows, book, days: ['2026-11-16'] }).usage.map(({ day }) => day)).toEqual(['2026-11-16']);
  });

  it('never loses or makes money, whatever the panel', () => {
    fc.assert(
      fc.property(anyCosts, anyUsages, (costs, usage) => {
        const result = allocate({ costs, usage, book });
        for (const currency of ['USD', 'EUR']) {
          const of = (amounts: readonly (CostRow['billedCost'] | null)[]) => sum(amounts.flatMap((cost) => (cost !== null && cost.currency === currency ? [cost.amount] : [])));
          const spread = of(result.usage.filter(({ basis }) => basis === 'billed').map(({ allocatedCost }) => allocatedCost));
          const left = of(result.unallocated.map(({ billedCost }) => billedCost));
          expect(toText(sum([spread, left]))).toBe(toText(of(costs.map(({ billedCost }) => billedCost))));
        }
        expect(result.usage).toHaveLength(usage.length);
        expect(result.usage.every(({ basis, allocatedCost }) => (basis === 'missing') === (allocatedCost === null))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
