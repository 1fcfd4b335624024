import { rateBook } from '../../src/core/rates.js';
import { decimal, toText } from '../../src/core/decimal.js';
import type { RateRow } from '../../src/core/records.js';

const published = (day: string, per: string, rate: string): RateRow => ({ provider: 'ecb', connection: 'ECB', feed: 'rates', day, currency: 'EUR', per, rate: decimal(rate) });
const own = (day: string, currency: string, per: string, rate: string): RateRow => ({ provider: '', connection: '', feed: '', day, currency, per, rate: decimal(rate) });
const told = (rows: RateRow[], base: string, currency: string, day: string): string | null => {
  const found = rateBook(rows, base)(currency, day);
  return found === null ? null : toText(found.rate);
};

describe('the rate of a charge', () => {
  const friday = [published('2026-11-13', 'USD', '1.25'), published('2026-11-13', 'INR', '100'), published('2026-11-12', 'USD', '1.2')];

  it('is that of its day, in either direction', () => {
    expect(told(friday, 'USD', 'EUR', '2026-11-13')).toBe('1.25');
    expect(told(friday, 'EUR', 'USD', '2026-11-13')).toBe('0.8');
    expect(told(friday, 'USD', 'EUR', '2026-11-12')).toBe('1.2');
  });

  it('goes through the currency both are quoted in', () => {
    expect(told(friday, 'USD', 'INR', '2026-11-13')).toBe('0.0125');
  });

  it('of a weekend is that of Friday, and is not stretched beyond seven days', () => {
    expect(told(friday, 'USD', 'EUR', '2026-11-15')).toBe('1.25');
    expect(told(friday, 'USD', 'EUR', '2026-11-20')).toBe('1.25');
    expect(told(friday, 'USD', 'EUR', '2026-11-21')).toBeNull();
  });

  it('is never taken from a later day', () => {
    expect(told(friday, 'USD', 'EUR', '2026-11-11')).toBeNull();
  });

  it('of the user wins over the published one of the same day', () => {
    expect(told([...friday, own('2026-11-13', 'EUR', 'USD', '1.3')], 'USD', 'EUR', '2026-11-13')).toBe('1.3');
    expect(rateBook([own('2026-11-13', 'EUR', 'USD', '1.3'), ...friday], 'USD')('EUR', '2026-11-13')?.source).toBe('Rates tab');
  });

  it('of the base itself is one', () => {
    expect(told([], 'USD', 'USD', '2026-11-13')).toBe('1');
  });

  it('is missing when nobody told it', () => {
    expect(told(friday, 'USD', 'JPY', '2026-11-13')).toBeNull();
  });
});
