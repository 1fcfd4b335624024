import { mergeTable, readTable } from '../../../src/app/table/index.js';
import { apiCosts } from '../../../src/tabs/api-costs.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';
import { all, charge, lines, NOVEMBER } from './charges.js';

const filled = (): FakeWorkbook => {
  const book = fakeWorkbook();
  mergeTable(book, apiCosts, [charge('2026-11-02', 'input', '1.5'), charge('2026-11-03', 'input', '2')], { period: NOVEMBER, owns: all });
  return book;
};
const HEADERS = ['Date', 'Provider', 'Connection', 'Sub account', 'Line item', 'Quantity', 'Unit', 'Billed cost', 'Currency', 'Key', 'Model', 'Meter', 'Tier', 'Feed'];

describe('mergeTable', () => {
  it('creates the tab with its headers in order and a note on each', () => {
    const sheet = filled().sheet('API costs');
    expect(sheet.rows[0]?.cells).toEqual(HEADERS);
    expect(sheet.rows[0]?.notes.filter((note) => note === '')).toEqual([]);
    expect(sheet.protectedWhy).toBe('Spendsheet keeps these columns; add your own beside them.');
    expect(sheet.frozen).toBe(1);
  });

  it('writes a day as a date and an amount as a number', () => {
    expect(filled().grid('API costs')[1]).toEqual([{ day: '2026-11-02' }, 'acme', 'Acme', null, 'input', null, null, 1.5, 'USD', null, null, null, null, 'costs']);
  });

  it('does not create a tab for no rows', () => {
    const book = fakeWorkbook();
    mergeTable(book, apiCosts, [], { period: NOVEMBER, owns: all });
    expect(book.find('API costs')).toBeNull();
  });

  it('writes nothing when run a second time with the same rows', () => {
    const book = filled();
    book.resetCounts();
    const result = mergeTable(book, apiCosts, [charge('2026-11-03', 'input', '2'), charge('2026-11-02', 'input', '1.5')], { period: NOVEMBER, owns: all });
    expect(book.writes).toBe(0);
    expect(result).toEqual({ added: 0, changed: 0, removed: 0, cells: 0, findings: [] });
  });

  it('changes one cell for a restated amount', () => {
    const book = filled();
    book.resetCounts();
    const result = mergeTable(book, apiCosts, [charge('2026-11-02', 'input', '1.5'), charge('2026-11-03', 'input', '2.25')], { period: NOVEMBER, owns: all });
    expect(result).toMatchObject({ added: 0, changed: 1, removed: 0, cells: 1 });
    expect(book.cellsWritten()).toBe(1);
    expect(lines(book.grid('API costs'))).toEqual(['2026-11-02 input 1.5', '2026-11-03 input 2.25']);
  });

  it('removes what the provider no longer reports, within the period only', () => {
    const book = filled();
    const result = mergeTable(book, apiCosts, [], { period: { start: '2026-11-03', end: '2026-11-04' }, owns: all });
    expect(result).toMatchObject({ removed: 1 });
    expect(lines(book.grid('API costs'))).toEqual(['2026-11-02 input 1.5']);
  });

  it('leaves rows of other feeds alone', () => {
    const book = filled();
    const owns = (row: { feed: string }): boolean => row.feed === 'other';
    mergeTable(book, apiCosts, [charge('2026-11-02', 'seat', '9', 'other')], { period: NOVEMBER, owns });
    mergeTable(book, apiCosts, [], { period: NOVEMBER, owns });
    expect(lines(book.grid('API costs'))).toEqual(['2026-11-02 input 1.5', '2026-11-03 input 2']);
  });

  it('puts a late row at its day', () => {
    const book = filled();
    mergeTable(book, apiCosts, [charge('2026-11-02', 'input', '1.5'), charge('2026-11-02', 'output', '4'), charge('2026-11-03', 'input', '2')], { period: NOVEMBER, owns: all });
    expect(lines(book.grid('API costs'))).toEqual(['2026-11-02 input 1.5', '2026-11-02 output 4', '2026-11-03 input 2']);
  });

  it('puts an older window before a newer one with one insert and one write', () => {
    const book = filled();
    book.resetCounts();
    const october = { start: '2026-10-01', end: '2026-11-01' };
    mergeTable(book, apiCosts, [charge('2026-10-30', 'input', '7'), charge('2026-10-31', 'input', '8')], { period: october, owns: all });
    expect([book.calls.get('insertRows'), book.calls.get('write')]).toEqual([1, 1]);
    expect(lines(book.grid('API costs'))).toEqual(['2026-10-30 input 7', '2026-10-31 input 8', '2026-11-02 input 1.5', '2026-11-03 input 2']);
  });

  it('appends new days without inserting', () => {
    const book = filled();
    book.resetCounts();
    mergeTable(book, apiCosts, [charge('2026-11-04', 'input', '3')], { period: { start: '2026-11-04', end: '2026-11-05' }, owns: all });
    expect(Object.fromEntries(book.calls)).toEqual({ read: 2, write: 1 });
  });

  it('keeps rows with equal dimensions apart and says so', () => {
    const book = fakeWorkbook();
    const twice = [charge('2026-11-02', 'fee', '5'), charge('2026-11-02', 'fee', '7')];
    const result = mergeTable(book, apiCosts, twice, { period: NOVEMBER, owns: all });
    expect(result.findings.map((finding) => finding.what)).toEqual(['1 rows share all dimensions with another row; they are kept apart so that no amount is lost.']);
    book.resetCounts();
    mergeTable(book, apiCosts, [...twice].reverse(), { period: NOVEMBER, owns: all });
    expect(book.writes).toBe(0);
    expect(lines(book.grid('API costs'))).toEqual(['2026-11-02 fee 5', '2026-11-02 fee 7']);
  });

  it('refuses a row outside the days it replaces', () => {
    const book = filled();
    expect(() => mergeTable(book, apiCosts, [charge('2026-12-01', 'input', '1')], { period: NOVEMBER, owns: all })).toThrow(
      'tab API costs: 1 rows lie outside the days or the feed that are replaced. Nothing was written; report it with this text.',
    );
  });

  it('refuses rows under an empty header row instead of guessing', () => {
    const book = fakeWorkbook();
    book.put('API costs', [[], [{ day: '2026-11-02' }, 'acme']]);
    expect(() => mergeTable(book, apiCosts, [charge('2026-11-02', 'input', '1')], { period: NOVEMBER, owns: all })).toThrow('tab API costs: The header row is empty.');
  });
});

describe('reading only the tail', () => {
  const long = (): FakeWorkbook => {
    const book = fakeWorkbook();
    const year = { start: '2025-01-01', end: '2026-12-01' };
    const old = Array.from({ length: 9_000 }, (_, index) => charge(index < 4_500 ? '2025-06-01' : '2025-09-01', `old ${index}`, 1));
    mergeTable(book, apiCosts, [...old, charge('2026-11-02', 'input', '1.5')], { period: year, owns: all });
    return book;
  };

  it('reads no more of a long history than the last block and a few probes', () => {
    const book = long();
    const cells: number[] = [];
    const sheet = book.sheet('API costs');
    const read = sheet.read;
    sheet.read = (at) => {
      cells.push(at.rows);
      return read(at);
    };
    expect(readTable(book, apiCosts, '2026-11-01').map((row) => row.lineItem)).toEqual(['input']);
    expect(cells).toEqual([1, 2000, 1, 1, 1, 1]);
  });

  it('reads everything when the user sorted by something else, and appends without moving a row', () => {
    const book = long();
    const sheet = book.sheet('API costs');
    const [header, ...rows] = sheet.rows;
    sheet.rows = [header!, ...rows.reverse()];
    mergeTable(book, apiCosts, [charge('2026-11-02', 'input', '2'), charge('2026-11-03', 'input', '3')], { period: NOVEMBER, owns: all });
    const after = lines(book.grid('API costs'));
    expect(after[0]).toBe('2026-11-02 input 2');
    expect(after[after.length - 1]).toBe('2026-11-03 input 3');
    expect(after).toHaveLength(9_002);
  });
});
