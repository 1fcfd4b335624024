import { commitSteps, type Desk } from '../../../src/app/sync/commit.js';
import { stepRun } from '../../../src/app/engine/step-run.js';
import type { Ports } from '../../../src/app/ports.js';
import { readTable } from '../../../src/app/table/index.js';
import { addDays, type Day } from '../../../src/core/days.js';
import type { Feed, Provider } from '../../../src/providers/provider.js';
import { apiLog } from '../../../src/tabs/api-log.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

/** A gateway that keeps calls for 90 days, read a day at a time. */
const calls: Feed<'request'> = { id: 'calls', label: 'Calls', kind: 'request', window: { maxDays: 1, restatesDays: 1, keepsDays: 90 }, start: () => [], read: () => ({ rows: [] }) };
const acme = { id: 'acme', label: 'Acme', feeds: [calls] } as unknown as Provider;
const TODAY: Day = '2026-11-16';

function sync(book: FakeWorkbook, day: Day, keepDays: string, name = 'Acme', today = TODAY): Readonly<{ removed: number; notes: readonly string[] }> {
  const connection = { provider: 'acme', name, baseUrl: '', credentials: {}, settings: { keepDays } };
  const run = stepRun(acme, calls, { connection, period: { start: day, end: addDays(day, 1) }, today, now: 0 });
  run.rows.push({
    timestamp: `${day}T10:00:00.000Z`, source: 'acme', requestId: `r ${day}`, servedBy: 'openai', model: 'm', inputTokens: 1, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: 1,
    latencyMs: null, status: 'ok', user: '', team: '', project: '', feature: '', key: '', cost: null, basis: 'missing',
  } as never);
  const desk = { ports: { workbook: book } as unknown as Ports, names: { learn: () => false } } as unknown as Desk;
  const { merges } = commitSteps([run], desk);
  expect(run.fault).toBeNull();
  return { removed: merges.get(run)?.removed ?? 0, notes: run.notes };
}

const days = (book: FakeWorkbook): string[] => readTable(book, apiLog).map((row) => `${row.connection} ${row.timestamp.slice(5, 10)}`);

it('takes calls out of the log once they are older than the connection keeps, and says so', () => {
  const book = fakeWorkbook();
  ['2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15'].forEach((day) => sync(book, day, '3'));
  expect(sync(book, TODAY, '3')).toEqual({ removed: 2, notes: ['2 calls from before 2026-11-14 left the API log; “Days of calls to keep” is 3.'] });
  expect(days(book)).toEqual(['Acme 11-14', 'Acme 11-15', 'Acme 11-16']);
});

it('leaves the calls of other connections alone', () => {
  const book = fakeWorkbook();
  sync(book, '2026-11-10', '30', 'Beta');
  expect(sync(book, TODAY, '3')).toEqual({ removed: 0, notes: [] });
  expect(days(book)).toEqual(['Beta 11-10', 'Acme 11-16']);
});

it('takes nothing out while history is filled in', () => {
  const book = fakeWorkbook();
  sync(book, '2026-11-10', '3');
  expect(sync(book, '2026-11-14', '3').removed).toBe(0);
  expect(days(book)).toEqual(['Acme 11-10', 'Acme 11-14']);
});
