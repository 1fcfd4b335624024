import fc from 'fast-check';
import { add, decimal, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import { isPriced, priceUsage } from '../../../src/core/price.js';
import { priceBook } from '../../../src/core/prices/book.js';
import type { UsageRow } from '../../../src/core/records.js';
import { mixOf, repriced, savingsOf, type Prices, type Savings } from '../../../src/core/what-if/what-if.js';
import { priceOf, usageOf } from '../samples.js';

const NO_PRICES = { cacheRead: null, cacheWrite: null, cacheWrite1h: null };
const book = priceBook([
  priceOf({ input: '1.25', output: '10', cacheRead: decimal('0.125'), longContext: { above: 200_000, ...NO_PRICES, input: decimal('2.5'), output: decimal('15'), cacheRead: decimal('0.25') } }),
  priceOf({ model: 'gpt-small', input: '0.25', output: '2', cacheRead: decimal('0.025') }),
  priceOf({ model: 'gpt-old', input: '3', output: '30', to: '2026-11-15' }),
  priceOf({ model: 'gpt-old', input: '2', output: '20', from: '2026-11-15' }),
  priceOf({ provider: 'anthropic', model: 'claude-test', input: '3', output: '15', cacheRead: decimal('0.3'), cacheWrite: decimal('3.75'), cacheWrite1h: decimal('6') }),
]);
const prices: Prices = { book, inBase: ({ amount }) => amount };
const row = usageOf({ model: 'gpt-test', inputTokens: 1_000_000, cacheReadTokens: 0, outputTokens: 100_000, requests: 100 });
const texts = ({ now, from, to, low, high }: Savings): string[] => [now, from, to, low, high].map(toText);

describe('what the tokens of a month would cost', () => {
  it('with another model, a fifth fewer to a fifth more of them', () => {
    expect(texts(savingsOf(mixOf([row], book), { kind: 'model', provider: 'openai', model: 'gpt-small' }, prices))).toEqual(['2.25', '0.36', '0.54', '1.71', '1.89']);
  });

  it('when half of them can wait for a batch, between half of that and all of it', () => {
    expect(texts(savingsOf(mixOf([row], book), { kind: 'batch', share: decimal('0.5') }, prices))).toEqual(['2.25', '1.6875', '1.96875', '0.28125', '0.5625']);
  });

  it('when most input comes from the cache', () => {
    expect(toText(repriced(mixOf([row], book), { kind: 'cache', share: decimal('0.8') }, prices).then)).toBe('1.35');
  });

  it('leaves what already is a batch where it is', () => {
    const batch = mixOf([{ ...row, tier: 'batch' }], book);
    expect(repriced(batch, { kind: 'batch', share: decimal(1) }, prices)).toMatchObject({ now: decimal('1.125'), then: decimal('1.125') });
  });

  it('counts the cache of a vendor as plain input where the other has no price for it', () => {
    const claude = usageOf({ provider: 'anthropic', model: 'claude-test', inputTokens: 100_000, cacheReadTokens: 500_000, cacheWriteTokens: 400_000, cacheWrite1hTokens: 100_000, outputTokens: 0 });
    expect(toText(repriced(mixOf([claude], book), { kind: 'model', provider: 'openai', model: 'gpt-test' }, prices).then)).toBe('0.6875');
  });

  it('compares only what has a price on both sides, and says how much has not', () => {
    const unknown = usageOf({ model: 'gpt-secret', inputTokens: 5, outputTokens: 5 });
    expect(repriced(mixOf([row, unknown], book), { kind: 'batch', share: decimal(1) }, prices)).toEqual({ now: decimal('2.25'), then: decimal('1.125'), unpriced: 1 });
  });

  const count = fc.option(fc.integer({ min: 0, max: 3_000_000 }), { nil: null });
  const rows = fc.array(
    fc.record({
      day: fc.constantFrom('2026-11-13', '2026-11-14', '2026-11-16'), model: fc.constantFrom('gpt-test', 'gpt-old', 'gpt-small', 'gpt-none'), tier: fc.constantFrom('', 'batch', 'flex'), key: fc.constantFrom('a', 'b'),
      inputTokens: count, cacheReadTokens: fc.constantFrom(null, 0, 700_000), outputTokens: count, requests: fc.constantFrom(null, 1, 3, 40, 500),
    }).map((fields) => usageOf(fields)),
    { maxLength: 40 },
  );
  const brute = (all: readonly UsageRow[], changed: (one: UsageRow) => readonly UsageRow[]): Decimal =>
    all.reduce((sum, one) => {
      const parts = [one, ...changed(one)].map((each) => priceUsage(each, each.day, book));
      return parts.every(isPriced) ? parts.slice(1).reduce((part, each) => add(part, isPriced(each) ? each.amount : ZERO), sum) : sum;
    }, ZERO);

  it('equals pricing every row anew, whatever the rows', () => {
    fc.assert(fc.property(rows, (all) => {
      const mix = mixOf(all, book);
      const cost = (change: Parameters<typeof repriced>[1]): string => toText(repriced(mix, change, prices).then);
      expect(cost({ kind: 'model', provider: 'openai', model: 'gpt-small' })).toBe(toText(brute(all, (one) => [{ ...one, model: 'gpt-small' }])));
      expect(cost({ kind: 'batch', share: decimal(1) })).toBe(toText(brute(all, (one) => [one.tier === '' ? { ...one, tier: 'batch' } : one])));
      const cached = (one: UsageRow): UsageRow => {
        const input = (one.inputTokens ?? 0) + (one.cacheReadTokens ?? 0);
        return input === 0 ? one : { ...one, inputTokens: 0, cacheReadTokens: input };
      };
      // The cost of none cached must be known too, as it is where the cost of all cached is.
      expect(cost({ kind: 'cache', share: decimal(1) })).toBe(toText(brute(all, (one) => [cached(one)])));
      expect(mix.length).toBeLessThanOrEqual(all.length);
    }), { numRuns: 500 });
  });
});
