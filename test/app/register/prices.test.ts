import { decimal } from '../../../src/core/decimal.js';
import type { ModelPrice } from '../../../src/core/prices.js';
import { fillPrices, readPrices } from '../../../src/app/register/index.js';
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
