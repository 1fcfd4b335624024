import { script } from './script.js';

describe('values written to cells', () => {
  const typed = (text: string, before = '') => {
    const { run, store } = script();
    run(`${before} sheet.getRange(1, 1).setValue(${JSON.stringify(text)})`);
    const { value, formula, numberFormat } = store.raw('Sheet1', 1, 1);
    return formula === '' ? [value, numberFormat] : [formula];
  };
  const asText = "sheet.getRange('A:A').setNumberFormat('@');";

  it.each([
    ['01', 1, ''],
    ['22 34', 2234, ''],
    ['1E5', 100000, '0.00E+00'],
    ['-12.50', -12.5, ''],
    ['1,234', 1234, '#,##0'],
    ['10%', 0.1, '0%'],
    ['$1,234.50', 1234.5, '"$"#,##0.00'],
    ['TRUE', true, ''],
    ['false', false, ''],
    ['1-2', 46024, 'm-d'],
    ['2026-01-05', 46027, 'yyyy-mm-dd'],
    ['1/5/2026', 46027, 'm/d/yyyy'],
    ['Jan 5, 2026', 46027, 'mmm d, yyyy'],
    ['1AM', 1 / 24, 'h:mm am/pm'],
    ['13:45', 0.5729166666666666, 'h:mm'],
    ['2026-01-05 10:30', 46027.4375, 'yyyy-mm-dd h:mm'],
  ])('reads %j as if it were typed', (text, value, format) => {
    expect(typed(text)).toEqual([value, format]);
  });

  it.each(['gpt-4o-2024-08-06', '1.2.3', '2026-02-30', '13/1/2026', '0x10', '@user', '- a note', '2026-01-05T10:30:00Z', '1e400'])(
    'leaves %j as text',
    (text) => {
      expect(typed(text)).toEqual([text, '']);
    },
  );

  it('makes a formula of text that begins with an equals sign, plus or minus', () => {
    expect([typed('=1+1'), typed('+A2'), typed('-A2')]).toEqual([['=1+1'], ['=+A2'], ['=-A2']]);
  });

  it('takes a leading apostrophe away and keeps the rest as text', () => {
    expect([typed("'01"), typed("'=1+1"), typed("''x")]).toEqual([['01', ''], ['=1+1', ''], ["'x", '']]);
  });

  it('keeps numbers, dates and truth values as text in a text cell, but still evaluates a formula there', () => {
    expect([typed('01', asText), typed('1-2', asText), typed('TRUE', asText), typed('+5', asText), typed('=1+1', asText)]).toEqual([
      ['01', '@'],
      ['1-2', '@'],
      ['TRUE', '@'],
      ['+5', '@'],
      ['=1+1'],
    ]);
  });

  it('freezes what was coerced before the cell became a text cell', () => {
    const { run } = script();
    expect(run("const r = sheet.getRange('A1'); r.setValue('01'); r.setNumberFormat('@'); return r.getValue()")).toBe(1);
  });

  it('reads an empty cell as the empty text and clears a cell on null and undefined', () => {
    const { run } = script();
    const body = "const r = sheet.getRange('A1:C1'); r.setValues([['a', 2, 'c']]); r.setValues([[null, undefined, '']]); return [r.getValues(), r.isBlank()]";
    expect(run(body)).toEqual([[['', '', '']], true]);
  });

  it('holds text of 50,000 characters and refuses one more, leaving the block untouched', () => {
    const { run, fails } = script();
    expect(run("sheet.getRange('A1').setValue('x'.repeat(50000)); return sheet.getRange('A1').getValue().length")).toBe(50000);
    expect(fails("sheet.getRange('A2:B2').setValues([['kept out', 'x'.repeat(50001)]])")).toBe(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(run("return sheet.getRange('A2').getValue()")).toBe('');
  });

  it('refuses an object in a cell with the method signature', () => {
    const { fails } = script();
    expect(fails("sheet.getRange('A1').setValue({})")).toBe(
      "The parameters (object) don't match the method signature for SpreadsheetApp.Range.setValue.",
    );
    expect(fails("sheet.getRange('A1:B1').setNotes('foo')")).toBe(
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setNotes.",
    );
  });

  it('gives arrays of the script’s realm', () => {
    const { run } = script();
    expect(run("const v = sheet.getRange('A1:B2').getValues(); return [v instanceof Array, v[0] instanceof Array]")).toEqual([true, true]);
  });

  it('reads a note that was written as a number with a decimal', () => {
    const { run } = script();
    expect(run("const r = sheet.getRange('A1'); r.setNotes([[25]]); return r.getNote()")).toBe('25.0');
  });

  it('counts cells asked to be written, not formats', () => {
    const { run, store } = script();
    run("sheet.getRange('A1:B3').setValues([[1,2],[3,4],[5,6]]); sheet.getRange('A1:B3').setNumberFormat('0.00'); sheet.getRange('A1').setNote('n'); sheet.getRange('B1:B2').clearContent(); sheet.appendRow([1,2,3])");
    expect(store.cellsWritten).toEqual({ Sheet1: 12 });
    store.resetCounts();
    store.typeIn('Sheet1', 9, 9, 'by hand');
    expect(store.cellsWritten).toEqual({});
  });
});
