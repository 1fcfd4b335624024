import { absoluteRange, addressOf, columnName } from '../../../local/out/address.js';
import { dayOfSerial, serialOfDateTime, serialOfDay } from '../../../local/out/serial.js';

describe('addresses in files', () => {
  it('name columns past Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(addressOf(0, 27)).toBe('AB1');
  });

  it('quote a sheet whose name holds a quote', () => {
    expect(absoluteRange("Bob's costs", 1, 2, 9)).toBe("'Bob''s costs'!$C$2:$C$10");
  });
});

describe('days as serial numbers', () => {
  it.each([['1899-12-30', 0], ['1900-03-01', 61], ['2024-02-29', 45351], ['2026-11-16', 46342]])('%s is %d', (day, serial) => {
    expect(serialOfDay(day)).toBe(serial);
    expect(dayOfSerial(serial + 0.75)).toBe(day);
  });

  it('take an instant as its clock reads, whatever zone it names', () => {
    expect(serialOfDateTime('2026-11-16T06:00:00')).toBe(46342.25);
    expect(serialOfDateTime('2026-11-16T06:00:00+02:00')).toBe(46342.25);
  });
});
