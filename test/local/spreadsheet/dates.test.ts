import { script } from './script.js';

describe('dates in cells', () => {
  it('reads a number in a date cell as a Date at midnight of the spreadsheet’s zone', () => {
    for (const [timeZone, instant] of [
      ['UTC', '2026-01-05T00:00:00.000Z'],
      ['America/New_York', '2026-01-05T05:00:00.000Z'],
      ['Asia/Kolkata', '2026-01-04T18:30:00.000Z'],
    ] as const) {
      const { run } = script({ timeZone });
      const body = "const r = sheet.getRange('A1'); r.setNumberFormat('yyyy-mm-dd'); r.setValue(46027); const v = r.getValue(); return [v instanceof Date, v.toISOString(), r.getDisplayValue()]";
      expect(run(body)).toEqual([true, instant, '2026-01-05']);
    }
  });

  it('writes a Date as the serial of the wall clock and shows it as date and time', () => {
    const { run, store } = script({ timeZone: 'America/New_York' });
    expect(run("const r = sheet.getRange('A1'); r.setValue(new Date('2026-07-04T16:30:00Z')); return [r.getDisplayValue(), r.getValue().toISOString()]")).toEqual([
      '7/4/2026 12:30:00',
      '2026-07-04T16:30:00.000Z',
    ]);
    expect(store.evaluated('Sheet1')).toEqual([[{ dateTime: '2026-07-04T12:30:00' }]]);
  });

  it('keeps every day of a year across both clock changes', () => {
    const { run } = script({ timeZone: 'Europe/Berlin' });
    const body = `const r = sheet.getRange(1, 1, 365, 1); r.setNumberFormat('yyyy-mm-dd');
      r.setValues(Array.from({ length: 365 }, (_, i) => [46023 + i]));
      const back = r.getValues(); sheet.getRange(1, 2, 365, 1).setNumberFormat('yyyy-mm-dd').setValues(back);
      return r.getDisplayValues().every((row, i) => row[0] === sheet.getRange(i + 1, 2).getDisplayValue())`;
    expect(run(body)).toBe(true);
  });

  it('tells days, moments and plain numbers apart when evaluated', () => {
    const { store } = script();
    store.paste('Typed', 1, 1, [['2026-01-05', '2026-01-05 08:00', '46027', 'Jan 5', '']]);
    expect(store.evaluated('Typed')).toEqual([[{ day: '2026-01-05' }, { dateTime: '2026-01-05T08:00:00' }, 46027, { day: '2026-01-05' }]]);
  });

  it('does not guess what a Date in a text cell would become', () => {
    const { fails } = script();
    expect(fails("sheet.getRange('A1').setNumberFormat('@').setValue(new Date())")).toBe('not in the stand-in: a Date in a cell of the text format');
  });

  it('shows the formats of money, percentages and dates', () => {
    const { run } = script();
    const body = `const cases = [[1234.5, '#,##0.00'], [0.1234, '0.0%'], [-5, '#,##0.00;(#,##0.00)'], [1234.5, '[$USD] #,##0.00'], [1.005, '0.00'],
      [46027, 'd mmm yyyy'], [46027, 'ddd'], [1.5, '[h]:mm'], [0.5, 'h:mm am/pm'], [1/3, 'general'], [12345678.1234, 'general'], [7, '000'], [0, '0;-0;"-"']];
      return cases.map(([v, f]) => sheet.getRange('A1').setValue(v).setNumberFormat(f).getDisplayValue())`;
    expect(run(body)).toEqual([
      '1,234.50', '12.3%', '(5.00)', 'USD 1,234.50', '1.01', '5 Jan 2026', 'Mon', '36:00', '12:00 PM', '0.3333333333', '12345678.12', '007', '-',
    ]);
  });

  it('names an automatic format as the platform does', () => {
    const { run } = script();
    expect(run("const r = sheet.getRange('A1'); const before = r.getNumberFormat(); r.setNumberFormat('0.0'); r.setNumberFormat('general'); return [before, r.getNumberFormat()]")).toEqual([
      '0.###############',
      '0.###############',
    ]);
  });
});
