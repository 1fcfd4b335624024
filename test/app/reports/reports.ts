import { SpreadsheetStore } from '../../../local/standin/spreadsheet/store.js';
import type { Reading } from '../../../src/app/reports/index.js';
import { decimal } from '../../../src/core/decimal.js';
import { money } from '../../../src/core/money.js';
import type { Bucket, LedgerLine } from '../../../src/core/records.js';
import { periodsOf } from '../../../src/core/weeks.js';
import { mergeTable } from '../../../src/app/table/index.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { daily } from '../../../src/tabs/daily.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

/** A Wednesday. */
export const TODAY = '2026-11-18';
export const periods = periodsOf(TODAY, 1);

/** Whom a provider belongs to; Claude stands on the register and Anthropic's API bills too. */
export const VENDORS: Readonly<Record<string, string>> = { 'openai': 'OpenAI', 'anthropic': 'Anthropic', 'Claude': 'Anthropic', 'gcp-billing': 'Google' };

const LABELS: Readonly<Record<string, string>> = { 'openai': 'OpenAI', 'anthropic': 'Anthropic', 'gcp-billing': 'Google Cloud' };
export const providerLabel = (id: string): string => LABELS[id] ?? id;

export function line(day: string, bucket: Bucket, provider: string, cost: string | null, currency = 'USD'): LedgerLine {
  return {
    day,
    bucket,
    provider,
    vendor: VENDORS[provider] ?? provider,
    connection: '',
    service: 'model',
    subAccount: '',
    costCenter: '',
    team: '',
    feature: '',
    customer: '',
    billedCost: cost === null ? null : decimal(cost),
    effectiveCost: cost === null ? null : decimal(cost),
    currency,
    basis: cost === null ? 'missing' : 'billed',
    requests: null,
    inputTokens: null,
    cacheReadTokens: null,
    cacheWriteTokens: null,
    outputTokens: null,
  };
}

/** Two weeks and a bit: a doubled provider, a new one, one without a price, one in another currency. */
export const LINES: readonly LedgerLine[] = [
  line('2026-10-20', 'API', 'openai', '7'),
  line('2026-11-03', 'API', 'openai', '10'),
  line('2026-11-09', 'API', 'openai', '20'),
  line('2026-11-10', 'API', 'openai', '4.5'),
  line('2026-11-16', 'API', 'openai', '60'),
  line('2026-11-18', 'API', 'openai', '1000'),
  line('2026-11-04', 'API', 'anthropic', '8'),
  line('2026-11-12', 'API', 'anthropic', '7.25'),
  line('2026-11-17', 'API', 'anthropic', null),
  line('2026-11-11', 'Cloud', 'gcp-billing', '3'),
  line('2026-11-12', 'Cloud', 'gcp-billing', '99', 'INR'),
  line('2026-11-17', 'Subscriptions', 'Claude', '2'),
  line('2026-11-10', 'Subscriptions', 'Claude', '2'),
  line('2026-11-03', 'Subscriptions', 'Claude', '2'),
];

export function ledgerBook(lines: readonly LedgerLine[] = LINES): FakeWorkbook {
  const book = fakeWorkbook();
  mergeTable(book, daily, lines, { period: null, owns: () => true });
  book.resetCounts();
  return book;
}

/** Prepaid money: one that is burnt, one in two currencies of which one has no rate, one nobody spends from. */
export const BALANCES: readonly Reading[] = [
  { connection: 'Router', amount: money('140', 'USD'), inBase: decimal('140'), day: '2026-11-17' },
  { connection: 'Deep', amount: money('50', 'CNY'), inBase: null, day: '2026-11-17' },
  { connection: 'Deep', amount: money('5', 'USD'), inBase: decimal('5'), day: '2026-11-17' },
  { connection: 'Idle', amount: money('9', 'USD'), inBase: decimal('9'), day: '2026-11-01' },
];

/** The workbook in the stand-in of the spreadsheet service, as if typed there. */
export function storeOf(book: FakeWorkbook): SpreadsheetStore {
  const store = new SpreadsheetStore({ id: 'book', name: 'Book', url: 'https://docs.google.com/spreadsheets/d/book/edit', timeZone: 'Etc/UTC' });
  for (const sheet of book.sheets) store.paste(sheet.name, 1, 1, book.grid(sheet.name).map((row) => row.map(typed)));
  return store;
}

/** A tab with its formulas computed by the engine of the stand-in, as plain texts and numbers. */
export function computed(book: FakeWorkbook, tab: string): (string | number)[][] {
  return storeOf(book).evaluated(tab).map((row) => row.map(plain));
}

function typed(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  return 'day' in cell ? cell.day : cell.formula;
}

function plain(cell: unknown): string | number {
  if (typeof cell === 'number') return Math.round(cell * 1e6) / 1e6;
  if (typeof cell === 'string') return cell;
  return typeof cell === 'object' && cell !== null ? String(Object.values(cell)[0]) : '';
}
