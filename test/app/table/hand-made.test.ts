import { ensureTable, mergeTable } from '../../../src/app/table/index.js';
import { apiCosts } from '../../../src/tabs/api-costs.js';
import { saasUsage } from '../../../src/tabs/saas-usage.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';
import { all, charge, NOVEMBER } from './charges.js';

const scope = { period: NOVEMBER, owns: all };
const place = (book: FakeWorkbook, header: string): number => (book.grid('API costs')[0] ?? []).indexOf(header) + 1;

describe('a tab somebody made before us', () => {
  it('gets our formats under the headers that were typed, so that a day written there stays a day', () => {
    const book = fakeWorkbook();
    const sheet = book.add('API costs', []);
    sheet.write(1, 1, [['Billed cost', 'Date', 'Mine', 'Month']]);
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1')], scope);
    expect(book.sheet('API costs').formats).toEqual(expect.arrayContaining(['1 money 2', '2 day 2']));
    expect(book.sheet('API costs').formats.filter((format) => /^[34] /.test(format))).toEqual([]);
    expect(sheet.readNotes({ row: 1, column: 1, rows: 1, columns: 4 })[0]?.map((note) => note !== '')).toEqual([true, true, false, false]);
  });

  it('leaves a month typed in a column of the user the date that it became', () => {
    const book = fakeWorkbook();
    book.add(saasUsage.name, []).write(1, 1, [['Month', 'Invoice date']]);
    ensureTable(book, saasUsage);
    expect(book.sheet(saasUsage.name).formats.filter((format) => /^[12] /.test(format))).toEqual(['2 day 2']);
  });

  it('keeps the formats of the user once it carries our notes, also when columns of ours were deleted', () => {
    const book = fakeWorkbook();
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1')], scope);
    const before = book.sheet('API costs').formats.length;
    book.sheet('API costs').write(1, place(book, 'Tier'), [['Level']]);
    mergeTable(book, apiCosts, [charge('2026-11-02', 'a', '1')], scope);
    expect(book.sheet('API costs').formats.slice(before)).toEqual([`${place(book, 'Tier')} text 2`]);
  });
});
