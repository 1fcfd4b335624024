import fc from 'fast-check';
import { decimal } from '../../../src/core/decimal.js';
import { figureText, changeText, moneyText, ratioText, trendText } from '../../../src/app/mail/amount.js';
import { periodText } from '../../../src/app/mail/words.js';
import { delta } from './samples.js';

describe('amounts for people', () => {
  it.each([
    ['4812.4', 'USD', '4,812.40'],
    ['1234567.895', 'USD', '1,234,567.90'],
    ['-80', 'EUR', '−80.00'],
    ['0', 'USD', '0.00'],
    ['0.004', 'USD', '< 0.01'],
    ['-0.004', 'USD', '> −0.01'],
    ['999.995', 'USD', '1,000.00'],
    ['1234.5', 'JPY', '1,235'],
  ])('shows %s %s as %s', (amount, currency, shown) => {
    expect(figureText(decimal(amount), currency)).toBe(shown);
  });

  it('calls a missing amount not known', () => {
    expect(moneyText(null, 'USD')).toBe('not known');
    expect(changeText(null, 'USD')).toBe('');
  });

  it('keeps every digit of whole cents', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (cents) => {
      const digits = cents.toString().padStart(3, '0');
      expect(figureText(decimal(`${digits.slice(0, -2)}.${digits.slice(-2)}`), 'USD').replace(/,/g, '').replace('.', '')).toBe(digits);
    }));
  });

  it('signs a change and a ratio', () => {
    expect(['515.2', '-80', '0', '0.004'].map((change) => changeText(decimal(change), 'USD'))).toEqual(['+515.20', '−80.00', '0.00', '< 0.01']);
    expect([0.12, -0.035, 0.0004, 12.345, null].map(ratioText)).toEqual(['+12%', '−3.5%', '0%', '+1,235%', '']);
  });

  it('tells a trend in a word, none without a week before', () => {
    expect([delta('112', '100'), delta('92', '100'), delta('100.02', '100'), delta('100', '0'), delta('100', null)].map(trendText)).toEqual(['up 12%', 'down 8%', 'unchanged', '', '']);
  });

  it('names a week across a month end by both months', () => {
    expect(periodText({ start: '2026-11-30', end: '2026-12-07' })).toBe('30 Nov – 6 Dec');
    expect(periodText({ start: '2026-11-09', end: '2026-11-16' })).toBe('9–15 Nov');
  });
});
