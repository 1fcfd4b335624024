import { decimal } from '../../src/core/decimal.js';
import { amountText, countText, grouped, listText, percentText, signedAmountText, signedPercentText } from '../../src/core/text.js';

describe('figures for people', () => {
  it.each([['4812.4', '4,812.40'], ['0', '0.00'], ['-1234567.895', '-1,234,567.90'], ['999.995', '1,000.00'], ['-0.001', '0.00'], ['12', '12.00']])('groups %s as %s', (given, expected) => {
    expect(grouped(decimal(given))).toBe(expected);
  });

  it('names the currency, and says missing instead of zero', () => {
    expect([amountText(decimal('4812.4'), 'USD'), amountText(null, 'USD')]).toEqual(['4,812.40 USD', 'missing']);
  });

  it('never shows a cost below a cent as nothing', () => {
    expect(['0.004', '0.005', '-0.0001', '0'].map((given) => amountText(decimal(given), 'USD'))).toEqual(['< 0.01 USD', '0.01 USD', '> -0.01 USD', '0.00 USD']);
    expect(['0.4', '1234.5', '0'].map((given) => amountText(decimal(given), 'JPY'))).toEqual(['< 1 JPY', '1,235 JPY', '0 JPY']);
  });

  it('signs what rose and leaves zero without a sign', () => {
    expect(['516.1', '-3', '0', '0.001'].map((given) => signedAmountText(decimal(given), 'USD'))).toEqual(['+516.10 USD', '-3.00 USD', '0.00 USD', '< 0.01 USD']);
    expect(signedAmountText(null, 'USD')).toBe('missing');
  });

  it('rounds percents to what a reader needs', () => {
    expect([0.12, 0.1249, 0.0349, 1, 12.345, 0, 0.5].map(percentText)).toEqual(['12%', '12%', '3.5%', '100%', '1,235%', '0%', '50%']);
    expect([percentText(null), signedPercentText(0.12), signedPercentText(-0.035), signedPercentText(0), signedPercentText(null)]).toEqual(['n/a', '+12%', '-3.5%', '0%', 'n/a']);
  });

  it('counts and lists in words', () => {
    expect([countText(1, 'row'), countText(0, 'row'), countText(1_200, 'entry', 'entries')]).toEqual(['1 row', '0 rows', '1,200 entries']);
    expect([listText([]), listText(['a']), listText(['a', 'b']), listText(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
