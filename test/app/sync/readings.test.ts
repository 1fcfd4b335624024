import { commitSteps, type Desk } from '../../../src/app/sync/commit.js';
import { stepRun } from '../../../src/app/engine/step-run.js';
import type { Ports } from '../../../src/app/ports.js';
import { addDays, type Day } from '../../../src/core/days.js';
import { money } from '../../../src/core/money.js';
import type { Feed, Provider } from '../../../src/providers/provider.js';
import { credits } from '../../../src/tabs/credits.js';
import { readTable } from '../../../src/app/table/index.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

/** A provider whose balance is told as it is now. */
const balance: Feed<'balance'> = { id: 'balance', label: 'Balance', kind: 'balance', window: null, start: () => [], read: () => ({ rows: [] }) };
const acme = { id: 'acme', label: 'Acme', feeds: [balance] } as unknown as Provider;

function sync(book: FakeWorkbook, today: Day, left: string): number {
  const connection = { provider: 'acme', name: 'Acme', baseUrl: '', credentials: {}, settings: {} };
  const run = stepRun(acme, balance, { connection, period: { start: today, end: addDays(today, 1) }, today, now: 0 });
  run.rows.push({ day: today, movement: 'balance', amount: money(left, 'USD'), expires: null, note: '' });
  const desk = { ports: { workbook: book } as unknown as Ports, names: { learn: () => false } } as unknown as Desk;
  const before = book.cellsWritten();
  commitSteps([run], desk);
  expect(run.fault).toBeNull();
  return book.cellsWritten() - before;
}

const shown = (book: FakeWorkbook): string[] => readTable(book, credits).map((row) => `${row.day} ${row.amount.amount / BigInt(1e18)}`);

describe('readings of a balance', () => {
  it('stay when a later day brings another, so that what was drawn can be seen', () => {
    const book = fakeWorkbook();
    sync(book, '2026-11-15', '50');
    sync(book, '2026-11-16', '44');
    expect(shown(book)).toEqual(['2026-11-15 50', '2026-11-16 44']);
  });

  it('are one a day, the last', () => {
    const book = fakeWorkbook();
    sync(book, '2026-11-16', '44');
    sync(book, '2026-11-16', '41');
    expect(shown(book)).toEqual(['2026-11-16 41']);
  });

  it('change no cell when nothing moved', () => {
    const book = fakeWorkbook();
    sync(book, '2026-11-16', '44');
    expect(sync(book, '2026-11-16', '44')).toBe(0);
  });
});
