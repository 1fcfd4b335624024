import { weeklyComparison } from '../../../src/core/compare.js';
import { toNumber } from '../../../src/core/decimal.js';
import { periodsOf } from '../../../src/core/weeks.js';
import { weeklyPairs, writeWeekly } from '../../../src/app/reports/index.js';
import type { LedgerLine } from '../../../src/core/records.js';
import { computed, ledgerBook, line, LINES, periods, providerLabel, TODAY, VENDORS } from './reports.js';
import { textOf } from '../../../src/tabs/row.js';
import type { FakeWorkbook } from '../../fakes/workbook.js';

const write = (book: FakeWorkbook, lines: readonly LedgerLine[] = LINES): number =>
  writeWeekly(book, { today: TODAY, base: 'USD', periods, late: '', providerLabel, pairs: weeklyPairs(lines, '2026-10-01') });
const NOTES = 15;
const keys = (book: FakeWorkbook): string[] => book.grid('Weekly').slice(12).map((row) => [row[0], row[1], row[14]].map((cell) => textOf(cell ?? null)).join('|'));

describe('Weekly', () => {
  it('shows the weeks in cells and every figure as a formula of them', () => {
    const book = ledgerBook();
    write(book);
    expect(computed(book, 'Weekly').slice(5, 10).map((row) => row.slice(0, 3))).toEqual([
      ['Week to date', '2026-11-16', '2026-11-17'],
      ['Same days last week', '2026-11-09', '2026-11-10'],
      ['Last full week', '2026-11-09', '2026-11-15'],
      ['Week before', '2026-11-02', '2026-11-08'],
      ['Same week last month', '2026-10-19', '2026-10-20'],
    ]);
    const row = book.grid('Weekly')[12] ?? [];
    expect(row.slice(3, 14).every((cell) => typeof cell === 'object' && cell !== null && 'formula' in cell)).toBe(true);
  });

  it('adds up each provider, each bucket and all', () => {
    const book = ledgerBook();
    write(book);
    expect(computed(book, 'Weekly').slice(12).map((row) => row.filter((_, at) => at !== 2).slice(0, 13))).toEqual([
      ['API', 'anthropic', '', 0, '', '', 7.25, 8, -0.75, -0.09375, 0, 'incomplete', 1],
      ['API', 'openai', 60, 24.5, 35.5, 1.44898, 24.5, 10, 14.5, 1.45, 7, 'doubled', 0],
      ['API', 'All', 60, 24.5, 35.5, 1.44898, 31.75, 18, 13.75, 0.763889, 7, 'doubled', 1],
      ['Subscriptions', 'Claude', 2, 2, 0, 0, 2, 2, 0, 0, 0, '', 0],
      ['Subscriptions', 'All', 2, 2, 0, 0, 2, 2, 0, 0, 0, '', 0],
      ['Cloud', 'gcp-billing', 0, 0, 0, '', 3, 0, 3, '', 0, 'new', 1],
      ['Cloud', 'All', 0, 0, 0, '', 3, 0, 3, '', 0, 'new', 1],
      ['All', 'All', 62, 26.5, 35.5, 1.339623, 36.75, 20, 16.75, 0.8375, 7, 'doubled', 1 + 1],
      ['All', 'Anthropic', 2, 2, 0, 0, 9.25, 10, -0.75, -0.075, 0, 'incomplete', 1],
    ]);
  });

  it('calls providers by the names people use, and keeps the words of Daily beside them', () => {
    const book = ledgerBook();
    write(book);
    expect(book.grid('Weekly').slice(12).map((row) => [row[1], row[2]])).toEqual([
      ['anthropic', 'Anthropic'], ['openai', 'OpenAI'], ['All', 'API total'], ['Claude', 'Claude'], ['All', 'Subscriptions total'],
      ['gcp-billing', 'Google Cloud'], ['All', 'Cloud total'], ['All', 'Total'], ['Anthropic', 'Anthropic, all buckets'],
    ]);
  });

  it('has a row for a vendor only while it stands in several buckets', () => {
    const book = ledgerBook();
    write(book);
    const alone = LINES.filter((each) => each.provider !== 'Claude');
    write(book, alone);
    expect(keys(book)).not.toContain('All|Anthropic|');
    expect(weeklyPairs(LINES.concat(line('2026-11-12', 'SaaS', 'CLAUDE', '1')), '2026-10-01').filter(({ bucket }) => bucket === 'All').map(({ provider }) => provider)).toEqual(['All', 'Anthropic']);
  });

  it('says the same as the comparison made in code', () => {
    const book = ledgerBook();
    write(book);
    const shown = new Map(computed(book, 'Weekly').slice(12).map((row) => [`${row[0]}|${row[1]}`, row] as const));
    const lines = weeklyComparison(LINES, { today: TODAY, firstWeekday: 1, providerLabel: (id) => id, vendorOf: (id) => VENDORS[id] ?? id, base: 'USD' });
    expect(lines.length).toBe(9);
    for (const each of lines) {
      const row = shown.get(`${each.bucket}|${each.provider}`) ?? [];
      const figures = [each.weekToDate.now, each.weekToDate.before, each.lastWeek.now, each.lastWeek.before].map((figure) => (figure === null ? '' : toNumber(figure)));
      expect([row[3], row[4], row[7], row[8], row[12]]).toEqual([...figures, each.flag]);
    }
  });

  it('says on the first day of a week that there is no full day yet, and compares none', () => {
    const book = ledgerBook();
    const monday = '2026-11-16';
    writeWeekly(book, { today: monday, base: 'USD', periods: periodsOf(monday, 1), late: '', providerLabel, pairs: weeklyPairs(LINES, '2026-10-01') });
    const shown = computed(book, 'Weekly');
    expect(shown.slice(5, 10).map((row) => row.slice(0, 3))).toEqual([
      ['Week to date', '2026-11-16', 'no full day yet'],
      ['Same days last week', '2026-11-09', 'no full day yet'],
      ['Last full week', '2026-11-09', '2026-11-15'],
      ['Week before', '2026-11-02', '2026-11-08'],
      ['Same week last month', '2026-10-19', 'no full day yet'],
    ]);
    expect(shown.slice(12).filter(([bucket]) => bucket === 'All').map((row) => row.slice(1, 14).filter((_, at) => at !== 1))).toEqual([
      ['All', '', '', '', '', 36.75, 20, 16.75, 0.8375, '', 'incomplete', 1],
      ['Anthropic', '', '', '', '', 9.25, 10, -0.75, -0.075, '', '', 0],
    ]);
    const [total] = weeklyComparison(LINES, { today: monday, firstWeekday: 1, providerLabel, base: 'USD' });
    expect(total?.weekToDate).toEqual({ now: null, before: null, change: null, ratio: null });
  });

  it('writes no cell the second time', () => {
    const book = ledgerBook();
    expect(write(book)).toBeGreaterThan(100);
    book.resetCounts();
    expect(write(book)).toBe(0);
    expect(book.writes).toBe(0);
  });

  it('keeps notes with their row when rows come and go', () => {
    const book = ledgerBook();
    write(book);
    book.sheet('Weekly').write(13, NOTES, [['new contract'], [null], [null], ['ask Ben']]);
    const fewer = LINES.filter((each) => each.provider !== 'openai' && each.provider !== 'anthropic').concat(line('2026-11-12', 'API', 'mistral', '1'));
    write(book, fewer);
    expect(keys(book)).toEqual(['API|anthropic|new contract', 'API|mistral|', 'API|All|', 'Subscriptions|Claude|ask Ben', 'Subscriptions|All|', 'Cloud|gcp-billing|', 'Cloud|All|', 'All|All|']);
  });

  it('survives columns the user moved, columns of their own and rows above', () => {
    const book = ledgerBook();
    write(book);
    const sheet = book.sheet('Weekly');
    sheet.insertRows(1, 2);
    sheet.insertColumn(3);
    sheet.write(14, 3, [['Mine'], ['x']]);
    write(book);
    book.resetCounts();
    expect(write(book)).toBe(0);
    expect(book.grid('Weekly')[14]?.[2]).toBe('x');
    expect(computed(book, 'Weekly')[15]?.slice(0, 5)).toEqual(['API', 'openai', '', 'OpenAI', 60]);
  });

  it('is mended by the next run when one dies at any write', () => {
    const more = LINES.concat(line('2026-11-12', 'API', 'mistral', '1'), line('2026-11-12', 'SaaS', 'Notion', '1'));
    const whole = ledgerBook();
    write(whole);
    write(whole, more);
    for (let failAt = 1, died = true; died; failAt += 1) {
      const book = ledgerBook();
      write(book);
      book.resetCounts();
      book.failAt = failAt;
      died = false;
      try {
        write(book, more);
      } catch {
        died = true;
      }
      book.failAt = Number.POSITIVE_INFINITY;
      write(book, more);
      expect(book.grid('Weekly')).toEqual(whole.grid('Weekly'));
    }
  });
});
