import type { CustomFunction } from '../../../local/standin/spreadsheet/index.js';
import { script } from './script.js';

const daily = [
  ['Date', 'Bucket', 'Cost'],
  ['2026-01-01', 'API', '10.25'],
  ['2026-01-02', 'Cloud', '5'],
  ['2026-01-03', 'API', '0.1'],
];

describe('formulas', () => {
  const book = () => {
    const made = script();
    made.store.paste('Daily', 1, 1, daily);
    return made;
  };

  it('computes whole-column sums over real dates', () => {
    const { run } = book();
    const formula = '=SUMIFS(Daily!C:C,Daily!B:B,"API",Daily!A:A,">="&DATE(2026,1,1),Daily!A:A,"<"&DATE(2026,1,3))';
    expect(run(`const r = sheet.getRange('A1'); r.setFormula(${JSON.stringify(formula)}); return [r.getValue(), r.getFormula()]`)).toEqual([10.25, formula]);
  });

  it('keeps every digit of a result', () => {
    const { run } = book();
    expect(run("sheet.getRange('A1:A3').setFormulas([['=0.1+0.2'], ['=1/3'], ['=Daily!C2*12345678']]); return sheet.getRange('A1:A3').getValues()")).toEqual([
      [0.30000000000000004],
      [1 / 3],
      [10.25 * 12345678],
    ]);
  });

  it('reads ranges open at the end, as only this platform allows', () => {
    const { run } = book();
    expect(run("const r = sheet.getRange('A1'); r.setFormula('=SUM(Daily!C2:C)'); return r.getValue()")).toBeCloseTo(15.35, 12);
  });

  it('gives errors as their texts', () => {
    const { run } = book();
    const body = `const f = ['=1/0', '=NA()', '=NOSUCH(1)', '=Gone!A1', '=A5', '="a"+1', '=1+'];
      sheet.getRange(1, 1, f.length, 1).setFormulas(f.map((x) => [x])); return sheet.getRange(1, 1, f.length, 1).getValues().map((r) => r[0])`;
    expect(run(body)).toEqual(['#DIV/0!', '#N/A', '#NAME?', '#REF!', '#REF!', '#VALUE!', '#ERROR!']);
  });

  it('shows nothing for a formula that repeats an empty cell', () => {
    const { run } = book();
    expect(run("const r = sheet.getRange('A1'); r.setFormula('=Daily!Z9'); return r.getValue()")).toBe('');
  });

  it('takes today from the clock of the run and shows it as a date', () => {
    const { run } = book();
    expect(run("const r = sheet.getRange('A1'); r.setFormula('=TODAY()'); return [r.getValue().toISOString(), r.getDisplayValue()]")).toEqual([
      '2026-01-05T00:00:00.000Z',
      '1/5/2026',
    ]);
  });

  it('takes today anew on the next day', () => {
    let now = Date.UTC(2026, 0, 31, 23, 59);
    const { run } = script({ now: () => now });
    run("sheet.getRange('A1').setFormula('=TODAY()+1')");
    expect(run("return sheet.getRange('A1').getDisplayValue()")).toBe('2/1/2026');
    now = Date.UTC(2026, 1, 1, 0, 1);
    expect(run("return sheet.getRange('A1').getDisplayValue()")).toBe('2/2/2026');
  });

  it('fills neighbouring cells from an array formula and counts them in the extent', () => {
    const { run } = book();
    expect(run("sheet.getRange('B1').setFormula('=UNIQUE(Daily!B2:B4)'); return [sheet.getRange('B1:B3').getValues(), sheet.getLastRow()]")).toEqual([
      [['API'], ['Cloud'], ['']],
      2,
    ]);
  });

  it('computes chains of formulas across sheets, and only when something they read changed', () => {
    const { run, store } = book();
    run("ss.insertSheet('Other'); ss.getSheetByName('Other').getRange('A1').setFormula('=Sheet1!A1*2'); sheet.getRange('A1').setFormula('=SUM(Daily!C:C)')");
    const read = "return ss.getSheetByName('Other').getRange('A1').getValue()";
    expect(run(read)).toBeCloseTo(30.7, 12);
    const before = store.evaluator.computations;
    run("sheet.getRange('F9').getValue(); ss.insertSheet('Unrelated'); ss.getSheetByName('Unrelated').getRange('A1').setValue(1)");
    run(read);
    const structure = store.evaluator.computations;
    run("ss.getSheetByName('Unrelated').getRange('A1').setValue(2)");
    run(read);
    expect(store.evaluator.computations).toBe(structure);
    expect(structure - before).toBeLessThanOrEqual(2);
    run("ss.getSheetByName('Daily').getRange('C2').setValue(0)");
    expect(run(read)).toBeCloseTo(10.2, 12);
  });

  it('computes nothing for a block without formulas', () => {
    const { run, store } = book();
    run("sheet.getRange('A1').setFormula('=SUM(Daily!C:C)'); sheet.getRange('B1').setValue('label'); sheet.getRange('B1:B9').getValues(); sheet.getLastRow()");
    expect(store.evaluator.computations).toBe(0);
  });

  it('knows named ranges', () => {
    const { run } = book();
    expect(run("ss.setNamedRange('Costs', ss.getRange('Daily!C2:C4')); const r = sheet.getRange('A1'); r.setFormula('=MAX(Costs)'); return r.getValue()")).toBe(10.25);
  });

  it('refuses to answer for a function its engine lacks, where the cell is read', () => {
    const { run, fails } = book();
    run("sheet.getRange('A1').setFormula('=QUERY(Daily!A:C, \"select A\")'); sheet.getRange('A2').setValue('beside')");
    expect(fails("sheet.getRange('A1').getValue()")).toBe('not in the stand-in: function QUERY');
    expect(run("return [sheet.getRange('A2').getValue(), sheet.getRange('A1').getFormula()]")).toEqual(['beside', '=QUERY(Daily!A:C, "select A")']);
  });

  it('shows the label of a link', () => {
    const { run } = book();
    expect(run("const r = sheet.getRange('A1'); r.setFormula('=HYPERLINK(\"https://x.example/a,b\", \"Open (1)\")'); return r.getValue()")).toBe('Open (1)');
  });

  it('moves with inserted and deleted rows, and follows a renamed sheet', () => {
    const { run } = book();
    const read = "return sheet.getRange('A1:A3').getFormulas().map((r) => r[0])";
    run(`sheet.getRange('A1:A3').setFormulas([['=SUM(Daily!C2:C4)'], ['=Daily!$C$4'], ['=Daily!C:C']]);
      ss.getSheetByName('Daily').insertRowsBefore(3, 2)`);
    expect(run(read)).toEqual(['=SUM(Daily!C2:C6)', '=Daily!$C$6', '=Daily!C:C']);
    run("ss.getSheetByName('Daily').deleteRows(6, 1)");
    expect(run(read)).toEqual(['=SUM(Daily!C2:C5)', '=#REF!', '=Daily!C:C']);
    run("ss.getSheetByName('Daily').setName(\"Jan's costs\")");
    expect(run(read)).toEqual(["=SUM('Jan''s costs'!C2:C5)", '=#REF!', "='Jan''s costs'!C:C"]);
    expect(run("return sheet.getRange('A1').getValue()")).toBe(15.25);
    run("ss.getSheetByName(\"Jan's costs\").insertColumnBefore(1)");
    expect(run(read)).toEqual(["=SUM('Jan''s costs'!D2:D5)", '=#REF!', "='Jan''s costs'!D:D"]);
  });

  it('leaves names inside texts alone', () => {
    const { run } = book();
    run("sheet.getRange('A1').setFormula('=\"Daily!A1\"&COUNTA(Daily!A:A)'); ss.getSheetByName('Daily').setName('Days')");
    expect(run("return [sheet.getRange('A1').getFormula(), sheet.getRange('A1').getValue()]")).toEqual(['="Daily!A1"&COUNTA(Days!A:A)', 'Daily!A14']);
  });

  it('repeats a formula over a block with relative references moving', () => {
    const { run } = book();
    expect(run("const r = sheet.getRange('B1:C2'); r.setFormula('=A1'); return r.getFormulas()")).toEqual([
      ['=A1', '=B1'],
      ['=A2', '=B2'],
    ]);
  });
});

describe('custom functions in cells', () => {
  const book = () => {
    const made = script();
    const asked: unknown[] = [];
    made.store.customFunctions = new Map<string, CustomFunction>([
      ['MODELCOST', (args) => { asked.push(args); return Number(args[0]) * 2; }],
      ['SHAPE', ([block]) => JSON.stringify(block)],
      ['BROKEN', () => { throw new Error('no'); }],
    ]);
    return { ...made, asked };
  };
  const value = (formula: string, before = '') => book().run(`${before} const r = sheet.getRange('H1'); r.setFormula(${JSON.stringify(formula)}); return r.getValue()`);

  it('are called with computed arguments, also inside other functions and each other', () => {
    expect(value('=modelcost(A1+1)', "sheet.getRange('A1').setValue(20);")).toBe(42);
    expect(value('=SUM(MODELCOST(1), MODELCOST(MODELCOST(2)), 1)')).toBe(11);
    expect(value('=IF(MODELCOST(A1)>3, "dear (very)", "cheap")', "sheet.getRange('A1').setFormula('=MODELCOST(1)*1');")).toBe('dear (very)');
  });

  it('see texts, dates and ranges as cells are read', () => {
    expect(value('=SHAPE(A1:B2)', "sheet.getRange('A1:B2').setValues([['x', 1.5], [true, '2026-01-05']]);")).toBe('[["x",1.5],[true,{"ms":1767571200000}]]');
    expect(value('=SHAPE("a, b")')).toBe('"a, b"');
  });

  it('are asked once for the same arguments and again when a cell they read changes', () => {
    const { run, asked } = book();
    run("sheet.getRange('A1').setValue(1); sheet.getRange('B1').setFormula('=MODELCOST(A1)'); sheet.getRange('B1').getValue(); sheet.getRange('B1').getValue()");
    expect(asked).toEqual([[1]]);
    expect(run("sheet.getRange('A1').setValue(5); return sheet.getRange('B1').getValue()")).toBe(10);
  });

  it('show an error when they fail', () => {
    expect(value('=BROKEN()')).toBe('#ERROR!');
  });

  it('are unknown names without the script', () => {
    const { run } = script();
    expect(run("const r = sheet.getRange('A1'); r.setFormula('=MODELCOST(1)'); return r.getValue()")).toBe('#NAME?');
  });
});
