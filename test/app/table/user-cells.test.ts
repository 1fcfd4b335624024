import { mergeTable } from '../../../src/app/table/index.js';
import { apiCosts } from '../../../src/tabs/api-costs.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';
import { all, charge, NOVEMBER } from './charges.js';

const start = (): FakeWorkbook => {
  const book = fakeWorkbook();
  mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1'), charge('2026-11-04', 'c', '3')], { period: NOVEMBER, owns: all });
  return book;
};
const scope = { period: NOVEMBER, owns: all };

describe('cells of the user', () => {
  it('stay beside their row when rows come between', () => {
    const book = start();
    const sheet = book.sheet('API costs');
    sheet.write(1, 15, [['Checked by'], ['Anna'], ['Ben']]);
    sheet.writeNotes(3, 15, [['call Acme']]);
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1'), charge('2026-11-03', 'b', '2'), charge('2026-11-04', 'c', '3')], scope);
    expect(book.grid('API costs').map((row) => [row[4], row[14] ?? null])).toEqual([
      ['Line item', 'Checked by'],
      ['a', 'Anna'],
      ['b', null],
      ['c', 'Ben'],
    ]);
    expect(sheet.rows[3]?.notes[14]).toBe('call Acme');
  });

  it('survive between our columns, and columns may be moved', () => {
    const book = start();
    const sheet = book.sheet('API costs');
    sheet.insertColumn(3);
    sheet.write(1, 3, [['Mine'], ['x'], [{ formula: '=1+1' }]]);
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '5'), charge('2026-11-04', 'c', '3'), charge('2026-11-05', 'd', '4')], scope);
    expect(book.grid('API costs').map((row) => [row[2], row[5], row[8] ?? null])).toEqual([
      ['Mine', 'Line item', 'Billed cost'],
      ['x', 'a', 5],
      [{ formula: '=1+1' }, 'c', 3],
      [null, 'd', 4],
    ]);
  });

  it('are quoted when the row they stood beside goes away', () => {
    const book = start();
    book.sheet('API costs').write(1, 15, [['Checked by'], [null], ['Ben']]);
    const { findings } = mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1')], scope);
    expect(findings.map(({ where, what }) => [where, what])).toEqual([
      ['API costs 2026-11-04', 'The provider no longer reports a row you had written beside. Your cells were Checked by: Ben.'],
    ]);
  });

  it('below the rows are pushed down with one blank row above them', () => {
    const book = start();
    book.sheet('API costs').write(4, 5, [['Total', null, null, { formula: '=SUM(H2:H3)' }]]);
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1'), charge('2026-11-04', 'c', '3'), charge('2026-11-05', 'd', '4')], scope);
    expect(book.grid('API costs').map((row) => row[4] ?? null)).toEqual(['Line item', 'a', 'c', 'd', null, 'Total']);
  });

  it('let new rows in beside formulas that were drawn down in advance', () => {
    const book = start();
    book.sheet('API costs').write(2, 16, [[{ formula: '=H2*2' }], [{ formula: '=H3*2' }], [{ formula: '=H4*2' }]]);
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1'), charge('2026-11-04', 'c', '3'), charge('2026-11-05', 'd', '4')], scope);
    expect(book.grid('API costs')[3]?.[4]).toBe('d');
    expect(book.grid('API costs')[3]?.[15]).toEqual({ formula: '=H4*2' });
  });

  it('include a renamed header: our column comes back at the right', () => {
    const book = start();
    const sheet = book.sheet('API costs');
    sheet.write(1, 6, [['Anzahl']]);
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1'), charge('2026-11-04', 'c', '3')], scope);
    expect(sheet.rows[0]?.cells[5]).toBe('Anzahl');
    expect(sheet.rows[0]?.cells[14]).toBe('Quantity');
  });
});
