import { script } from './script.js';

const names = 'return ss.getSheets().map((s) => [s.getName(), s.getIndex()])';

describe('sheets of a workbook', () => {
  it('places new sheets after the active one or where the index says', () => {
    const { run } = script();
    run("ss.insertSheet('s1'); ss.insertSheet('s2'); ss.insertSheet('s3', 1); ss.insertSheet('s4', 0)");
    expect(run(names)).toEqual([['s4', 1], ['Sheet1', 2], ['s3', 3], ['s1', 4], ['s2', 5]]);
    expect(run('return ss.insertSheet().getName()')).toBe('Sheet6');
    expect(run("ss.setActiveSheet(ss.getSheetByName('s2')); ss.moveActiveSheet(1); return ss.getActiveSheet().getIndex()")).toBe(1);
  });

  it('refuses a second sheet of a name, whatever its case', () => {
    const { fails } = script();
    const text = 'A sheet with the name "SHEET1" already exists. Please enter another name.';
    expect(fails("ss.insertSheet('SHEET1')")).toBe(text);
    expect(fails("ss.insertSheet('Other').setName('SHEET1')")).toBe(text);
    expect(fails("sheet.setName('sheet1')")).toBe('nothing was thrown');
  });

  it('finds a sheet by its id after renaming, and null when there is none', () => {
    const { run } = script();
    expect(run("const s = ss.insertSheet('A'); const id = s.getSheetId(); s.setName('B'); return [ss.getSheetById(id).getName(), ss.getSheetByName('A'), id === sheet.getSheetId()]")).toEqual(['B', null, false]);
  });

  it('keeps at least one sheet, and one that is seen', () => {
    const { fails } = script();
    expect(fails('ss.deleteSheet(sheet)')).toBe("You can't remove all the sheets in a document.");
    expect(fails('sheet.hideSheet()')).toBe("You can't hide all the sheets in a document.");
    expect(fails("ss.insertSheet('B'); ss.deleteSheet(sheet); sheet.getName()")).toBe('Sheet 0 not found');
  });

  it('moves values, notes, formats and widths with inserted and deleted lines', () => {
    const { run } = script();
    run("sheet.getRange('B2').setValue('x').setNote('n').setBackground('#00ff00').setNumberFormat('0.00'); sheet.setColumnWidth(2, 250); sheet.getRange('B3').setValue('y')");
    run('sheet.insertRowBefore(1); sheet.insertColumnsAfter(1, 2)');
    expect(run("const r = sheet.getRange('D3'); return [r.getValue(), r.getNote(), r.getBackground(), sheet.getColumnWidth(4), sheet.getMaxRows(), sheet.getMaxColumns()]")).toEqual([
      'x', 'n', '#00ff00', 250, 1001, 28,
    ]);
    run('sheet.deleteRows(1, 2); sheet.deleteColumns(1, 3)');
    expect(run("return [sheet.getRange('A1').getNote(), sheet.getRange('A1:A2').getValues(), sheet.getColumnWidth(1), sheet.getLastRow()]")).toEqual(['n', [['x'], ['y']], 250, 2]);
  });

  it('gives inserted rows the look of their neighbour but not its text format', () => {
    const { run } = script();
    run("sheet.getRange('A1:B1').setBackground('#eeeeee').setNumberFormats([['@', '0.00']]); sheet.insertRowsAfter(1, 2)");
    expect(run("return [sheet.getRange('A2:B3').getBackgrounds(), sheet.getRange('A2:B2').getNumberFormats()]")).toEqual([
      [['#eeeeee', '#eeeeee'], ['#eeeeee', '#eeeeee']],
      [['0.###############', '0.00']],
    ]);
  });

  it('refuses lines beyond the grid and deleting every row that is not frozen', () => {
    const { fails, run } = script();
    expect(fails('sheet.deleteRows(1000, 2)')).toBe('Those rows are out of bounds.');
    expect(fails('sheet.insertRowsBefore(1001, 1)')).toBe('Those rows are out of bounds.');
    expect(fails('sheet.deleteColumns(27, 1)')).toBe('Those columns are out of bounds.');
    expect(fails('sheet.setFrozenRows(1); sheet.deleteRows(2, 999)')).toBe('Sorry, it is not possible to delete all non-frozen rows.');
    expect(run('sheet.deleteRows(1, 999); return [sheet.getMaxRows(), sheet.getFrozenRows()]')).toEqual([1, 0]);
  });

  it('stops at ten million cells', () => {
    const { fails, run } = script();
    const text = 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
    expect(fails('sheet.insertRowsAfter(1000, 383616)')).toBe(text);
    expect(run('sheet.insertRowsAfter(1000, 383615); return sheet.getMaxRows()')).toBe(384615);
    expect(fails("ss.insertSheet('more')")).toBe(text);
  });

  it('appends below the last content of any column and grows the grid', () => {
    const { run } = script();
    expect(run("sheet.getRange('C4').setValue('x'); sheet.appendRow(['01', 2]); return sheet.getRange('A5:B5').getValues()")).toEqual([[1, 2]]);
    expect(run("sheet.getRange('A1000').setValue('end'); sheet.appendRow(['new']); return [sheet.getMaxRows(), sheet.getRange('A1001').getValue()]")).toEqual([1001, 'new']);
  });

  it('keeps what a person set: hidden columns, widths, tab colour, frozen lines', () => {
    const { run, store } = script();
    run("sheet.hideColumns(2, 2); sheet.setFrozenRows(1); sheet.setFrozenColumns(2); sheet.setTabColor('#ff0000'); sheet.setHiddenGridlines(true); sheet.insertColumnBefore(1)");
    expect(run('return [1, 2, 3, 4, 5].map((c) => sheet.isColumnHiddenByUser(c))')).toEqual([false, false, true, true, false]);
    expect(store.sheets[0]).toMatchObject({ frozenRows: 1, frozenColumns: 2, tabColor: '#ff0000', hiddenGridlines: true });
  });

  it('does not tell a script how wide an automatically resized column became', () => {
    const { fails, store } = script();
    expect(fails("sheet.getRange('A1').setValue('a long text in the cell'); sheet.autoResizeColumns(1, 1); sheet.getColumnWidth(1)")).toBe(
      'not in the stand-in: the width of a column that was resized automatically',
    );
    expect(store.sheets[0]?.widths.get(1)).toBe(175);
  });
});

describe('the service', () => {
  it('opens no other spreadsheet under the scope of the current one', () => {
    const { fails } = script();
    expect(fails("SpreadsheetApp.openById('other')")).toBe(
      'Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
    );
  });

  it('has no active spreadsheet in a web app', () => {
    const { run } = script({ hasActiveSpreadsheet: false });
    expect(run('return [SpreadsheetApp.getActiveSpreadsheet(), SpreadsheetApp.getActive(), SpreadsheetApp.getActiveSheet()]')).toEqual([null, null, null]);
  });

  it('has a window only when somebody looks', () => {
    expect(script({ uiAvailable: false }).fails('SpreadsheetApp.getUi()')).toBe('Cannot call SpreadsheetApp.getUi() from this context.');
    const { run, shown } = script();
    run("const ui = SpreadsheetApp.getUi(); ui.createAddonMenu().addItem('Refresh', 'refresh').addSeparator().addToUi(); ui.alert('Title', 'Text', ui.ButtonSet.YES_NO); ss.toast('done', 'Sync'); ui.showSidebar({})");
    expect(shown).toEqual(['menu  [{"label":"Refresh","handler":"refresh"},null] true', 'alert Title|Text|YES_NO', 'toast Sync|done', 'sidebar']);
  });

  it('raises a planned late failure at the next call and loses the write', () => {
    const { store, fails, run } = script();
    store.failNextWriteLate('Service Spreadsheets timed out while accessing document with id book.');
    const body = "const r = sheet.getRange('A1'); r.setValue('lost'); SpreadsheetApp.flush()";
    expect(fails(body)).toBe('Service Spreadsheets timed out while accessing document with id book.');
    expect(run("return sheet.getRange('A1').getValue()")).toBe('');
    expect(fails(body.replace('lost', 'kept'))).toBe('nothing was thrown');
  });

  it('keeps a script out of what another person protected', () => {
    const { store, fails } = script();
    store.lockAgainstScript('Sheet1');
    const text = 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
    expect([fails("sheet.getRange('A1').setValue(1)"), fails("sheet.getRange('A1').setBackground('red')"), fails('sheet.deleteRow(1)'), fails("sheet.getRange('A1').getValue()")]).toEqual([
      text, text, text, 'nothing was thrown',
    ]);
  });
});
