import { cellOfValue, isCoercible, valueOfCell } from '../../src/platform/values.js';

describe('values for the sheet', () => {
  it.each(['=1+1', '+1', '-x', '@user', '\t=1', '\r=1', "'quoted"])('guards %j, which would be evaluated or swallowed', (text) => {
    expect(valueOfCell(text, false)).toBe(`'${text}`);
    expect(valueOfCell(text, true)).toBe(`'${text}`);
  });

  it.each(['01', '1-2', '1E5', '2026-11-16', '12:30', '$5', '50%', '.5', '(3)', 'TRUE', 'false', 'Jan 5', 'March 2026', 'sep-1'])(
    'guards %j where the cell is not formatted as text',
    (text) => {
      expect(isCoercible(text)).toBe(true);
      expect(valueOfCell(text, false)).toBe(`'${text}`);
      expect(valueOfCell(text, true)).toBe(text);
    },
  );

  it.each(['gpt-5.6-mini', 'Team plan', 'proj_01', 'May we help', 'trueish', 'OpenAI'])('leaves %j alone', (text) => {
    expect(isCoercible(text)).toBe(false);
    expect(valueOfCell(text, false)).toBe(text);
  });

  it('writes a day as the spreadsheet\'s number of it', () => {
    expect(valueOfCell({ day: '2026-11-16' }, false)).toBe(46342);
    expect(valueOfCell({ day: '1899-12-31' }, false)).toBe(1);
  });

  it('writes a formula only from a formula cell', () => {
    expect(valueOfCell({ formula: '=SUM(A1:A2)' }, false)).toBe('=SUM(A1:A2)');
    expect(valueOfCell({ formula: 'SUM(A1:A2)' }, false)).toBe('=SUM(A1:A2)');
  });

  it('writes nothing for a missing value, and zero for zero', () => {
    expect(valueOfCell(null, false)).toBe('');
    expect(valueOfCell(0, false)).toBe(0);
    expect(valueOfCell(false, false)).toBe(false);
  });
});

describe('values from the sheet', () => {
  const day = (): { day: string } => ({ day: '2026-11-16' });

  it('reads a blank cell as missing', () => {
    expect(cellOfValue('', day)).toBeNull();
  });

  it('reads numbers, truth values and text as they are', () => {
    expect([0, -1.5, true, 'text', '#REF!'].map((value) => cellOfValue(value, day))).toEqual([0, -1.5, true, 'text', '#REF!']);
  });

  it('reads a date through the zone', () => {
    expect(cellOfValue(new Date(0), day)).toEqual({ day: '2026-11-16' });
  });
});
