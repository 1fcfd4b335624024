import { makeApp, type App } from '../../../src/app/app.js';
import type { Ports } from '../../../src/app/ports.js';
import { importFile, type GivenFile } from '../../../src/app/import/index.js';
import type { ImportOutcome } from '../../../src/app/api.js';
import { isDayCell, type Cell } from '../../../src/tabs/cell.js';
import { textOf } from '../../../src/tabs/row.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

export type Desk = Readonly<{ app: App; book: FakeWorkbook; state: Map<string, unknown>; scratch: Map<string, string>; give: (file: Partial<GivenFile> & { text: string }) => ImportOutcome }>;

/** An app on a workbook in memory at noon of 20 November 2026. */
export function desk(): Desk {
  const book = fakeWorkbook();
  const state = new Map<string, unknown>();
  const scratch = new Map<string, string>();
  const now = Date.UTC(2026, 10, 20, 12);
  const ports = {
    workbook: book,
    clock: { now: () => now, local: () => ({ day: '2026-11-20', hour: 12, minute: 0 }), sleep: () => undefined },
    state: { read: (key: string) => state.get(key) ?? null, write: (key: string, value: unknown) => void state.set(key, JSON.parse(JSON.stringify(value))) },
    scratch: {
      read: (keys: readonly string[]) => Object.fromEntries(keys.filter((key) => scratch.has(key)).map((key) => [key, scratch.get(key)])),
      write: (texts: Record<string, string>) => { Object.entries(texts).forEach(([key, text]) => scratch.set(key, text)); },
      remove: (keys: readonly string[]) => { keys.forEach((key) => scratch.delete(key)); },
    },
    secrets: { read: () => ({}), write: () => undefined },
    lock: { tryAcquire: () => true, release: () => undefined },
    host: { userEmail: () => 'ana@company.example' },
    triggers: { count: () => 0 },
    mail: { remainingToday: () => 100 },
  } as unknown as Ports;
  const app = makeApp(ports, { version: 'test', date: '2026-11-01', providers: [] }, '0.0.0');
  return { app, book, state, scratch, give: (file) => importFile(app.again(), { kind: 'auto', name: '', file: 'export.csv', ...file }) };
}

/** Rows of a tab by header, blank cells left out. */
export function rowsOf(book: FakeWorkbook, tab: string): Record<string, Cell>[] {
  if (book.find(tab) === null) return [];
  const [headers = [], ...rows] = book.grid(tab);
  return rows.map((cells) => Object.fromEntries(headers.map((header, index) => [textOf(header), plain(cells[index] ?? null)] as const).filter(([, cell]) => cell !== null)));
}

function plain(cell: Cell): Cell {
  return cell !== null && isDayCell(cell) ? cell.day : cell;
}

type Cells = (Cell | undefined)[];

/** Some columns of the rows of a tab; rows of one day have no order of their own, so they are sorted. */
export function columns(book: FakeWorkbook, tab: string, headers: readonly string[]): Cells[] {
  return sorted(rowsOf(book, tab).map((row) => headers.map((header) => row[header])));
}

export function sorted(rows: readonly Cells[]): Cells[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
