import { fillSeatSavings, readSubscriptions } from '../../../src/app/register/index.js';
import { mergeTable } from '../../../src/app/table/index.js';
import type { SeatRow } from '../../../src/core/records.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { seats as tab } from '../../../src/tabs/seats.js';
import { subscriptions } from '../../../src/tabs/subscriptions.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

const PLANS = subscriptions.columns.map((column) => column.header);
const plan = { Provider: 'Cursor', Plan: 'Teams', Kind: 'seat plan', Seats: 3, Price: 384, Cycle: 'annual', Currency: 'EUR' };
const seat = (user: string, lastActive: string | null): SeatRow => ({ provider: 'cursor', connection: 'Cursor', feed: 'seats', user, plan: '', state: 'active', lastActive, includedUse: null, overage: null });
const scope = { period: null, owns: (): boolean => true };

function workbookWith(...seats: readonly SeatRow[]): FakeWorkbook {
  const book = fakeWorkbook();
  book.put('Subscriptions', [PLANS, PLANS.map((header) => (plan as Readonly<Record<string, Cell>>)[header] ?? null)]);
  mergeTable(book, tab, seats, scope);
  return book;
}

const fill = (book: FakeWorkbook): number => fillSeatSavings(book, { subscriptions: readSubscriptions(book).subscriptions, today: '2026-11-16' });

function shown(book: FakeWorkbook): Record<string, readonly Cell[]> {
  const [headers = [], ...rows] = book.grid('Seats');
  const at = (row: readonly Cell[], header: string): Cell => row[headers.indexOf(header)] ?? null;
  return Object.fromEntries(rows.map((row) => [at(row, 'User') as string, ['Saving per month', 'Saving currency', 'Subscription'].map((header) => at(row, header))]));
}

it('shows what each idle seat costs a month and by which plan, and writes nothing the second time', () => {
  const book = workbookWith(seat('ana', '2026-11-15'), seat('ben', '2026-09-01'), seat('cem', null));
  expect(fill(book)).toBe(6);
  expect(shown(book)).toEqual({ ana: [null, null, null], ben: [32, 'EUR', 'Cursor Teams'], cem: [32, 'EUR', 'Cursor Teams'] });
  expect(fill(book)).toBe(0);
});

it('takes the saving away once the seat is in use again', () => {
  const book = workbookWith(seat('ana', '2026-11-15'), seat('ben', '2026-09-01'));
  fill(book);
  mergeTable(book, tab, [seat('ana', '2026-11-15'), seat('ben', '2026-11-16')], scope);
  fill(book);
  expect(shown(book)['ben']).toEqual([null, null, null]);
});

it('says nothing of seats without a plan in the register, or without anybody’s activity', () => {
  const book = workbookWith(seat('ana', null), { ...seat('dev', '2026-01-01'), provider: 'windsurf', connection: 'Windsurf' });
  expect(fill(book)).toBe(0);
});
