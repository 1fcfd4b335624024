import { explainWeek, weeklyPairs, writeCauses, writeWeekly } from '../../../src/app/reports/index.js';
import type { FakeWorkbook } from '../../fakes/workbook.js';
import { bookOf } from '../../core/samples.js';
import { computed, ledgerBook, line, LINES, periods, TODAY } from './reports.js';

const providerLabel = (id: string): string => id;
const weeks = (lines: typeof LINES): Parameters<typeof writeWeekly>[1] => {
  const input = { today: TODAY, base: 'USD', periods, late: '', pairs: weeklyPairs(lines, '2026-10-01'), providerLabel };
  return input;
};

function write(book: FakeWorkbook, lines = LINES): number {
  writeWeekly(book, weeks(lines));
  book.resetCounts();
  const input = { lines, usage: [], costs: [], cloud: [], subscriptions: [], base: 'USD', book: bookOf(), providerLabel };
  return writeCauses(book, explainWeek(input, periods), 'USD');
}
const block = (book: FakeWorkbook, column = 4): unknown[][] => computed(book, 'Weekly').slice(3, 10).map((row) => row.slice(column, column + 4));

describe('why the week moved', () => {
  it('stands beside the bounds of the weeks and adds up to the change of the full week', () => {
    const book = ledgerBook();
    write(book);
    expect(block(book)).toEqual([
      ['By cause: +14.50 USD more for openai model, of which no quantity is known, +3.00 USD new: gcp-billing model and -0.75 USD less for anthropic model, of which no quantity is known.', '', '', ''],
      ['Why it moved', 'Amount', 'Full week', 'Amount'],
      ['Volume', 0, 'Ended', 0],
      ['Seats', 0, 'Exchange rates', 0],
      ['Mix', 0, 'Number of days', 0],
      ['Price', 0, 'Not measured', 13.75],
      ['New', 3, 'Change', 16.75],
    ]);
    const rows = computed(book, 'Weekly');
    const headers = rows.find((row) => row.includes('Change of full week')) ?? [];
    const total = rows.find((row) => row[headers.indexOf('Bucket')] === 'All' && row[headers.indexOf('Provider')] === 'All');
    expect(total?.[headers.indexOf('Change of full week')]).toBe(16.75);
  });

  it('writes no cell the second time', () => {
    const book = ledgerBook();
    expect(write(book)).toBe(28 - 3);
    expect(write(book)).toBe(0);
  });

  it('leaves what the user wrote in its place and goes to the right', () => {
    const book = ledgerBook();
    writeWeekly(book, weeks(LINES));
    book.sheet('Weekly').write(6, 6, [['my own']]);
    write(book);
    expect(computed(book, 'Weekly')[5]?.[5]).toBe('my own');
    const right = computed(book, 'Weekly')[4]?.indexOf('Why it moved') ?? -1;
    expect(right).toBeGreaterThan(13);
    expect(block(book, right)[1]).toEqual(['Why it moved', 'Amount', 'Full week', 'Amount']);
    expect(write(book, [...LINES, line('2026-11-10', 'API', 'openai', '1')])).toBe(3);
  });
});
