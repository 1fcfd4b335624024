import { priceBook, type PriceBook } from '../core/prices/book.js';
import { modelPricesOf, type PriceList } from '../core/prices/list.js';
import type { ModelPrice } from '../core/prices/prices.js';
import type { RunReport } from './api.js';
import type { Ports } from './ports.js';
import { readPrices, readSettings, type Settings } from './register/index.js';
import { appendRun } from './reports/index.js';
import { reportText } from './sync/report.js';

/** What every use case is given: the world, the built-in prices, and what the user chose, read once a run. */
export type App = Readonly<{
  ports: Ports;
  version: string;
  settings: () => Settings;
  /** Built-in prices, without the user's. */
  listPrices: () => readonly ModelPrice[];
  /** Built-in prices and those of the Prices tab; the user's win. */
  book: () => PriceBook;
  recordRun: (run: RunRecord) => void;
  /** The same with nothing remembered, after something in the sheet changed. */
  again: () => App;
}>;

export type RunRecord = Readonly<{ startedAt: number; trigger: string; report: RunReport }>;

export function makeApp(ports: Ports, list: PriceList, version: string): App {
  const listPrices = once(() => modelPricesOf(list));
  return {
    ports,
    version,
    settings: once(() => readSettings(ports.workbook).settings),
    listPrices,
    book: once(() => priceBook(listPrices().concat(readPrices(ports.workbook).prices))),
    recordRun: (run) => { record(ports, run); },
    again: () => makeApp(ports, list, version),
  };
}

function record(ports: Ports, run: RunRecord): void {
  const text = reportText(run.report);
  const at = new Date(run.startedAt).toISOString();
  const seconds = Math.round((ports.clock.now() - run.startedAt) / 1_000);
  ports.state.write('lastRun', { at, exit: run.report.exit, text });
  appendRun(ports.workbook, { startedAt: at, trigger: run.trigger, seconds, text, report: run.report });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    if (made === null) made = { value: make() };
    return made.value;
  };
}
