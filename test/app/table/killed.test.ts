import fc from 'fast-check';
import { mergeTable, readTable } from '../../../src/app/table/index.js';
import { addDays } from '../../../src/core/days.js';
import type { CostRow } from '../../../src/core/records.js';
import { apiCosts } from '../../../src/tabs/api-costs.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';
import { all, charge, lines, NOVEMBER } from './charges.js';

const scope = { period: NOVEMBER, owns: all };
const before = [charge('2026-11-02', 'a', 1), charge('2026-11-03', 'b', 2), charge('2026-11-03', 'gone', 9), charge('2026-11-06', 'c', 3)];
const after = [
  charge('2026-11-01', 'first', 1),
  charge('2026-11-02', 'a', 1.25),
  charge('2026-11-03', 'b', 2),
  charge('2026-11-03', 'late', 5),
  charge('2026-11-04', 'middle', 6),
  charge('2026-11-06', 'c', 4),
  charge('2026-11-07', 'last', 7),
];

function prepared(records: readonly CostRow[], extra: (book: FakeWorkbook) => void): FakeWorkbook {
  const book = fakeWorkbook();
  if (records.length > 0) mergeTable(book, apiCosts, records, scope);
  extra(book);
  book.resetCounts();
  return book;
}

/** The grid after a run that dies at the n-th write and a run that does not, for every n. */
function endings(records: readonly CostRow[], extra: (book: FakeWorkbook) => void): Cell[][][] {
  const ends: Cell[][][] = [];
  for (let failAt = 1; ; failAt += 1) {
    const book = prepared(records, extra);
    book.failAt = failAt;
    let died = false;
    try {
      mergeTable(book, apiCosts, after, scope);
    } catch {
      died = true;
    }
    book.failAt = Number.POSITIVE_INFINITY;
    mergeTable(book, apiCosts, after, scope);
    ends.push(book.grid('API costs'));
    if (!died) return ends;
  }
}

describe('a run that dies at any write', () => {
  it.each([
    ['in a new workbook', [], (): void => undefined],
    ['in a filled tab', before, (): void => undefined],
    ['with user columns beside', before, (book: FakeWorkbook): void => book.sheet('API costs').write(1, 16, [['Mine'], ['x'], [null], [null], ['y']])],
    ['with a total below', before, (book: FakeWorkbook): void => book.sheet('API costs').write(6, 5, [['Total']])],
    ['with a total two rows below', before, (book: FakeWorkbook): void => book.sheet('API costs').write(8, 5, [['Total']])],
  ])('leaves nothing the next run does not mend, %s', (_, records, extra) => {
    const ends = endings(records, extra);
    expect(ends.length).toBeGreaterThan(3);
    for (const end of ends) expect(end).toEqual(ends[ends.length - 1]);
  });

  it('arrives at the new rows in date order', () => {
    const ends = endings(before, () => undefined);
    expect(lines(ends[0] ?? [])).toEqual([
      '2026-11-01 first 1',
      '2026-11-02 a 1.25',
      '2026-11-03 b 2',
      '2026-11-03 late 5',
      '2026-11-04 middle 6',
      '2026-11-06 c 4',
      '2026-11-07 last 7',
    ]);
  });
});

describe('any old and new rows', () => {
  const rows = fc.array(
    fc.record({ offset: fc.integer({ min: 0, max: 6 }), item: fc.constantFrom('a', 'b', 'c'), cents: fc.integer({ min: -500, max: 500 }) }).map(({ offset, item, cents }) => charge(addDays('2026-11-01', offset), item, cents / 100)),
    { maxLength: 14 },
  );
  const asTexts = (records: readonly CostRow[]): string[] => records.map((row) => `${row.day} ${row.lineItem} ${row.billedCost.amount}`).sort();

  it('end as exactly the new rows, in date order, and again without a write', () => {
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 1, max: 30 }), (old, fresh, failAt) => {
        const book = fakeWorkbook();
        const outside = charge('2026-10-31', 'outside', 1);
        mergeTable(book, apiCosts, [outside, ...old], { period: null, owns: all });
        book.resetCounts();
        book.failAt = failAt;
        try {
          mergeTable(book, apiCosts, fresh, scope);
        } catch {
          // The next run begins where this one died.
        }
        book.failAt = Number.POSITIVE_INFINITY;
        mergeTable(book, apiCosts, fresh, scope);
        const found = readTable(book, apiCosts);
        expect(asTexts(found)).toEqual(asTexts([outside, ...fresh]));
        expect(found.map((row) => row.day)).toEqual(found.map((row) => row.day).sort());
        expect(book.grid('API costs')).toHaveLength(found.length + 1);
        book.resetCounts();
        mergeTable(book, apiCosts, fresh, scope);
        expect(book.writes).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
