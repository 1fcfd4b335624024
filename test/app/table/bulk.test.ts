import { mergeTable } from '../../../src/app/table/index.js';
import { daysOf } from '../../../src/core/days.js';
import type { CostRow } from '../../../src/core/records.js';
import { apiCosts } from '../../../src/tabs/api-costs.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';
import { charge, lines, NOVEMBER } from './charges.js';

const month = (feed: string): CostRow[] => daysOf(NOVEMBER).map((day, index) => charge(day, `${feed} line`, index + 1, feed));
const merge = (book: FakeWorkbook, feed: string): ReturnType<typeof mergeTable> =>
  mergeTable(book, apiCosts, month(feed), { period: NOVEMBER, owns: (row) => row.feed === feed });

function filled(): FakeWorkbook {
  const book = fakeWorkbook();
  merge(book, 'first');
  book.resetCounts();
  return book;
}

describe('a month of a second connection', () => {
  it('is written between the standing rows in one call', () => {
    const book = filled();
    expect(merge(book, 'second')).toMatchObject({ added: 30, changed: 0, removed: 0 });
    expect(book.calls.get('write')).toBe(1);
    expect(book.calls.get('insertRows') ?? 0).toBe(0);
    const rows = lines(book.grid('API costs'));
    expect(rows).toHaveLength(60);
    expect(rows.slice(0, 4)).toEqual(['2026-11-01 first line 1', '2026-11-01 second line 1', '2026-11-02 first line 2', '2026-11-02 second line 2']);
  });

  it('is inserted row by row where the user keeps notes beside the rows', () => {
    const book = filled();
    const sheet = book.sheet('API costs');
    const column = sheet.lastColumn() + 1;
    sheet.write(1, column, [['Mine']]);
    sheet.write(11, column, [['about the tenth']]);
    merge(book, 'second');
    const noted = book.grid('API costs').find((row) => row[column - 1] === 'about the tenth');
    expect(lines([[], noted ?? []])).toEqual(['2026-11-10 first line 10']);
  });

  it('survives a kill at any write', () => {
    const whole = filled();
    merge(whole, 'second');
    for (let failAt = 1; ; failAt += 1) {
      const book = filled();
      book.failAt = failAt;
      let died = false;
      try {
        merge(book, 'second');
      } catch {
        died = true;
      }
      book.failAt = Number.POSITIVE_INFINITY;
      merge(book, 'second');
      expect(book.grid('API costs')).toEqual(whole.grid('API costs'));
      if (!died) return;
    }
  });

  it('stands in the same order, whichever connection came first', () => {
    const [one, other] = [fakeWorkbook(), fakeWorkbook()];
    ['first', 'second', 'third'].forEach((name) => { merge(one, name); });
    ['third', 'first', 'second'].forEach((name) => { merge(other, name); });
    expect(other.grid('API costs')).toEqual(one.grid('API costs'));
  });
});
