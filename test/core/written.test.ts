import fc from 'fast-check';
import { decimal, toText } from '../../src/core/decimal.js';
import { dateOrderOf, writtenDay, writtenInstant } from '../../src/core/written/date.js';
import { decimalMarkOf, writtenNumber } from '../../src/core/written/number.js';

const point = (text: string): string | null => { const value = writtenNumber(text, 'point'); return value === null ? null : toText(value); };
const comma = (text: string): string | null => { const value = writtenNumber(text, 'comma'); return value === null ? null : toText(value); };

describe('numbers as people and exports write them', () => {
  it.each([['1,234.50', '1234.5'], ['1234', '1234'], ['$12.30', '12.3'], ['USD 0.000001', '0.000001'], ['(3.20)', '-3.2'], ['-1 234.5', '-1234.5'], ["1'234.5", '1234.5'], ['35.2E-7', '0.00000352'], ['.5', '0.5'], [' 7 ', '7'], ['−2.5', '-2.5']])('reads %s with a decimal point', (text, value) => {
    expect(point(text)).toBe(value);
  });

  it.each([['1.234,50', '1234.5'], ['0,125', '0.125'], ['1 234,5', '1234.5'], ['1\u202f234,5 €', '1234.5'], ['(3,20)', '-3.2']])('reads %s with a decimal comma', (text, value) => {
    expect(comma(text)).toBe(value);
  });

  it.each(['', 'n/a', '1,23.4', '12,34,5', '1.2.3', '-', '12abc', '1,234,5'])('takes %j for no number', (text) => {
    expect(point(text)).toBeNull();
  });

  it('tells the mark from the texts that leave no choice', () => {
    expect(decimalMarkOf(['1,234', '0.5', ''])).toBe('point');
    expect(decimalMarkOf(['1.234', '2,5'])).toBe('comma');
    expect(decimalMarkOf(['1.234,50'])).toBe('comma');
  });

  it('asks when every text could be read both ways', () => {
    expect(decimalMarkOf(['1,234', '12'])).toBe('either');
    expect(decimalMarkOf(['12', '7', ''])).toBe('untold');
    expect(decimalMarkOf(['0.5', '0,5'])).toBe('mixed');
  });

  it('reads back every amount written with thousands apart', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 1, max: 9999 }), (whole, part) => {
      const fraction = String(part).padStart(4, '0');
      const digits = String(whole < 0n ? -whole : whole).replace(/\B(?=(\d{3})+$)/g, ',');
      const sign = whole < 0n ? '-' : '';
      const expected = toText(decimal(`${sign}${String(whole).replace('-', '')}.${fraction}`));
      expect(point(`${sign}${digits}.${fraction}`)).toBe(expected);
      expect(comma(`${sign}${digits.replace(/,/g, '.')},${fraction}`)).toBe(expected);
    }));
  });
});

describe('dates as people and exports write them', () => {
  it.each([
    ['2026-11-05', '2026-11-05'], ['2026-11-05T23:30:00Z', '2026-11-05'], ['2026-11-05T23:30:00-05:00', '2026-11-06'], ['2026-11-05 01:00:00+02:00', '2026-11-04'],
    ['2024-10-01 00:00:00', '2024-10-01'], ['2026/11/5', '2026-11-05'], ['20261105', '2026-11-05'], ['5.11.2026', '2026-11-05'], ['5.11.26', '2026-11-05'],
    ['Nov 5, 2026', '2026-11-05'], ['5 November 2026', '2026-11-05'], ['5-Nov-2026', '2026-11-05'], ['1793836800', '2026-11-05'], ['1793836800000', '2026-11-05'], ['1793836800000000000', '2026-11-05'],
  ])('reads %s whatever the order', (text, day) => {
    expect(writtenDay(text, 'monthFirst')).toBe(day);
    expect(writtenDay(text, 'dayFirst')).toBe(day);
  });

  it('reads figures by the order that holds', () => {
    expect(writtenDay('11/05/2026', 'monthFirst')).toBe('2026-11-05');
    expect(writtenDay('11/05/2026', 'dayFirst')).toBe('2026-05-11');
    expect(writtenDay('5/1/25', 'monthFirst')).toBe('2025-05-01');
    expect(writtenDay('11/5/2026, 1:07:09 PM', 'monthFirst')).toBe('2026-11-05');
  });

  it('reads the time to the millisecond, and half days', () => {
    expect(writtenInstant('2026-11-05T10:00:00.125Z', 'dayFirst')).toBe(Date.UTC(2026, 10, 5, 10, 0, 0, 125));
    expect(writtenInstant('11/5/2026 12:30 AM', 'monthFirst')).toBe(Date.UTC(2026, 10, 5, 0, 30));
    expect(writtenInstant('11/5/2026 12:30 PM', 'monthFirst')).toBe(Date.UTC(2026, 10, 5, 12, 30));
  });

  it.each(['', '2026-02-30', '13/13/2026', 'yesterday', '2026-11', '31.02.2026', 'Foo 5, 2026', '2026-11-05T25:00:00Z'])('takes %j for no date', (text) => {
    expect(writtenDay(text, 'dayFirst')).toBeNull();
  });

  it('tells the order from the dates that leave no choice, and asks otherwise', () => {
    expect(dateOrderOf(['11/05/2026', '11/25/2026'])).toBe('monthFirst');
    expect(dateOrderOf(['25/11/2026', '05/11/2026'])).toBe('dayFirst');
    expect(dateOrderOf(['11/05/2026', '11/06/2026'])).toBe('either');
    expect(dateOrderOf(['05/05/2026', '2026-11-05', '5.11.2026'])).toBe('untold');
    expect(dateOrderOf(['25/11/2026', '11/25/2026'])).toBe('mixed');
  });
});
