import fc from 'fast-check';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { sum, toText, ZERO } from '../../../src/core/decimal.js';
import { ledgerOf } from '../../../src/core/ledger/ledger.js';
import { sharesByLog } from '../../../src/core/ledger/logged-shares.js';
import { mapped } from '../../../src/core/mapping/mapping.js';
import type { PricedUsage, RequestRow } from '../../../src/core/records.js';
import { bookOf, costOf, usageOf } from '../samples.js';

const book = bookOf();
const call = (fields: Partial<RequestRow> = {}): RequestRow => ({
  provider: 'litellm', connection: 'Gateway', feed: 'calls', timestamp: '2026-11-16T10:00:00Z', source: 'litellm', requestId: 'r', servedBy: 'openai', model: 'gpt-test',
  inputTokens: 1_000_000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, latencyMs: null, status: '200', user: '', team: '', project: '', feature: '', key: '', cost: null, basis: 'missing', ...fields,
});
const week = { start: '2026-11-15', end: '2026-11-18' };
const linesOf = (requests: readonly RequestRow[], used: readonly ReturnType<typeof usageOf>[], costs = [costOf('10', { model: 'gpt-test' })]): string[] => {
  const { usage } = allocate({ costs, usage: used, book });
  return told(requests, usage, costs).map((line) => `${line.feature}/${line.team}/${line.customer} ${toText(line.billedCost ?? ZERO)} ${String(line.inputTokens)}`);
};
const told = (requests: readonly RequestRow[], usage: readonly PricedUsage[], costs: readonly ReturnType<typeof costOf>[]) => ledgerOf({
  costs, usage, cloud: [], subscriptions: [], period: week, base: 'USD', bucketOf: () => 'API', book,
  sharesOf: sharesByLog({ requests, usage, coveredProviders: () => new Set(['openai']), book }, mapped({ rules: [], providerNames: () => [] })),
}).lines;

describe('a bill told apart by the own log', () => {
  it('falls on features by the worth of their calls, and what is not logged stays by itself', () => {
    expect(linesOf([call({ feature: 'Search', team: 'Web' }), call({ feature: 'Chat', inputTokens: 2_000_000, tags: 'customer=Acme' })], [usageOf({ inputTokens: 5_000_000, outputTokens: 0 })]))
      .toEqual(['Chat//Acme 4 2000000', 'Not in the log// 4 2000000', 'Search/Web/ 2 1000000']);
  });

  it('leaves no remainder where the log covers all, or more than all', () => {
    expect(linesOf([call({ feature: 'Search' })], [usageOf({ inputTokens: 1_000_000, outputTokens: 0 })])).toEqual(['Search// 10 1000000']);
    expect(linesOf([call({ feature: 'Search' })], [usageOf({ inputTokens: 400_000, outputTokens: 0 })])).toEqual(['Search// 10 400000']);
  });

  it('keeps the calls of a key that both sides know on that key', () => {
    const used = [usageOf({ key: 'a', inputTokens: 1_000_000, outputTokens: 0 }), usageOf({ key: 'b', inputTokens: 3_000_000, outputTokens: 0 })];
    expect(linesOf([call({ key: 'a', feature: 'Search' })], used)).toEqual(['Not in the log// 7.5 3000000', 'Search// 2.5 1000000']);
  });

  it('stays whole without usage to measure the log by, and where the log says nothing of whom', () => {
    expect(linesOf([call({ feature: 'Search' })], [])).toEqual(['// 10 null']);
    expect(linesOf([call()], [usageOf({ inputTokens: 5_000_000, outputTokens: 0 })])).toEqual(['// 10 5000000']);
  });

  it('does not count failed calls or calls of another model or day', () => {
    const calls = [call({ feature: 'Search' }), call({ feature: 'Lost', inputTokens: null, outputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, status: 'error' }), call({ feature: 'Large', model: 'gpt-large' }), call({ feature: 'Old', timestamp: '2026-11-15T10:00:00Z' })];
    expect(linesOf(calls, [usageOf({ inputTokens: 1_000_000, outputTokens: 0 })])).toEqual(['Search// 10 1000000']);
  });

  it('adds up to the bill, whatever is logged', () => {
    const calls = fc.array(fc.record({ feature: fc.constantFrom('', 'Search', 'Chat'), key: fc.constantFrom('', 'a', 'z'), tags: fc.constantFrom('', 'customer=Acme'), inputTokens: fc.option(fc.nat(3_000_000), { nil: null }), model: fc.constantFrom('gpt-test', 'gpt-large', 'gpt-unknown') }), { maxLength: 8 });
    const used = fc.array(fc.record({ key: fc.constantFrom('', 'a', 'b'), inputTokens: fc.nat(3_000_000), outputTokens: fc.nat(1_000), model: fc.constantFrom('gpt-test', 'gpt-large', 'gpt-unknown') }), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(calls, used, fc.integer({ min: -500, max: 5_000_000 }), (logged, reported, cents) => {
      const costs = [costOf(`${String(cents)}e-5`, { model: 'gpt-test' }), costOf('3.333333', { model: 'gpt-unknown' })];
      const { usage } = allocate({ costs, usage: reported.map((row) => usageOf(row)), book });
      const lines = told(logged.map((row) => call(row)), usage, costs);
      expect(toText(sum(lines.map(({ billedCost }) => billedCost ?? ZERO)))).toBe(toText(sum(costs.map(({ billedCost }) => billedCost.amount))));
      expect(lines.reduce((all, { inputTokens }) => all + (inputTokens ?? 0), 0)).toBe(reported.reduce((all, { inputTokens }) => all + inputTokens, 0));
    }), { numRuns: 1_000 });
  });
});
