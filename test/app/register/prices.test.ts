import { decimal } from '../../../src/core/decimal.js';
import type { ModelPrice } from '../../../src/core/prices/prices.js';
import { fillPrices, readPrices } from '../../../src/app/register/index.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { fakeWorkbook } from '../../fakes/workbook.js';

const price = (model: string, input: string, origin = 'list 1'): ModelPrice => ({
  provider: 'acme',
  model,
  input: decimal(input),
  cacheRead: null,
  cacheWrite: null,
  cacheWrite1h: null,
  output: decimal('10'),
  perRequest: null,
  perUnit: null,
  unit: '',
  currency: 'USD',
  from: null,
  to: null,
  source: 'list',
  origin,
});

describe('the Prices tab', () => {
  it('is filled for the models in use, and not twice', () => {
    const book = fakeWorkbook();
    expect(fillPrices(book, [price('a', '2.5'), price('b', '0')]).added).toBe(2);
    expect(readPrices(book)).toEqual({ prices: [price('a', '2.5'), price('b', '0')], problems: [] });
    book.resetCounts();
    fillPrices(book, [price('a', '2.5'), price('b', '0')]);
    expect(book.writes).toBe(0);
  });

  it('follows the list to a new version, and keeps models no longer wanted', () => {
    const book = fakeWorkbook();
    fillPrices(book, [price('a', '2.5'), price('b', '1')]);
    fillPrices(book, [price('a', '3', 'list 2')]);
    expect(readPrices(book).prices).toEqual([price('a', '3', 'list 2'), price('b', '1')]);
  });

  it('never touches a row of the user, nor puts a list row beside it', () => {
    const book = fakeWorkbook();
    fillPrices(book, [price('b', '1')]);
    book.sheet('Prices').write(3, 1, [['acme', 'a', 7, null, null, null, null, null, null, null, 'USD', null, null, null, 'contract']]);
    fillPrices(book, [price('a', '2.5'), price('b', '1')]);
    expect(readPrices(book).prices.map((each) => [each.model, each.input, each.source])).toEqual([
      ['b', decimal('1'), 'list'],
      ['a', decimal('7'), 'user'],
    ]);
  });

  it('makes a list row the user changed theirs', () => {
    const book = fakeWorkbook();
    fillPrices(book, [price('a', '2.5')]);
    book.sheet('Prices').write(2, 3, [[2]]);
    fillPrices(book, [price('a', '2.5')]);
    expect(readPrices(book).prices.map((each) => [each.input, each.source])).toEqual([[decimal('2'), 'user']]);
  });

  it('leaves out a row it cannot read and notes the cell', () => {
    const book = fakeWorkbook();
    fillPrices(book, [price('b', '1')]);
    book.sheet('Prices').write(3, 1, [['acme', 'a', -7, null, null, null, null, null, null, null, 'XX']]);
    expect(readPrices(book).problems.map((problem) => [problem.row, problem.header])).toEqual([[3, 'Currency'], [3, 'Input']]);
    fillPrices(book, [price('b', '1')]);
    expect(book.sheet('Prices').rows[2]?.notes[2]).toBe('Spendsheet: A price is not negative. Type 0 if it is free, or leave it blank if there is none.');
  });
});

describe('contract rates on the Prices tab', () => {
  const HEADERS = ['Provider', 'Model', 'Input', 'Cache read', 'Cache write', 'Output', 'Currency', 'From', 'To', 'Source', 'Tier', 'Discount', 'Above', 'Applies to', 'Long input', 'Long output', 'Hours'];
  const reading = (fields: Readonly<Record<string, Cell>>): ReturnType<typeof readPrices> => {
    const book = fakeWorkbook();
    const row: Readonly<Record<string, Cell>> = { Provider: 'openai', Model: 'gpt-4o', Input: 2, Output: 8, Currency: 'USD', Source: 'user', ...fields };
    book.add('Prices', []).write(1, 1, [HEADERS, HEADERS.map((header) => row[header] ?? null)]);
    return readPrices(book);
  };
  const wrong = (fields: Readonly<Record<string, Cell>>): string[] => reading(fields).problems.map(({ header, what }) => `${header}: ${what}`);

  it('read a tier, long calls, hours and a discount', () => {
    expect(reading({ Tier: 'Priority', Above: 200_000, 'Applies to': 'excess', 'Long input': 4, Hours: '16:30-0:30' })).toMatchObject({
      problems: [],
      prices: [{ tier: 'priority', longContext: { above: 200_000, isExcess: true, input: decimal('4'), output: decimal('8') }, hours: { start: '16:30', end: '00:30' } }],
    });
    expect(reading({ Model: '*', Input: null, Output: null, Currency: null, Discount: 0.15 })).toMatchObject({ problems: [], prices: [{ model: '*', discount: decimal('0.15'), input: null }] });
  });

  it('say what is wrong with a row, and leave it out', () => {
    expect(reading({ Discount: 15 }).prices).toEqual([]);
    expect([wrong({ Discount: 15 }), wrong({ Discount: 'a lot' }), wrong({ Discount: -0.1 })]).toEqual(Array(3).fill(['Discount: A discount is between 0 % and 100 %.']));
    expect(wrong({ Model: null, Discount: 0.1 })).toEqual(['Model: The model is blank.']);
    expect(wrong({ 'Long input': 4 })).toEqual(['Long input: It is not said how long a call is for this price.']);
    expect(wrong({ Above: -5 })).toEqual(['Above: This is no count of tokens.']);
    expect(wrong({ Above: 10, 'Applies to': 'half' })).toEqual(['Applies to: This is neither whole nor excess.']);
    expect(wrong({ Above: 10, 'Applies to': 'excess', 'Long output': 9 })).toEqual(['Long output: Only input beyond Above is excess; output keeps its price.']);
    expect(wrong({ Input: null, Above: 10, 'Long input': 4 })).toEqual(['Input: A long call has this price and any other call has none.']);
    expect(wrong({ Hours: 'at night' })).toEqual(['Hours: These are no hours of a day.']);
    expect(wrong({ From: '2026-11-01', To: '2026-11-01' })).toEqual(['To: The prices end before they begin.']);
    expect(wrong({ Input: null, Output: null })).toEqual(['Input: The row has no price.']);
  });
});
