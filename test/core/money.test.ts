import fc from 'fast-check';
import { decimal, toText } from '../../src/core/decimal.js';
import { addMoney, isZeroMoney, money, moneyText, negateMoney, splitMoney, sumMoney, zeroMoney } from '../../src/core/money.js';

describe('money', () => {
  it('reads texts, doubles and exact decimals alike', () => {
    expect([money('12.50', 'USD'), money(12.5, 'USD')]).toEqual([money(decimal('12.5'), 'USD'), money(decimal('12.5'), 'USD')]);
  });

  it('turns cents text into dollars without a float', () => {
    expect(toText(money('614.25e-2', 'USD').amount)).toBe('6.1425');
  });

  it('never adds two currencies', () => {
    expect(() => addMoney(money(1, 'USD'), money(1, 'EUR'))).toThrow('Cannot add EUR to USD.');
    expect(() => sumMoney([money(1, 'EUR')], 'USD')).toThrow(RangeError);
  });

  it('sums nothing to zero of the currency', () => {
    expect(sumMoney([], 'INR')).toEqual(zeroMoney('INR'));
    expect(isZeroMoney(zeroMoney('INR'))).toBe(true);
  });

  it('shows two decimals', () => {
    expect([money('1234.505', 'USD'), money('-0.004', 'EUR'), negateMoney(money(2, 'USD'))].map(moneyText)).toEqual(['1234.51 USD', '0.00 EUR', '-2.00 USD']);
  });

  it('splits and sums back to itself', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.array(fc.nat(1_000_000), { minLength: 1 }), (units, shares) => {
        const whole = money(decimal(`${String(units)}e-9`), 'USD');
        expect(sumMoney(splitMoney(whole, shares.map((share) => decimal(share))), 'USD')).toEqual(whole);
      }),
    );
  });
});
