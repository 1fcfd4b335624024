import fc from 'fast-check';
import { add, decimal, sum, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import { money } from '../../../src/core/money.js';
import { priceBook } from '../../../src/core/prices/book.js';
import type { LedgerLine, RequestRow, UsageRow } from '../../../src/core/records.js';
import { coverageOf, requestLines, type RequestLineInput } from '../../../src/core/ledger/request-ledger.js';

const nobody: ReadonlySet<string> = new Set();
const perMillion = (text: string): Decimal => decimal(text);
const book = priceBook([{
  provider: 'groq', model: 'llama-4', input: perMillion('2'), cacheRead: perMillion('0.5'), cacheWrite: null, cacheWrite1h: null, output: perMillion('10'),
  perRequest: null, perUnit: null, unit: '', currency: 'USD', from: null, to: null, source: 'user', origin: 'contract',
}]);
const input = (more: Partial<RequestLineInput> = {}): RequestLineInput => ({ coveredProviders: () => nobody, book, base: 'USD', ...more });
const request = (more: Partial<RequestRow> = {}): RequestRow => ({
  provider: 'litellm', connection: 'Gateway', feed: 'requests', timestamp: '2026-11-02T10:00:00.000Z', source: 'litellm', requestId: 'r1', servedBy: 'groq', model: 'llama-4',
  inputTokens: 1_000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 200, latencyMs: 5, status: 'ok', user: '', team: 'search', project: 'shop', feature: 'f', key: 'k',
  cost: money('0.004', 'USD'), basis: 'estimated', ...more,
});
const daySum = (more: Partial<UsageRow> = {}): UsageRow => ({
  provider: 'litellm', connection: 'Gateway', feed: 'daily', day: '2026-11-02', subAccount: '', key: '', user: '', model: 'groq/llama-4', tier: '', variant: '', requests: 3,
  inputTokens: 3_000, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrite1hTokens: null, outputTokens: 600, quantity: null, unit: '', ...more,
});
const total = (lines: readonly LedgerLine[]): Decimal => sum(lines.map((line) => line.effectiveCost ?? ZERO));

describe('calls to a provider nothing else reports on', () => {
  it('become one estimated line a day with their tokens and no billed cost', () => {
    expect(requestLines([request(), request({ requestId: 'r2' })], input())).toEqual({
      lines: [{
        day: '2026-11-02', bucket: 'API', provider: 'groq', vendor: 'groq', connection: 'Gateway', service: 'llama-4', subAccount: 'search', costCenter: '', team: 'search', feature: 'f', customer: '', billedCost: null, effectiveCost: decimal('0.008'),
        currency: 'USD', basis: 'estimated', requests: 2, inputTokens: 2_000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 400,
      }],
      findings: [],
    });
  });
  it('take the list price where the log reckons no cost', () => {
    const { lines } = requestLines([request({ cost: null, basis: 'missing', inputTokens: 1_000_000, outputTokens: 0 })], input());
    expect(lines.map((line) => [toText(line.effectiveCost ?? ZERO), line.basis])).toEqual([['2', 'estimated']]);
  });
  it('are missing, never zero, where neither log nor list tells', () => {
    const { lines } = requestLines([request({ cost: null, model: 'unheard-of' }), request({ requestId: 'r2', cost: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null })], input());
    expect(lines.map((line) => [line.service, line.effectiveCost, line.basis])).toEqual([['llama-4', null, 'missing'], ['unheard-of', null, 'missing']]);
  });
  it('cost nothing when they failed before anything was counted', () => {
    const failed = { cost: null, status: 'error 429', inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null };
    expect(requestLines([request(failed)], input()).lines.map((line) => [line.effectiveCost, line.requests])).toEqual([[ZERO, 1]]);
  });
  it('stand under our id of whoever served them', () => {
    const rows = [request({ servedBy: 'x_ai', model: 'xai/grok-4' }), request({ servedBy: 'gcp.vertex_ai', model: 'gemini-3-pro' })];
    expect(requestLines(rows, input()).lines.map(({ provider, service }) => [provider, service])).toEqual([['gcp-billing', 'gemini-3-pro'], ['xai', 'grok-4']]);
  });
  it('are left out when nobody can be told to bill them', () => {
    expect(requestLines([request({ servedBy: '', model: 'in-house-7b' })], input()).lines).toEqual([]);
  });
});

describe('calls to a provider that reports itself', () => {
  const covered = coverageOf([{ day: '2026-11-02', provider: 'groq' }]);
  it('give no line for the days it reports, and one for the others', () => {
    const rows = [request(), request({ requestId: 'r2', timestamp: '2026-11-03T00:00:00.000Z' })];
    expect(requestLines(rows, input({ coveredProviders: covered })).lines.map(({ day }) => day)).toEqual(['2026-11-03']);
  });
  it('count as covered by the cloud bill that holds them', () => {
    const cloud = coverageOf([{ day: '2026-11-02', provider: 'gcp-billing' }]);
    const rows = ['gcp.gemini', 'gcp.vertex_ai', 'gcp.gen_ai', 'google-ai-studio'].map((servedBy, index) => request({ requestId: `r${index}`, servedBy, model: 'gemini-3-pro' }));
    expect(requestLines(rows, input({ coveredProviders: cloud })).lines).toEqual([]);
  });
  it('count as covered by any seller of the model when the log does not know who served them', () => {
    const azure = coverageOf([{ day: '2026-11-02', provider: 'azure-openai' }]);
    expect(requestLines([request({ provider: 'langfuse', servedBy: 'openai', model: 'gpt-5.2' })], input({ coveredProviders: azure })).lines).toEqual([]);
    expect(requestLines([request({ servedBy: 'openai', model: 'gpt-5.2' })], input({ coveredProviders: azure })).lines).toHaveLength(1);
  });
  it('are its own where it charged for them', () => {
    const charged = request({ provider: 'openrouter', connection: 'OpenRouter', servedBy: 'anthropic', basis: 'billed' });
    expect(requestLines([charged], input()).lines.map(({ provider }) => provider)).toEqual(['openrouter']);
    expect(requestLines([charged], input({ coveredProviders: coverageOf([{ day: '2026-11-02', provider: 'openrouter' }]) })).lines).toEqual([]);
  });
});

describe('two logs of one provider and day', () => {
  const other = request({ provider: 'helicone', connection: 'Helicone', source: 'helicone' });
  it('count once, by the log with more calls, and a finding says so', () => {
    const { lines, findings } = requestLines([other, request(), request({ requestId: 'r2' })], input());
    expect(lines.map(({ connection, requests }) => [connection, requests])).toEqual([['Gateway', 2]]);
    expect(findings.map(({ what }) => what)).toEqual(['Calls to groq on 1 day were logged by Gateway and Helicone; only those of Gateway count as cost, because the others may be the same calls.']);
  });
  it('count once also when they disagree on who served the model', () => {
    const rows = [request({ servedBy: 'azure.ai.openai', model: 'gpt-5.2' }), request({ requestId: 'r2', servedBy: 'azure.ai.openai', model: 'gpt-5.2' }), request({ provider: 'langfuse', connection: 'Langfuse', servedBy: 'openai', model: 'gpt-5.2' })];
    expect(requestLines(rows, input()).lines.map(({ provider, connection }) => [provider, connection])).toEqual([['azure-openai', 'Gateway']]);
  });
  it('take the day sums of a gateway where its log does not hold all calls', () => {
    const { lines, findings } = requestLines([request()], input({ sums: [daySum()] }));
    expect(lines.map((line) => [line.requests, toText(line.effectiveCost ?? ZERO)])).toEqual([[3, '0.012']]);
    expect(findings).toEqual([]);
  });
});

describe('whatever the calls', () => {
  const rows = fc.array(fc.record({
    requestId: fc.uuid(),
    timestamp: fc.integer({ min: 1, max: 3 }).map((day) => `2026-11-0${day}T09:00:00.000Z`),
    connection: fc.constantFrom('Gateway', 'Helicone', 'Langfuse'),
    servedBy: fc.constantFrom('groq', 'openai', 'anthropic', 'gcp.gemini', 'gcp.gen_ai', 'together'),
    model: fc.constantFrom('a', 'b', 'c'),
    team: fc.constantFrom('', 'x', 'y'),
    cost: fc.integer({ min: 0, max: 10_000_000 }).map((micros) => money(`${micros}e-9`, 'USD')),
  }).map((parts) => request(parts)), { maxLength: 40 });
  const coverage = fc.subarray(['groq', 'openai', 'anthropic', 'gcp-billing', 'google-ai-studio', 'together']);

  it('no call costs more than it cost, and none twice', () => {
    fc.assert(fc.property(rows, (calls) => {
      const { lines } = requestLines(calls, input());
      const all = sum(calls.map(({ cost }) => cost?.amount ?? ZERO));
      expect(total(lines) <= all).toBe(true);
      expect(lines.reduce((counted, line) => counted + (line.requests ?? 0), 0)).toBeLessThanOrEqual(calls.length);
    }));
  });
  it('one log alone is kept whole, to the last digit', () => {
    fc.assert(fc.property(rows, (calls) => {
      const own = calls.map((call) => ({ ...call, connection: 'Gateway' }));
      expect(toText(total(requestLines(own, input()).lines))).toBe(toText(sum(own.map(({ cost }) => cost?.amount ?? ZERO))));
    }));
  });
  it('a provider that reports itself never gets a line, and reporting never adds cost', () => {
    fc.assert(fc.property(rows, coverage, (calls, covered) => {
      const set = new Set(covered);
      const { lines } = requestLines(calls, input({ coveredProviders: () => set }));
      expect(lines.filter(({ provider }) => set.has(provider))).toEqual([]);
      expect(lines.every(({ billedCost, basis }) => billedCost === null && basis !== 'billed')).toBe(true);
    }));
  });
  it('one connection stands for a provider and day', () => {
    fc.assert(fc.property(rows, (calls) => {
      const seen = new Map<string, string>();
      requestLines(calls, input()).lines.forEach(({ day, provider, connection }) => {
        expect(seen.get(`${day} ${provider}`) ?? connection).toBe(connection);
        seen.set(`${day} ${provider}`, connection);
      });
    }));
  });
  it('their order changes nothing', () => {
    fc.assert(fc.property(rows, (calls) => {
      const sums = [add(total(requestLines(calls, input()).lines), ZERO), total(requestLines(calls.slice().reverse(), input()).lines)];
      expect(sums[0]).toBe(sums[1]);
    }));
  });
});
