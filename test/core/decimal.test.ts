import fc from 'fast-check';
import {
  add, compare, decimal, divide, evenPart, isDecimalText, isNegative, multiply, negate, ONE, PLACES, roundTo, split, subtract, sum, toFixed, toNumber, toText, ZERO, type Decimal,
} from '../../src/core/decimal.js';

/** A rational oracle: numerator over a power of ten, added by cross-multiplying. */
type Rational = readonly [numerator: bigint, places: number];
const scaled = ([n, p]: Rational, places: number): bigint => n * 10n ** BigInt(places - p);
const text = ([n, p]: Rational): string => `${String(n)}e-${String(p)}`;
const rational = fc.tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: PLACES }));
const amount = rational.map((r) => decimal(text(r)));
const weights = fc.array(fc.oneof(fc.constant(ZERO), fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: PLACES })).map((r) => decimal(text(r)))), { minLength: 1, maxLength: 30 });

describe('exact decimals', () => {
  it.each([
    ['0.1', '0.1'], ['-0.50', '-0.5'], ['.5', '0.5'], ['5.', '5'], ['+7', '7'], [' 12.30 ', '12.3'], ['007', '7'], ['1e3', '1000'], ['1.25E-7', '0.000000125'], ['-3e+2', '-300'], ['-0', '0'],
    ['0.12345678901234567890', '0.123456789012345679'], ['1e-18', '0.000000000000000001'], ['1e-19', '0'], ['1.5e-18', '0.000000000000000002'], ['2.5e-18', '0.000000000000000002'],
    ['123.78912e-2', '1.2378912'], ['98765432109876543210.5', '98765432109876543210.5'],
  ])('reads %s as %s', (given, expected) => {
    expect(toText(decimal(given))).toBe(expected);
  });

  it.each([[0.1, '0.1'], [1e21, '1000000000000000000000'], [1.7909e9, '1790900000'], [3e-6, '0.000003'], [0.41270000000000001, '0.4127'], [-12, '-12'], [9_007_199_254_740_991, '9007199254740991']])('reads the double %s by its shortest text', (given, expected) => {
    expect(toText(decimal(given))).toBe(expected);
  });

  it.each(['', ' ', '1,5', '1.2.3', '$5', '0x10', 'e5', '1e', '--1', 'NaN', 'Infinity', '1e99999', '1 000', '１'])('refuses “%s” without repeating it', (given) => {
    expect(isDecimalText(given)).toBe(false);
    expect(() => decimal(given)).toThrow(new RangeError('Expected a decimal number.'));
  });

  it.each([NaN, Infinity, -Infinity])('refuses %s', (given) => {
    expect(() => decimal(given)).toThrow(RangeError);
  });

  it('adds a tenth and two tenths to three tenths', () => {
    expect(toText(add(decimal(0.1), decimal(0.2)))).toBe('0.3');
  });

  it('adds, subtracts, negates and compares as rationals do', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        const [x, y] = [decimal(text(a)), decimal(text(b))];
        const [n, m] = [scaled(a, PLACES), scaled(b, PLACES)];
        expect(add(x, y)).toBe(n + m);
        expect(subtract(x, y)).toBe(n - m);
        expect(negate(x)).toBe(-n);
        expect(compare(x, y)).toBe(n < m ? -1 : n > m ? 1 : 0);
        expect(isNegative(x)).toBe(n < 0n);
      }),
    );
  });

  it('multiplies and divides to the nearest 1e-18, halves to even', () => {
    const nearest = (numerator: bigint, denominator: bigint): bigint => {
      const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
      const floor = n / d - (n % d < 0n ? 1n : 0n);
      const twice = (n - floor * d) * 2n;
      return twice > d || (twice === d && floor % 2n !== 0n) ? floor + 1n : floor;
    };
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        const [x, y] = [decimal(text(a)), decimal(text(b))];
        expect(multiply(x, y)).toBe(nearest(x * y, 10n ** 18n));
        if (y !== ZERO) expect(divide(x, y)).toBe(nearest(x * 10n ** 18n, y));
      }),
    );
    expect(() => divide(ONE, ZERO)).toThrow('Cannot divide by zero.');
  });

  it('comes back from its text, plain or scientific, unchanged', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: -9, max: 9 }), (value, exponent) => {
        expect(decimal(toText(value))).toBe(value);
        expect(toText(value)).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        if (exponent >= 0) expect(decimal(`${toText(value)}e${String(exponent)}`)).toBe(value * 10n ** BigInt(exponent));
      }),
    );
  });

  it('comes back from the double of any double', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }).filter((value) => value === 0 || Math.abs(value) > 1e-2), (value) => {
      expect(toNumber(decimal(value)) + 0).toBeCloseTo(value, 12);
    }));
    expect(toNumber(decimal('4812.40'))).toBe(4812.4);
  });

  it.each([['1.005', 2, '1.01'], ['-1.005', 2, '-1.01'], ['2.5', 0, '3'], ['-2.5', 0, '-3'], ['1.0049999', 2, '1'], ['0.994', 2, '0.99'], ['7', 18, '7']])('rounds %s to %i places as %s, halves away from zero', (given, places, expected) => {
    expect(toText(roundTo(decimal(given), places))).toBe(expected);
  });

  it('rounds to a multiple of the unit no further than half of it', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 0, max: PLACES }), (value, places) => {
      const unit = 10n ** BigInt(PLACES - places);
      const rounded = roundTo(value, places);
      const distance = rounded > value ? rounded - value : value - rounded;
      expect(rounded % unit).toBe(0n);
      expect(distance * 2n <= unit).toBe(true);
    }));
  });

  it.each([['1234.5', 2, '1234.50'], ['0', 2, '0.00'], ['-0.004', 2, '0.00'], ['0.005', 2, '0.01'], ['9.99', 0, '10']])('writes %s with %i places as %s', (given, places, expected) => {
    expect(toFixed(decimal(given), places)).toBe(expected);
  });
});

describe('splitting', () => {
  const parts = (total: string, shares: readonly string[], unit?: string): string[] =>
    split(decimal(total), shares.map((share) => decimal(share)), unit === undefined ? undefined : decimal(unit)).map(toText);

  it('gives cents left over to the largest remainders', () => {
    expect(parts('100', ['1', '1', '1'], '0.01')).toEqual(['33.34', '33.33', '33.33']);
    expect(parts('0.05', ['3', '7'], '0.01')).toEqual(['0.02', '0.03']);
  });

  it('keeps what lies below the unit in the first part', () => {
    expect(parts('1.005', ['1', '1'], '0.01')).toEqual(['0.505', '0.5']);
  });

  it('is even when nothing weighs', () => {
    expect(parts('9', ['0', '0', '0'])).toEqual(['3', '3', '3']);
  });

  it('refuses no parts and negative weights', () => {
    expect(() => split(ONE, [])).toThrow('Cannot split over no parts.');
    expect(() => split(ONE, [decimal(-1)])).toThrow('A weight must not be negative.');
  });

  it('conserves every total over all weights and units', () => {
    fc.assert(
      fc.property(amount, weights, fc.constantFrom('0.000000000000000001', '0.01', '1'), (total, shares, unit) => {
        const split_ = split(total, shares, decimal(unit));
        expect(sum(split_)).toBe(total);
        expect(split_).toHaveLength(shares.length);
      }),
      { numRuns: 10_000 },
    );
  });

  it('stays within one unit of the exact share and gives weightless parts nothing', () => {
    fc.assert(
      fc.property(amount, weights.filter((shares) => sum(shares) > ZERO), (total, shares) => {
        const whole = sum(shares);
        split(total, shares).forEach((part, index) => {
          const off = part * whole - total * (shares[index] ?? ZERO);
          expect((off < 0n ? -off : off) <= whole).toBe(true);
          if (shares[index] === ZERO) expect(part).toBe(ZERO);
        });
      }),
    );
  });

  it('makes one even part as it makes all of them', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 400 }), (total, count) => {
        const all: Decimal[] = split(total, Array.from({ length: count }, () => ONE));
        expect(all.map((_, index) => evenPart(total, count, index))).toEqual(all);
      }),
      { numRuns: 50 },
    );
  });
});
