import { decimal, toText } from '../../../src/core/decimal.js';
import { money } from '../../../src/core/money.js';
import { priceBook } from '../../../src/core/prices/book.js';
import { modelPricesOf } from '../../../src/core/prices/list.js';
import { disagreementsOf, disagreementText, proposalsOf, type ProposalInput } from '../../../src/core/prices/sources.js';
import { publishedPrices } from '../../../src/core/prices/published-prices.js';
import type { ModelPrice } from '../../../src/core/prices/prices.js';
import { costOf, priceOf } from '../samples.js';

const TODAY = '2026-11-16';
const listed = priceOf({ input: '1.25', output: '10' });
const own = priceOf({ input: '1', output: '10', source: 'user' });

describe('sources of a price', () => {
  const list = priceBook([listed]);
  const compared = (price: ModelPrice, costs: Parameters<typeof disagreementsOf>[2] = []): string => disagreementText(disagreementsOf(price, list, costs, TODAY));
  const billed = (quantity: string, unit: string, amount: string): Parameters<typeof costOf>[1] & object => ({ model: 'gpt-test-2026-06-01', meter: 'input', quantity: decimal(quantity), unit, billedCost: money(amount, 'USD') });

  it('are told apart where a row of the user is not what the list says', () => {
    expect(compared(own)).toBe('list: Input 1.25');
    expect(compared(listed)).toBe('');
  });

  it('are told apart where the bill comes to another unit price, whatever unit it counts in', () => {
    expect(compared(listed, [costOf('0', billed('2', '1M tokens', '2')), costOf('0', billed('2000000', 'tokens', '2'))])).toBe('billed: Input 1');
    expect(compared(listed, [costOf('0', billed('2', '1M tokens', '2.501'))])).toBe('');
  });

  it('say nothing where the bill counts something else, is a credit or a batch', () => {
    expect(compared(listed, [costOf('0', billed('5', 'images', '9')), costOf('0', billed('1', '1M tokens', '-9')), costOf('0', { ...billed('1', '1M tokens', '0.6'), tier: 'batch' })])).toBe('');
  });
});

describe('proposals from the published file', () => {
  const used = [{ provider: 'openai', model: 'gpt-test' }];
  const propose = (fields: Partial<ProposalInput>): (string | null)[][] => {
    const book = priceBook([listed]);
    return proposalsOf({ used, book, published: [], proposedBefore: [], today: TODAY, ...fields }).map((price) => [price.model, price.input === null ? null : toText(price.input), price.from, price.source]);
  };

  it('are none where the published price is the one that counts', () => {
    expect(propose({ published: [listed] })).toEqual([]);
  });

  it('name a changed price from the day it was seen, and a model nobody had a price for', () => {
    expect(propose({ published: [{ ...listed, input: decimal('1.1') }] })).toEqual([['gpt-test', '1.1', TODAY, 'proposed']]);
    expect(propose({ used: [{ provider: 'openai', model: 'gpt-new' }], published: [priceOf({ model: 'gpt-new', input: '5' })] })).toEqual([['gpt-new', '5', null, 'proposed']]);
  });

  it('name a change that is still to come with its day', () => {
    const later = { ...listed, input: decimal('0.9'), from: '2026-12-01' };
    expect(propose({ published: [{ ...listed, to: '2026-12-01' }, later] })).toEqual([['gpt-test', '0.9', '2026-12-01', 'proposed']]);
  });

  it('do not question a price of the user, and are not made twice', () => {
    const published = [{ ...listed, input: decimal('1.1') }];
    expect(propose({ book: priceBook([listed, own]), published })).toEqual([]);
    expect(propose({ published, proposedBefore: [priceOf({ input: '1.1', output: '10', from: '2026-11-02', source: 'proposed' })] })).toEqual([]);
  });

  it('do not count until they are accepted', () => {
    expect(priceBook([listed, { ...own, source: 'proposed' }]).find('openai', 'gpt-test', TODAY)).toBe(listed);
  });
});

describe('the published file', () => {
  const file = (prices: unknown, match: unknown = { starts_with: 'gpt-x' }): unknown => [{ id: 'openai', name: 'OpenAI', models: [{ id: 'gpt-x', match, prices }] }];
  const read = (json: unknown): { rows: ModelPrice[]; odd: string[] } => {
    const odd: string[] = [];
    return { rows: modelPricesOf(publishedPrices(json, 'v', TODAY, (model) => { odd.push(model); })), odd };
  };

  it('gives prices, thresholds, days and hours', () => {
    const { rows } = read(file([
      { prices: { input_mtok: { base: 5, tiers: [{ start: 200_000, price: 10 }] }, output_mtok: 25 } },
      { constraint: { start_date: '2026-03-13' }, prices: { input_mtok: 5, output_mtok: 25, requests_kcount: 10 } },
    ]));
    expect(rows).toMatchObject([
      { model: 'gpt-x', matches: ['gpt-x*'], to: '2026-03-13', longContext: { above: 200_000, input: decimal(10), output: decimal(25) } },
      { from: '2026-03-13', to: null, input: decimal(5), perRequest: decimal('0.01') },
    ]);
  });

  it('leaves out a model it cannot read, by name, and keeps the others', () => {
    const json = [{ id: 'openai', models: [{ id: 'odd', match: { starts_with: 'odd' }, prices: { input_mtok: { base: 1, tiers: [{ start: 1, price: 2 }, { start: 2, price: 3 }] } } }, { id: 'gpt-x', match: { equals: 'gpt-x' }, prices: { input_mtok: 1 } }] }];
    const { rows, odd } = read(json);
    expect(odd).toEqual(['openai/odd']);
    expect(rows.map(({ model }) => model)).toEqual(['gpt-x']);
  });

  it.each([[{}], [[]], [null], ['<html>'], [[{ id: 'nobody' }]]])('refuses %j', (json) => {
    expect(() => read(json)).toThrow('This is not the published list of prices. Check the price list address on the Settings tab.');
  });
});
