import { script } from './script.js';

describe('ranges', () => {
  it('counts a new sheet as 1000 rows by 26 columns and refuses a range beyond them', () => {
    const { run, fails } = script();
    expect(run('return [sheet.getMaxRows(), sheet.getMaxColumns()]')).toEqual([1000, 26]);
    const off = 'The coordinates of the range are outside the dimensions of the sheet.';
    expect([fails('sheet.getRange(1001, 1)'), fails('sheet.getRange(1, 27)'), fails('sheet.getRange(1000, 1, 2, 1)'), fails("sheet.getRange('AA1')"), fails('sheet.getRange(0, 1)')]).toEqual(
      Array(5).fill(off),
    );
    expect(run("sheet.insertRowsAfter(1000, 5); return sheet.getRange(1005, 1).getA1Notation()")).toBe('A1005');
  });

  it('needs at least one row and one column', () => {
    const { fails } = script();
    expect(fails('sheet.getRange(1, 1, 0, 1)')).toBe('The number of rows in the range must be at least 1.');
    expect(fails('sheet.getRange(1, 1, 1, 0)')).toBe('The number of columns in the range must be at least 1.');
    expect(fails('sheet.getRange(1, 1).offset(0, 0, 0)')).toBe('The number of rows in the range must be at least 1.');
  });

  it('refuses data of another shape', () => {
    const { fails } = script();
    expect(fails("sheet.getRange('A1:B2').setValues([[1, 2]])")).toBe(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(fails("sheet.getRange('A1:B2').setValues([[1, 2], [3]])")).toBe(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
    expect(fails("sheet.getRange('A1:B1').setNumberFormats([['0']])")).toContain('number of columns in the data');
  });

  it('normalises addresses and keeps whole rows and columns open', () => {
    const { run } = script();
    expect(run("return ['b2', '$C$3:A1', 'D:B', '3:5', 'A2:C'].map((a) => sheet.getRange(a).getA1Notation())")).toEqual([
      'B2', 'A1:C3', 'B:D', '3:5', 'A2:C',
    ]);
    expect(run("return ss.getRange(\"'Sheet1'!B2:C4\").getNumRows()")).toBe(3);
  });

  it('grows the extent with values, with formulas that show nothing and with notes', () => {
    const { run } = script();
    expect(run('return [sheet.getLastRow(), sheet.getDataRange().getA1Notation()]')).toEqual([0, 'A1']);
    expect(run("sheet.getRange('B3').setValue(0); return [sheet.getLastRow(), sheet.getLastColumn()]")).toEqual([3, 2]);
    expect(run("sheet.getRange('A5').setFormula('=\"\"'); return sheet.getLastRow()")).toBe(5);
    expect(run("sheet.getRange('D7').setNote('seen'); return sheet.getDataRange().getA1Notation()")).toBe('A1:D7');
    expect(run('sheet.clear().clearNotes(); return sheet.getLastRow()')).toBe(0);
  });

  it('clears contents and formats, and leaves notes and validations', () => {
    const { run } = script();
    const body = `const r = sheet.getRange('A1'); const rule = SpreadsheetApp.newDataValidation().requireValueInList(['x']).build();
      r.setValue('x').setBackground('red').setNote('n').setDataValidation(rule); r.clear();
      return [r.getValue(), r.getBackground(), r.getNote(), r.getDataValidation().getCriteriaValues()]`;
    expect(run(body)).toEqual(['', '#ffffff', 'n', [['x'], true]]);
  });

  it('sorts rows by columns of the sheet, blanks last, notes and looks moving along', () => {
    const { run } = script();
    const body = `sheet.getRange('B2:C5').setValues([['b', 2], ['', 1], ['a', 2], ['c', 3]]); sheet.getRange('B4').setNote('of a');
      sheet.getRange('B2:C5').sort([{ column: 3, ascending: false }, 2]);
      return [sheet.getRange('B2:C5').getValues(), sheet.getRange('B3').getNote()]`;
    expect(run(body)).toEqual([[['c', 3], ['a', 2], ['b', 2], ['', 1]], 'of a']);
  });

  it('copies with references moving along', () => {
    const { run } = script();
    expect(run("sheet.getRange('A1:A2').setValues([[1], [2]]); sheet.getRange('B1').setFormula('=A1*$A$1'); sheet.getRange('B1').copyTo(sheet.getRange('B1:B2')); return sheet.getRange('B1:B2').getFormulas()")).toEqual([
      ['=A1*$A$1'],
      ['=A2*$A$1'],
    ]);
  });

  it('throws for whatever it lacks instead of guessing', () => {
    const { fails } = script();
    expect(fails("sheet.getRange('A1').setRichTextValue(null)")).toBe('not in the stand-in: Range.setRichTextValue');
    expect(fails('sheet.getRangeList([])')).toBe('not in the stand-in: Sheet.getRangeList');
    expect(fails('SpreadsheetApp.newRichTextValue()')).toBe('not in the stand-in: SpreadsheetApp.newRichTextValue');
  });

  it('announces each call to the runtime', () => {
    const { run, calls } = script();
    calls.length = 0;
    run("sheet.getRange('A1').setValue(1)");
    expect(calls).toEqual([
      'SpreadsheetApp getActiveSpreadsheet',
      'SpreadsheetApp Spreadsheet.getSheets',
      'SpreadsheetApp Sheet.getRange',
      'SpreadsheetApp Range.setValue',
    ]);
  });
});
