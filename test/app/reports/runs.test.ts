import type { FeedReport, RunReport } from '../../../src/app/api.js';
import { appendRun } from '../../../src/app/reports/index.js';
import { addDays } from '../../../src/core/days.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

const feed = (state: FeedReport['state']): FeedReport => ({ provider: 'acme', connection: 'Acme', feed: 'costs', state, requests: 3, pages: 3, rows: 9, added: 2, changed: 1, removed: 4, findings: [], error: null });
const report: RunReport = { exit: 'partial', busy: false, feeds: [feed('ok'), feed('failed')], findings: [], cellsWritten: 77, mailsSent: 0 };
const append = (book: FakeWorkbook, startedAt: string): void => { appendRun(book, { startedAt, trigger: 'schedule', seconds: 12, text: 'Acme: refused.', report }); };

describe('the run history', () => {
  it('adds a run at the end with its sums', () => {
    const book = fakeWorkbook();
    append(book, '2026-11-18T08:00:00.000Z');
    append(book, '2026-11-18T09:00:00.000Z');
    expect(book.grid('Runs').slice(1)).toEqual([
      ['2026-11-18T08:00:00.000Z', 'schedule', 12, 'partial', 1, 1, 4, 2, 8, 77, 6, 'Acme: refused.'],
      ['2026-11-18T09:00:00.000Z', 'schedule', 12, 'partial', 1, 1, 4, 2, 8, 77, 6, 'Acme: refused.'],
    ]);
  });

  it('keeps the last 500', () => {
    const book = fakeWorkbook();
    append(book, '2026-11-18T08:00:00.000Z');
    const [header, first] = book.grid('Runs');
    book.put('Runs', [header ?? [], ...Array.from({ length: 500 }, (_, index) => [`${addDays('2025-01-01', index)}T08:00:00.000Z`, ...(first ?? []).slice(1)])]);
    append(book, '2026-11-18T09:00:00.000Z');
    const kept = book.grid('Runs').slice(1);
    expect(kept).toHaveLength(500);
    expect([kept[0]?.[0], kept[499]?.[0]]).toEqual(['2025-01-02T08:00:00.000Z', '2026-11-18T09:00:00.000Z']);
  });
});
