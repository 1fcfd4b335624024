import fc from 'fast-check';
import { decimal, sum, toText } from '../../src/core/decimal.js';
import { priceBook } from '../../src/core/prices/book.js';
import { isPriced, priceUsage, type PriceableUsage } from '../../src/core/price.js';
import { contextWindowStart } from '../../src/core/prices/tier.js';
import type { ModelPrice } from '../../src/core/prices/prices.js';
import { bookOf, priceOf, usageOf } from './samples.js';

const claude = priceOf({ provider: 'anthropic', model: 'claude-x', input: '3', output: '15', cacheRead: decimal('0.3'), cacheWrite: decimal('3.75'), cacheWrite1h: decimal('6') });
const book = bookOf(claude);
const cost = (fields: Partial<PriceableUsage>, prices = book, day = '2026-11-16'): string => {
  const priced = priceUsage(usageOf(fields), day, prices);
  return isPriced(priced) ? toText(priced.amount) : priced.missing.join('; ');
};

describe('the price of usage', () => {
  it('counts each disjoint meter once at its own rate', () => {
    const priced = priceUsage(usageOf({ provider: 'anthropic', model: 'claude-x', inputTokens: 5_200, cacheReadTokens: 24_000, cacheWriteTokens: 800, cacheWrite1hTokens: 300, outputTokens: 3_100 }), '2026-11-16', book);
    expect(isPriced(priced) && priced.parts.map(({ meter, quantity, amount }) => `${meter} ${String(quantity)} ${toText(amount)}`)).toEqual([
      'input 5200 0.0156', 'cacheRead 24000 0.0072', 'cacheWrite 500 0.001875', 'cacheWrite1h 300 0.0018', 'output 3100 0.0465',
    ]);
    expect(isPriced(priced) && toText(priced.amount)).toBe('0.072975');
  });

  it('is exact for one cached token at a discount', () => {
    const tiny = bookOf(priceOf({ model: 'tiny', input: '0.1', output: '0.4', cacheRead: decimal('0.003625') }));
    expect(cost({ model: 'tiny', tier: 'batch', inputTokens: 0, cacheReadTokens: 1, outputTokens: 0 }, tiny)).toBe('0.0000000018125');
  });

  it('halves tokens of a batch and adds a tenth for inference kept in the United States', () => {
    expect(cost({ inputTokens: 1_000_000, outputTokens: 0, tier: 'batch' })).toBe('0.5');
    expect(cost({ provider: 'anthropic', model: 'claude-x', inputTokens: 1_000_000, outputTokens: 0, tier: 'batch', variant: '0-200k, us' })).toBe('1.65');
    expect(cost({ inputTokens: 1_000_000, outputTokens: 0, tier: 'standard' })).toBe('1');
  });

  it('is missing, not guessed, for a tier without a known factor', () => {
    expect(cost({ inputTokens: 1, outputTokens: 0, tier: 'priority' })).toBe('no price for the tier priority of gpt-test');
    expect(cost({ provider: 'anthropic', model: 'claude-x', inputTokens: 1, outputTokens: 0, variant: 'fast' })).toBe('no price for the tier fast of claude-x');
  });

  it('is missing for an unknown model', () => {
    expect(cost({ model: 'gpt-99', inputTokens: 1, outputTokens: 1 })).toBe('no price for the model gpt-99 of openai');
    expect(cost({ model: '', quantity: 3, unit: 'sessions' })).toBe('no price for the model (none named) of openai');
  });

  it('is missing when a counted meter has no price, and whole when that count is zero', () => {
    expect(cost({ inputTokens: 1, cacheReadTokens: 5, outputTokens: 1 })).toBe('no cache read price for gpt-test');
    expect(cost({ inputTokens: 1_000_000, cacheReadTokens: 0, outputTokens: 0 })).toBe('1');
  });

  it('is missing when the provider leaves out input or output', () => {
    expect(cost({ inputTokens: 5 })).toBe('output tokens of gpt-test are not reported');
    expect(cost({})).toBe('no quantity reported for gpt-test');
    expect(cost({ model: 'embed', inputTokens: 1_000_000 }, bookOf(priceOf({ model: 'embed', input: '0.02' })))).toBe('0.02');
  });

  it('prices searches, pages and sound in their own units', () => {
    const units = bookOf(priceOf({ model: 'tool', perUnit: decimal('0.01'), unit: 'search', moreUnits: [{ unit: 'hour', price: decimal('0.36') }] }));
    expect(cost({ model: 'tool', quantity: 7, unit: 'web_search_requests' }, units)).toBe('0.07');
    expect(cost({ model: 'tool', quantity: 7, unit: 'searches' }, units)).toBe('0.07');
    expect(cost({ model: 'tool', quantity: 90, unit: 'seconds' }, units)).toBe('0.009');
    expect(cost({ model: 'tool', quantity: 4, unit: 'images' }, units)).toBe('no price per images for tool');
  });

  it('adds a price per request', () => {
    const sonar = bookOf(priceOf({ provider: 'perplexity', model: 'sonar', input: '1', output: '1', perRequest: decimal('0.012') }));
    expect(cost({ provider: 'perplexity', model: 'sonar', inputTokens: 1_000_000, outputTokens: 0, requests: 10 }, sonar)).toBe('1.12');
    expect(cost({ provider: 'perplexity', model: 'sonar', inputTokens: 1_000_000, outputTokens: 0 }, sonar)).toBe('requests of sonar are not reported');
  });

  it('takes long-context prices by the window named, else by the mean call', () => {
    const long = { above: 200_000, input: decimal('2'), output: decimal('20'), cacheRead: null, cacheWrite: null, cacheWrite1h: null };
    const tiers = bookOf(priceOf({ model: 'long', input: '1', output: '10', longContext: long }));
    const usage = { model: 'long', inputTokens: 1_000_000, outputTokens: 0 };
    expect(cost({ ...usage, variant: '200k-1M' }, tiers)).toBe('2');
    expect(cost({ ...usage, variant: '0-200k', requests: 1 }, tiers)).toBe('1');
    expect(cost({ ...usage, requests: 4 }, tiers)).toBe('2');
    expect(cost({ ...usage, requests: 5 }, tiers)).toBe('1');
    expect(cost(usage, tiers)).toBe('1');
    expect(['200k-1M', '0-200k', 'us', '1m-2m'].map(contextWindowStart)).toEqual([200_000, 0, null, 1_000_000]);
  });

  it('charges only the excess of a long call where the row says so, each kind of input by its part', () => {
    const long = { above: 200_000, isExcess: true, input: decimal('2'), output: decimal('10'), cacheRead: decimal('0.2'), cacheWrite: null, cacheWrite1h: null };
    const excess = bookOf(priceOf({ model: 'long', input: '1', output: '10', cacheRead: decimal('0.1'), longContext: long }));
    const usage = { model: 'long', inputTokens: 300_000, cacheReadTokens: 100_000, outputTokens: 1_000_000, requests: 1 };
    // Half of the 400,000 tokens is beyond: 150,000 uncached at 2 and 50,000 cached at 0.2, the other half at 1 and 0.1.
    expect(cost(usage, excess)).toBe('10.465');
    expect(cost({ ...usage, requests: 2 }, excess)).toBe('10.31');
    expect(cost({ ...usage, requests: null }, excess)).toBe('10.31');
    const whole = bookOf(priceOf({ model: 'long', input: '1', output: '10', cacheRead: decimal('0.1'), longContext: { ...long, isExcess: false } }));
    expect(cost(usage, whole)).toBe('10.62');
  });

  it('never costs less for a longer call, whole or excess, and excess never more than whole', () => {
    const bookWith = (isExcess: boolean): ReturnType<typeof bookOf> => bookOf(priceOf({ model: 'long', input: '1', output: '4', longContext: { above: 200_000, isExcess, input: decimal('2'), output: decimal('4'), cacheRead: null, cacheWrite: null, cacheWrite1h: null } }));
    const [whole, excess] = [bookWith(false), bookWith(true)];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000), (inputTokens, more) => {
        const at = (prices: typeof whole, tokens: number): number => Number(cost({ model: 'long', inputTokens: tokens, outputTokens: 5, requests: 1 }, prices));
        expect(at(excess, inputTokens + more)).toBeGreaterThanOrEqual(at(excess, inputTokens));
        expect(at(whole, inputTokens + more)).toBeGreaterThanOrEqual(at(whole, inputTokens));
        expect(at(excess, inputTokens)).toBeLessThanOrEqual(at(whole, inputTokens));
      }),
    );
  });

  it('takes the price of a tier that has a row, and no factor on top of it', () => {
    const user = { source: 'user' as const };
    const tiers = bookOf(priceOf({ input: '1.75', output: '14', tier: 'priority', ...user }), priceOf({ input: '0.4', output: '4', tier: 'batch', ...user }));
    const usage = { inputTokens: 1_000_000, outputTokens: 0 };
    expect(['priority', 'Batch', 'flex', 'default', ''].map((tier) => cost({ ...usage, tier }, tiers))).toEqual(['1.75', '0.4', '0.5', '1', '1']);
    expect(cost({ ...usage, tier: 'scale' }, tiers)).toBe('no price for the tier scale of gpt-test');
  });

  it('takes the discount of a contract off the list, by model before provider, and off no contract price', () => {
    const off = (model: string, discount: string, from: string | null = null): ModelPrice => priceOf({ model, source: 'user', origin: 'Contract 7', from, discount: decimal(discount) });
    const usage = { inputTokens: 1_000_000, outputTokens: 0 };
    const contract = bookOf(off('*', '0.1'), off('gpt-large', '0.25', '2026-11-01'), priceOf({ model: 'gpt-net', input: '3', output: '9', source: 'user' }));
    expect(cost(usage, contract)).toBe('0.9');
    expect(cost({ ...usage, tier: 'batch' }, contract)).toBe('0.45');
    expect([cost({ ...usage, model: 'gpt-large' }, contract), cost({ ...usage, model: 'gpt-large' }, contract, '2026-10-31')]).toEqual(['1.5', '1.8']);
    expect(cost({ ...usage, model: 'gpt-net' }, contract)).toBe('3');
    expect(cost({ ...usage, model: 'gpt-none' }, contract)).toBe('no price for the model gpt-none of openai');
    expect(contract.find('openai', 'gpt-large', '2026-11-16')).toMatchObject({ source: 'list', origin: 'test, 25 % off (Contract 7)', before: { origin: 'test' } });
    const net = bookOf({ ...priceOf({ input: '4', output: '8', source: 'user' }), discount: decimal('0.5') });
    expect(cost(usage, net)).toBe('2');
  });

  it('prices tokens of sound in their own unit, at the factor of the tier', () => {
    const sound = bookOf(priceOf({ model: 'voice', input: '1', output: '2', moreUnits: [{ unit: 'audio input token', price: decimal('0.00001') }] }));
    expect(cost({ model: 'voice', quantity: 1_000_000, unit: 'audio input tokens' }, sound)).toBe('10');
    expect(cost({ model: 'voice', quantity: 1_000_000, unit: 'audio input tokens', tier: 'batch' }, sound)).toBe('5');
    expect(cost({ model: 'voice', quantity: 1, unit: 'audio input tokens', tier: 'priority' }, sound)).toBe('no price for the tier priority of voice');
  });

  it('adds up over any split of the same usage', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(10_000_000), fc.nat(10_000_000)), { minLength: 1, maxLength: 10 }), (parts) => {
        const amounts = parts.map(([inputTokens, outputTokens]) => decimal(cost({ inputTokens, outputTokens })));
        const whole = cost({ inputTokens: parts.reduce((total, [input]) => total + input, 0), outputTokens: parts.reduce((total, [, output]) => total + output, 0) });
        expect(toText(sum(amounts))).toBe(whole);
      }),
    );
  });
});

describe('the price book', () => {
  const found = (rows: readonly ModelPrice[], model: string, at = '2026-11-16', provider = 'openai'): string | null => {
    const price = priceBook(rows).find(provider, model, at);
    return price === null ? null : toText(price.input ?? decimal(-1));
  };
  const row = (model: string, input: string, fields: Partial<Omit<ModelPrice, 'input' | 'output'>> = {}): ModelPrice => priceOf({ model, input, ...fields });

  it('finds a dated release under the undated id, unless it has its own price', () => {
    const rows = [row('gpt-4o-2024-05-13', '5'), row('gpt-4o', '2.5')];
    expect(['gpt-4o', 'gpt-4o-2024-08-06', 'gpt-4o-2024-05-13', 'gpt-4o-mini', 'GPT-4o '].map((model) => found(rows, model))).toEqual(['2.5', '2.5', '5', null, '2.5']);
    expect(found([row('claude-sonnet-4-5', '3')], 'claude-sonnet-4-5-20250929')).toBe('3');
    expect(found([row('gemini-x', '1')], 'publishers/google/models/gemini-x')).toBe('1');
  });

  it('holds each price from its first day until the day before the next', () => {
    const rows = [row('o3', '10', { to: '2025-06-10' }), row('o3', '2', { from: '2025-06-10' })];
    expect(['2025-06-09', '2025-06-10'].map((day) => found(rows, 'o3', day))).toEqual(['10', '2']);
  });

  it('lets the row of the user win, the closest id first, within its days', () => {
    const user = { source: 'user' as const };
    const rows = [row('gpt-4o', '2.5'), row('gpt-*', '7', user), row('gpt-4o', '2', { ...user, from: '2026-11-01' }), row('gpt-4o', '1', { ...user, from: '2026-11-10', to: '2026-11-20' })];
    expect(['2026-10-31', '2026-11-01', '2026-11-10', '2026-11-20'].map((day) => found(rows, 'gpt-4o-2024-08-06', day))).toEqual(['7', '2', '1', '2']);
    expect(found(rows, 'gpt-unlisted')).toBe('7');
  });

  it('knows providers by the names people and clouds give them', () => {
    const rows = [priceOf({ provider: 'google', model: 'gemini-x', input: '1' }), priceOf({ provider: 'Azure OpenAI', model: 'gpt-4o', input: '4', source: 'user' })];
    expect(['gcp-billing', 'google-ai-studio', 'google'].map((provider) => found(rows, 'gemini-x', '2026-11-16', provider))).toEqual(['1', '1', '1']);
    expect(found(rows, 'gpt-4o', '2026-11-16', 'azure-openai')).toBe('4');
    expect(found(rows, 'gpt-4o', '2026-11-16', 'openai')).toBeNull();
  });

  it('prices a call through a gateway as its maker does', () => {
    const rows = [priceOf({ provider: 'anthropic', model: 'claude-x', input: '3' })];
    expect(['anthropic/claude-x', 'claude-x'].map((model) => found(rows, model, '2026-11-16', 'litellm'))).toEqual(['3', '3']);
  });

  it('does not guess that a host sells an open model at the price of its maker', () => {
    const rows = [row('gpt-oss-120b', '0.04'), priceOf({ provider: 'deepseek', model: 'deepseek-v3', input: '1' }), priceOf({ provider: 'deepseek', model: 'deepseek-chat', input: '2' }), row('gpt-4o', '2.5')];
    expect(['gpt-oss-120b', 'openai/gpt-oss-120b', 'deepseek-ai/DeepSeek-V3', 'deepseek-v3', 'gpt-4o'].map((model) => found(rows, model, '2026-11-16', 'some-host'))).toEqual([null, null, null, null, '2.5']);
    expect(['gpt-oss-120b', 'deepseek-v3', 'deepseek-chat'].map((model) => found(rows, model, '2026-11-16', 'litellm'))).toEqual([null, '1', '2']);
    expect(found(rows, 'gpt-oss-120b')).toBe('0.04');
  });

  it('takes the price of the hour, or of most of the day when only the day is known', () => {
    const rows = [row('deep', '1'), row('deep', '2', { hours: { start: '00:30', end: '16:30' } })];
    expect(['2026-11-16', '2026-11-16T00:30:00Z', '2026-11-16T16:30:00Z'].map((at) => found(rows, 'deep', at))).toEqual(['2', '2', '1']);
    const night = [row('deep', '1'), row('deep', '2', { hours: { start: '22:00', end: '02:00' } })];
    expect(['2026-11-16', '2026-11-16T23:00:00Z', '2026-11-16T01:59:00Z', '2026-11-16T02:00:00Z'].map((at) => found(night, 'deep', at))).toEqual(['1', '2', '2', '1']);
  });

});
