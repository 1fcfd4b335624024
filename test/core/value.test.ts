import { decimal, toText } from '../../src/core/decimal.js';
import { money } from '../../src/core/money.js';
import type { RequestRow } from '../../src/core/records.js';
import { inferenceOf, type Inference, type ValueFacts } from '../../src/core/value.js';
import { bookOf, lineOf, usageOf } from './samples.js';

const NOVEMBER = { start: '2026-11-01', end: '2026-12-01' };

function call(fields: Partial<RequestRow>): RequestRow {
  return {
    provider: 'litellm', connection: 'Gateway', feed: 'requests', timestamp: '2026-11-01T10:00:00Z', source: 'log', requestId: '', servedBy: 'openai', model: 'gpt-test', latencyMs: null, status: '200',
    user: '', team: '', project: '', feature: '', key: '', inputTokens: 0, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: 0, cost: null, basis: 'estimated', ...fields,
  };
}
const facts = (fields: Partial<ValueFacts>): ValueFacts => ({ lines: [], requests: [], usage: [], base: 'USD', book: bookOf(), providerNames: (id) => (id === 'openai' ? ['openai', 'OpenAI'] : [id]), ...fields });
const shown = ({ cost, requests, users, customers }: Inference): unknown[] => [cost === null ? null : toText(cost), requests, users, customers];

describe('the inference cost of a month', () => {
  const lines = [lineOf('80'), lineOf('20', { service: 'gpt-large' }), lineOf('999', { day: '2026-10-31' })];

  it('of a feature is its share of each model it called, by what its calls are worth', () => {
    const requests = [
      call({ feature: 'Search', inputTokens: 3_000_000, user: 'ada', tags: 'customer=Acme' }),
      call({ feature: 'Chat', inputTokens: 1_000_000 }),
      call({ feature: 'search ', outputTokens: 100_000, user: 'bob', tags: 'env=prod; customer=Acme' }),
      call({ feature: 'Chat', model: 'gpt-large', inputTokens: 5 }),
    ];
    // 3 and 1 dollars of 5 at list price: four fifths of the 80 billed.
    expect(shown(inferenceOf('search', NOVEMBER, facts({ lines, requests })))).toEqual(['64', 2, 2, 1]);
    expect(shown(inferenceOf('Chat', NOVEMBER, facts({ lines, requests })))).toEqual(['36', 2, null, null]);
  });

  it('adds up over all features to what their models cost', () => {
    const requests = ['a', 'b', 'c'].map((feature, index) => call({ feature, inputTokens: 7 + index }));
    const total = ['a', 'b', 'c'].reduce((all, feature) => all + Number(toText(inferenceOf(feature, NOVEMBER, facts({ lines, requests })).cost ?? decimal(0))), 0);
    expect(total).toBeCloseTo(80, 12);
  });

  it('of a feature that nobody bills is what the log reckons, in base currency', () => {
    const requests = [call({ feature: 'Search', servedBy: 'acme', model: 'own-model', cost: money('3', 'EUR') })];
    const found = inferenceOf('Search', NOVEMBER, facts({ requests, rate: () => ({ rate: decimal('1.1') }) }));
    expect(shown(found)).toEqual(['3.3', 1, null, null]);
    expect(found.how).toContain('as the log reckons it');
  });

  it('is missing, not zero, where no call of a feature has a price', () => {
    const found = inferenceOf('Search', NOVEMBER, facts({ requests: [call({ feature: 'Search', servedBy: 'acme', model: 'own-model', inputTokens: 5 })] }));
    expect(shown(found)).toEqual([null, 1, null, null]);
    expect(found.how).toContain('Incomplete: 1 model without a price.');
  });

  it('of a provider, a sub account or a cost center is that of its lines, with the users its usage tells', () => {
    const some = [lineOf('80', { subAccount: 'shop', costCenter: 'R&D', requests: 10 }), lineOf('20', { provider: 'anthropic', subAccount: 'shop' }), lineOf(null)];
    const usage = [usageOf({ user: 'ada' }), usageOf({ user: 'bob' }), usageOf({ user: 'ada' })].map((row) => ({ ...row, listCost: null, allocatedCost: null, basis: 'missing' as const, price: '' }));
    expect(shown(inferenceOf('OpenAI', NOVEMBER, facts({ lines: some, usage })))).toEqual(['80', 10, 2, null]);
    expect(inferenceOf('OpenAI', NOVEMBER, facts({ lines: some })).how).toBe('Effective cost of the provider in Daily. Incomplete: 1 line without a cost in USD.');
    expect(shown(inferenceOf('shop', NOVEMBER, facts({ lines: some })))).toEqual(['100', 10, null, null]);
    expect(shown(inferenceOf('r&d', NOVEMBER, facts({ lines: some })))).toEqual(['80', 10, null, null]);
  });

  it('of a name nobody knows is missing and says what to type', () => {
    expect(inferenceOf('Nope', NOVEMBER, facts({ lines }))).toMatchObject({ cost: null, how: expect.stringContaining('Type a feature of the API log') as string });
  });
});
