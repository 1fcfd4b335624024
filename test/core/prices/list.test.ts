import { calcPrice, findProvider, type MatchLogic } from '@pydantic/genai-prices';
import { slimPriceList } from '../../../local/build/price-list.js';
import { toNumber } from '../../../src/core/decimal.js';
import { priceBook } from '../../../src/core/prices/book.js';
import { modelPricesOf } from '../../../src/core/prices/list.js';
import { isPriced, priceUsage } from '../../../src/core/price.js';
import { usageOf } from '../samples.js';

const list = slimPriceList();
const book = priceBook(modelPricesOf(list));

/** An id that a pattern of the package matches. */
function idOf(match: MatchLogic): string[] {
  if ('or' in match) return match.or.flatMap(idOf);
  if ('equals' in match) return [match.equals];
  if ('starts_with' in match) return [match.starts_with, `${match.starts_with}-20260115`];
  if ('ends_with' in match) return [match.ends_with];
  return 'contains' in match ? [match.contains, `eu.${match.contains}-v1`] : [];
}

function costOfPackage(provider: string, model: string, at: string, tokens: Readonly<Record<string, number>>): number | null {
  return calcPrice(tokens, model, { providerId: provider, timestamp: new Date(at) })?.total_price ?? null;
}

describe('the built-in price list', () => {
  it('names its version and day', () => {
    expect(list).toMatchObject({ version: '@pydantic/genai-prices 0.1.8', date: '2026-09-23' });
  });

  it('stays below a hundred kilobytes', () => {
    expect(JSON.stringify(list).length).toBeLessThan(100_000);
  });

  it('prices uncached input and output of every model as its source does, on both sides of every price change', () => {
    let compared = 0;
    const different: string[] = [];
    for (const { id: provider } of list.providers.filter(({ id }) => id !== 'openrouter')) {
      const models = new Set((findProvider({ providerId: provider })?.models ?? []).flatMap((model) => [model.id, ...idOf(model.match)]));
      for (const model of models) {
        for (const at of ['2025-06-09T00:00:00Z', '2025-06-10T02:00:00Z', '2026-03-12T07:00:00Z', '2026-08-21T03:00:00Z', '2026-11-21T12:00:00Z', '2027-01-01T00:00:00Z']) {
          for (const [input, output] of [[1_234, 567], [250_001, 90_000]] as const) {
            const theirs = costOfPackage(provider, model, at, { input_tokens: input, output_tokens: output });
            const ours = priceUsage(usageOf({ provider, model, inputTokens: input, outputTokens: output, requests: 1 }), at, book);
            if (theirs === null || theirs === 0 || !isPriced(ours)) continue;
            compared += 1;
            if (Math.abs(toNumber(ours.amount) - theirs) > theirs * 1e-12) different.push(`${provider} ${model} ${at}: ${String(toNumber(ours.amount))} against ${String(theirs)}`);
          }
        }
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(8_000);
  });

  it('prices cached input and cache writes as its source does', () => {
    let compared = 0;
    for (const { id: provider, models } of list.providers) {
      for (const [model, , [price]] of models) {
        if (price?.r === undefined || price.i === undefined || price.o === undefined || price.hours !== undefined) continue;
        const writes = price.w === undefined ? 0 : 800;
        const hour = price.h === undefined ? 0 : 300;
        const at = '2026-11-21T23:30:00Z';
        const theirs = costOfPackage(provider, model, at, {
          input_tokens: 5_200 + 24_000 + writes, cache_read_tokens: 24_000, cache_write_tokens: writes, cache_write_1h_tokens: hour, output_tokens: 3_100,
        });
        const usage = usageOf({ provider, model, inputTokens: 5_200, cacheReadTokens: 24_000, cacheWriteTokens: writes, cacheWrite1hTokens: hour, outputTokens: 3_100, requests: 1 });
        const ours = priceUsage(usage, at, book);
        if (theirs === null || theirs === 0 || !isPriced(ours)) continue;
        compared += 1;
        expect(`${provider} ${model} ${toNumber(ours.amount).toPrecision(12)}`).toBe(`${provider} ${model} ${theirs.toPrecision(12)}`);
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('finds every model its source finds, apart from those without any price', () => {
    const lost: string[] = [];
    for (const { id: provider } of list.providers.filter(({ id }) => id !== 'openrouter')) {
      for (const model of (findProvider({ providerId: provider })?.models ?? []).flatMap((found) => [found.id, ...idOf(found.match)])) {
        const theirs = calcPrice({ input_tokens: 1_000_000 }, model, { providerId: provider, timestamp: new Date('2026-11-21T12:00:00Z') });
        if (theirs !== null && theirs.total_price > 0 && book.find(provider, model, '2026-11-21') === null) lost.push(`${provider} ${model}`);
      }
    }
    expect(lost).toEqual([]);
  });
});
