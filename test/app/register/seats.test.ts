import { readSubscriptions, tidySubscriptions } from '../../../src/app/register/index.js';
import { mergeTable } from '../../../src/app/table/index.js';
import { money } from '../../../src/core/money.js';
import type { CostRow, SeatRow } from '../../../src/core/records.js';
import { apiCosts } from '../../../src/tabs/api-costs.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { seats as seatsTab } from '../../../src/tabs/seats.js';
import { subscriptions as tab } from '../../../src/tabs/subscriptions.js';
import { costOf } from '../../core/samples.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

const HEADERS = tab.columns.map((column) => column.header);
const plan = { Provider: 'Cursor', Plan: 'Teams', Kind: 'seat plan', Seats: 9, Price: 40, Cycle: 'monthly', Currency: 'USD' };
const seat = (user: string, fields: Partial<SeatRow> = {}): SeatRow => ({ provider: 'cursor', connection: 'Cursor', feed: 'seats', user, plan: '', state: 'active', lastActive: '2026-11-15', includedUse: null, overage: null, ...fields });

function workbookWith(rows: readonly Readonly<Record<string, Cell>>[], seats: readonly SeatRow[], costs: readonly CostRow[] = []): FakeWorkbook {
  const book = fakeWorkbook();
  book.put('Subscriptions', [HEADERS, ...rows.map((row) => HEADERS.map((header) => row[header] ?? null))]);
  mergeTable(book, seatsTab, seats, { period: null, owns: () => true });
  mergeTable(book, apiCosts, costs, { period: null, owns: () => true });
  return book;
}

function tidy(book: FakeWorkbook): number {
  const { subscriptions, problems } = readSubscriptions(book);
  return tidySubscriptions(book, problems, { subscriptions, today: '2026-11-16' });
}

function shown(book: FakeWorkbook, row: number): Cell[] {
  return ['Seats counted', 'Idle seats', 'Overage'].map((header) => book.grid('Subscriptions')[row - 1]?.[HEADERS.indexOf(header)] ?? null);
}

it('counts the seats a connection reports on the row of their plan, and writes nothing the second time', () => {
  const book = workbookWith([plan, { ...plan, Provider: 'Midjourney' }], [seat('ana', { overage: money('24.505', 'USD') }), seat('ben', { lastActive: '2026-09-01' }), seat('dan', { state: 'removed', lastActive: null })]);
  tidy(book);
  expect([shown(book, 2), shown(book, 3)]).toEqual([[2, 1, 24.505], [null, null, null]]);
  book.resetCounts();
  expect(tidy(book)).toBe(0);
  expect(book.writes).toBe(0);
});

it('shows overage in another currency than the plan’s with its currency', () => {
  const book = workbookWith([{ ...plan, Currency: 'EUR' }], [seat('ana', { overage: money('1234.5', 'USD') })]);
  tidy(book);
  expect(shown(book, 2)).toEqual([1, 0, '1,234.50 USD']);
});

it('takes the overage from this month’s bill where there is one', () => {
  const book = workbookWith([plan], [seat('ana')], [costOf('3.25', { provider: 'cursor', day: '2026-11-03' }), costOf('99', { provider: 'cursor', day: '2026-10-31' })]);
  tidy(book);
  expect(shown(book, 2)).toEqual([1, 0, 3.25]);
});

it('clears the counts once nobody reports the seats any more', () => {
  const book = workbookWith([plan], [seat('ana')]);
  tidy(book);
  mergeTable(book, seatsTab, [], { period: null, owns: () => true });
  tidy(book);
  expect(shown(book, 2)).toEqual([null, null, null]);
});

it('adds the columns at the right of a register made before them, and keeps the user’s', () => {
  const old = HEADERS.slice(0, HEADERS.indexOf('Seats counted')).concat('My note');
  const book = workbookWith([], [seat('ana')]);
  book.put('Subscriptions', [old, old.map((header) => (header === 'My note' ? 'mine' : (plan as Readonly<Record<string, Cell>>)[header] ?? null))]);
  tidy(book);
  const [headers = [], row = []] = book.grid('Subscriptions');
  expect(headers.slice(-6)).toEqual(['My note', 'Seats counted', 'Idle seats', 'Overage', 'Base price', 'Minimum seats']);
  expect(row.slice(HEADERS.indexOf('Seats counted'))).toEqual(['mine', 1, 0]);
});
