import * as v from 'valibot';
import { daysBetween, isWithin, type Day } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import type { Call, Page, Step } from '../provider.js';
import { lostCursor, withQuery } from '../kit/cursor.js';
import { list, text, yesNo } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';
import { limitOf } from './settings.js';
import { transactionOf, type Transaction } from './transaction.js';
import { told, type Loose } from './told.js';

const fields = v.record(v.string(), v.unknown(), 'an object');
const LISTS = ['transactions', 'data', 'items', 'results'];
/** A window no longer than this is one that is read again; longer ones are first fetches. */
const READ_AGAIN_DAYS = 31;

/** One call brings the latest transactions of all time: the API takes no days. */
export const TRANSACTION_WINDOW = { maxDays: 3_660, restatesDays: 2 };

export function transactionsCall({ connection }: Step): Call {
  return { path: '/api/billing/transactions', query: [['limit', limitOf(connection)]] };
}

export type TransactionPage = Readonly<{ transactions: readonly Transaction[]; calls: readonly Call[]; notes: readonly string[] }>;

/**
 * The transactions of a page that lie in the step's period.
 *
 * Quirks: neither the list's name nor paging is documented. A cursor or offset
 * is followed where the answer has one. Without one a full page may be cut:
 * days before its oldest are then not known. A first fetch notes it; days read
 * again fail instead, for what is there would be replaced by less.
 */
export function readTransactions(page: Page, step: Step): TransactionPage {
  const { items, path, holder } = itemsOf(page);
  const all = items.map((item, index) => transactionOf(item, page, `${path}[${index}]`));
  const calls = nextCalls(page, holder);
  const notes = calls.length === 0 && items.length >= Number(limitOf(step.connection)) ? [cutNote(oldestOf(all), page, step)] : [];
  return { transactions: all.filter(({ day }) => isWithin(day, step.period)), calls, notes: notes.filter((note) => note !== '') };
}

function itemsOf(page: Page): Readonly<{ items: readonly Loose[]; path: string; holder: Loose }> {
  if (Array.isArray(page.body)) return { items: readAt(list(fields), page.body, page, ''), path: '', holder: {} };
  const body = readJson(fields, page);
  const name = LISTS.find((one) => body[one] !== undefined && body[one] !== null);
  if (name === undefined) throw shapeFault(page, '', `Expected a list under ${LISTS.join(', ')}; found ${Object.keys(body).join(', ') || 'no fields'}.`);
  const inner = body[name];
  if (Array.isArray(inner)) return { items: readAt(list(fields), inner, page, name), path: name, holder: body };
  const data = readAt(fields, inner, page, name);
  const below = LISTS.find((one) => Array.isArray(data[one]));
  if (below === undefined) throw shapeFault(page, name, `Expected a list under ${LISTS.join(', ')}; found ${Object.keys(data).join(', ') || 'no fields'}.`);
  return { items: readAt(list(fields), data[below], page, `${name}.${below}`), path: `${name}.${below}`, holder: data };
}

function nextCalls(page: Page, holder: Loose): readonly Call[] {
  const hasMore = told(holder, ['has_more'], yesNo, page, '');
  if (hasMore === false) return [];
  const cursor = told(holder, ['next_cursor', 'cursor'], text, page, '') ?? '';
  if (cursor !== '') return [withQuery(page.call, 'cursor', cursor)];
  const offset = told(holder, ['next_offset'], v.number('a number'), page, '');
  if (offset !== null) return [withQuery(page.call, 'offset', String(offset))];
  if (hasMore === true) throw lostCursor(page);
  return [];
}

function cutNote(oldest: Day, page: Page, { period, connection }: Step): string {
  if (oldest < period.start) return '';
  const count = limitOf(connection);
  if (daysBetween(period.start, period.end) <= READ_AGAIN_DAYS) {
    throw new Fault('config', `The latest ${count} transactions reach back only to ${oldest}, and days before it would be told in part.`, page.where, 'Raise “Transactions per request” in the connection, or sync more often. Nothing of these days was changed.');
  }
  return `Only the latest ${count} transactions came: those of ${oldest} and before may be missing. Raise “Transactions per request” in the connection.`;
}

function oldestOf(all: readonly Transaction[]): Day {
  return all.reduce((oldest, { day }) => (day < oldest ? day : oldest), all[0]?.day ?? '');
}
