import { createSpreadsheetStore, spreadsheetStoreFromJSON } from '../../../local/standin/spreadsheet/index.js';
import { script } from './script.js';

describe('rules and objects on a sheet', () => {
  it('keeps a warning-only protection that does not stop the script', () => {
    const { run, fails } = script();
    const body = `sheet.protect().setDescription('ours').setWarningOnly(true); sheet.getRange('A1:B2').protect();
      const kinds = SpreadsheetApp.ProtectionType; sheet.insertRowBefore(1);
      return [sheet.getProtections(kinds.SHEET).map((p) => [p.getDescription(), p.isWarningOnly()]), sheet.getProtections(kinds.RANGE).map((p) => p.getRange().getA1Notation())]`;
    expect(run(body)).toEqual([[['ours', true]], ['A2:B3']]);
    expect(fails("sheet.getRange('A2').setValue(1)")).toBe('nothing was thrown');
  });

  it('has one filter, seen from any range, which deleting its rows removes', () => {
    const { run, fails } = script();
    expect(run("const r = sheet.getRange('A1:C5'); const none = r.getFilter(); r.createFilter(); return [none, sheet.getRange('F1').getFilter().getRange().getA1Notation()]")).toEqual([null, 'A1:C5']);
    expect(fails("sheet.getRange('A1:B2').createFilter()")).toBe("You can't create a filter in a sheet that already has a filter.");
    expect(run('sheet.deleteRows(1, 5); return sheet.getFilter()')).toBe(null);
  });

  it('refuses a value outside a strict list and takes it with a warning otherwise', () => {
    const { fails, run } = script();
    const rule = (strict: boolean) => `sheet.getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['yes', 'no'], true).setAllowInvalid(${!strict}).build());`;
    expect(fails(`${rule(true)} sheet.getRange('A1').setValue('maybe')`)).toBe('The data you entered in cell A1 violates the data validation rules set on this cell.');
    expect(run(`${rule(true)} return sheet.getRange('A1').setValue('no').getValue()`)).toBe('no');
    expect(run(`${rule(false)} return sheet.getRange('A1').setValue('maybe').getValue()`)).toBe('maybe');
  });

  it('lets the list range of a validation follow its sheet', () => {
    const { run } = script();
    const body = `const list = ss.insertSheet('Lists'); sheet.getRange('B2').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInRange(list.getRange('A2:A9')).build());
      list.insertRowBefore(1); list.setName('My lists'); const [range] = sheet.getRange('B2').getDataValidation().getCriteriaValues();
      return [range.getA1Notation(), range.getSheet().getName()]`;
    expect(run(body)).toEqual(['A3:A10', 'My lists']);
  });

  it('keeps conditional formats with their ranges and formulas moving', () => {
    const { run } = script();
    const body = `const rule = SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$B2>0').setBackground('#ff0000').setBold(true).setRanges([sheet.getRange('A2:C9')]).build();
      sheet.setConditionalFormatRules([rule]); sheet.insertRowsBefore(1, 1);
      return sheet.getConditionalFormatRules().map((r) => { const c = r.getBooleanCondition(); return [r.getRanges()[0].getA1Notation(), c.getCriteriaType() === SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA, c.getCriteriaValues(), c.getBackground(), c.getBold()] })`;
    expect(run(body)).toEqual([['A3:C10', true, ['=$B3>0'], '#ff0000', true]]);
  });

  it('updates a chart found by its title and moves its source with inserted rows', () => {
    const { run, store } = script();
    const build = (body: string) => `const data = ss.getSheetByName('Data') || ss.insertSheet('Data'); ${body}`;
    run(build("sheet.insertChart(sheet.newChart().setChartType('LINE').addRange(data.getRange('A1:B5')).setNumHeaders(1).setPosition(3, 4, 0, 0).setOption('title', 'Spend').setOption('series', [{ color: '#000' }]).build())"));
    run(build("data.insertRowsBefore(2, 3); const chart = sheet.getCharts().find((c) => c.getOptions().get('title') === 'Spend'); sheet.updateChart(chart.modify().setPosition(9, 1, 0, 0).build())"));
    expect(run('const [c] = sheet.getCharts(); return [sheet.getCharts().length, c.getRanges()[0].getA1Notation(), c.getContainerInfo().getAnchorRow(), typeof c.getChartId()]')).toEqual([1, 'A1:B8', 9, 'number']);
    expect(store.sheets[0]?.charts[0]).toMatchObject({ type: 'LINE', numHeaders: 1, options: { title: 'Spend', series: [{ color: '#000' }] } });
    expect(run('sheet.removeChart(sheet.getCharts()[0]); return sheet.getCharts().length')).toBe(0);
  });

  it('puts developer metadata on sheets and whole lines only', () => {
    const { run, fails } = script();
    const refused = 'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';
    expect([fails("sheet.getRange('B2:D4').addDeveloperMetadata('k', 'v')"), fails("sheet.getRange('A1').addDeveloperMetadata('k', 'v')")]).toEqual([refused, refused]);
    const body = `sheet.addDeveloperMetadata('tab', 'daily'); sheet.getRange('G:G').addDeveloperMetadata('column', 'cost', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
      sheet.insertColumnBefore(1); const [found] = ss.createDeveloperMetadataFinder().withKey('column').find();
      return [found.getValue(), found.getVisibility().toString(), found.getLocation().getColumn().getA1Notation(), sheet.getDeveloperMetadata()[0].getValue(), sheet.getRange('H3').getDeveloperMetadata().length]`;
    expect(run(body)).toEqual(['cost', 'PROJECT', 'H:H', 'daily', 0]);
  });

  it('has enumerations that are compared by identity and named', () => {
    const { run } = script();
    expect(run("const b = SpreadsheetApp.BorderStyle; return [b.SOLID === SpreadsheetApp.BorderStyle.SOLID, String(b.SOLID_THICK), b.DOTTED.ordinal()]")).toEqual([true, 'SOLID_THICK', 0]);
  });

  it('applies text styles and borders to cells', () => {
    const { run, store } = script();
    const body = `const style = SpreadsheetApp.newTextStyle().setBold(true).setFontSize(14).setForegroundColor('#333').build();
      const r = sheet.getRange('A1:B2').setTextStyle(style).setBorder(true, null, null, null, null, null, '#ff0000', SpreadsheetApp.BorderStyle.SOLID_MEDIUM);
      return [r.getFontWeight(), r.getFontSize(), r.getFontColors()]`;
    expect(run(body)).toEqual(['bold', 14, [['#333333', '#333333'], ['#333333', '#333333']]]);
    expect(store.sheets[0]?.style(1, 2).borders).toEqual({ top: { color: '#ff0000', style: 'SOLID_MEDIUM' } });
    expect(store.sheets[0]?.style(2, 2).borders).toBeUndefined();
  });
});

describe('a saved workbook', () => {
  it('comes back the same after JSON, formulas computed anew', () => {
    const first = script({ timeZone: 'Europe/Berlin' });
    first.store.paste('Daily', 1, 1, [['Date', 'Cost'], ['2026-01-05', '1.5'], ["'01", '=B2*2']]);
    first.run(`sheet.setName('Over view'); sheet.getRange('A1').setFormula('=SUM(Daily!B:B)').setNote('n').setBackground('#123456'); sheet.setColumnWidth(3, 77); sheet.hideColumns(5);
      sheet.setFrozenRows(1); sheet.protect().setWarningOnly(true); sheet.getRange('A1:B1').merge(); ss.setNamedRange('Costs', ss.getRange('Daily!B2:B3'));
      sheet.insertChart(sheet.newChart().setChartType('PIE').addRange(ss.getRange('Daily!A1:B3')).setOption('title', 'T').build()); sheet.addDeveloperMetadata('k', 'v')`);
    const text = JSON.stringify(first.store);
    const store = spreadsheetStoreFromJSON(JSON.parse(text));
    expect(JSON.stringify(store)).toBe(text);
    const second = script({ store });
    expect(second.run("return [sheet.getRange('A1').getValue(), ss.getSheetByName('Daily').getRange('A2').getDisplayValue(), ss.getSpreadsheetTimeZone(), ss.getSheetByName('Daily').getRange('A3').getValue()]")).toEqual([4.5, '2026-01-05', 'Europe/Berlin', '01']);
    expect(second.run("return ss.insertSheet('New').getSheetId()")).not.toBe(first.store.sheets[1]?.id);
  });

  it('refuses what is not one', () => {
    expect(() => spreadsheetStoreFromJSON({ version: 2 })).toThrow('This is not a saved workbook of the stand-in, version 1.');
  });

  it('does not pretend to know how other locales type', () => {
    expect(() => createSpreadsheetStore({ id: 'x', name: 'x', url: 'x', timeZone: 'UTC', locale: 'de_DE' })).toThrow('not in the stand-in: locale de_DE');
    const british = createSpreadsheetStore({ id: 'x', name: 'x', url: 'x', timeZone: 'UTC', locale: 'en_GB' });
    british.typeIn('Sheet1', 1, 1, '5/1/2026');
    expect(british.evaluated('Sheet1')).toEqual([[{ day: '2026-01-05' }]]);
  });
});

describe('size', () => {
  it('keeps 50,000 rows of 20 columns whole through saving and loading', () => {
    const { run, store } = script();
    run("sheet.insertRowsAfter(1000, 49000); sheet.getRange(1, 1, 50000, 20).setValues(Array.from({ length: 50000 }, (_, r) => Array.from({ length: 20 }, (_, c) => c % 3 ? r * c : 'gpt-model-' + (r % 50))))");
    expect(run('return sheet.getRange(1, 1, 50000, 20).getValues().length')).toBe(50_000);
    const text = JSON.stringify(store);
    expect(text.length).toBeLessThan(8_000_000);
    expect(JSON.stringify(spreadsheetStoreFromJSON(JSON.parse(text)))).toBe(text);
    expect(run("sheet.insertRowsBefore(25000, 10); sheet.deleteRows(10, 1000); return sheet.getRange('B24020').getValue()")).toBe(25009);
  });
});
