import fc from 'fast-check';
import { csvOf, csvText, plainNumber } from '../../../local/out/csv.js';
import type { PictureValue, SheetPicture } from '../../../local/out/picture.js';

function sheetOf(name: string, rows: readonly (readonly PictureValue[])[]): SheetPicture {
  return {
    name, rows: rows.map((row) => row.map((value) => ({ value }))),
    frozenRows: 1, frozenColumns: 0, widths: [], hiddenColumns: [], heights: {}, highlights: [], charts: [],
  };
}

describe('a tab as CSV', () => {
  it('writes numbers with all digits and no exponent', () => {
    expect([2.5e-6, 1e21, -1.5e-7, 0.1, -0, 123456789.01, 1.2345e22].map(plainNumber)).toEqual([
      '0.0000025', '1000000000000000000000', '-0.00000015', '0.1', '0', '123456789.01', '12345000000000000000000',
    ]);
  });

  it('writes a number that reads back as the same double', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(plainNumber(value))).toBe(value === 0 ? 0 : value);
      expect(plainNumber(value)).not.toMatch(/e/i);
    }));
  });

  it('writes days, instants, truth, errors and gaps as text a program reads', () => {
    const values: PictureValue[] = [{ day: '2026-11-16' }, { dateTime: '2026-11-16T08:30:00' }, true, false, { error: '#N/A' }, null, ''];
    expect(values.map(csvText)).toEqual(['2026-11-16', '2026-11-16T08:30:00', 'TRUE', 'FALSE', '#N/A', '', '']);
  });

  it('puts the header first and makes every line as long as the longest', () => {
    const sheet = sheetOf('Daily', [['Date', 'Cost'], [{ day: '2026-11-16' }, 12.5, 'my note, in "quotes"'], [null]]);
    expect(csvOf(sheet)).toBe('Date,Cost,\n2026-11-16,12.5,"my note, in ""quotes"""\n,,\n');
  });

  it('leaves text that looks like a formula as it is', () => {
    expect(csvOf(sheetOf('Daily', [['=1+1', '-1', '01']]))).toBe('=1+1,-1,01\n');
  });
});
