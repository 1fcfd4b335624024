import { mergeTable } from '../src/app/table/index.js';
import { allocate } from '../src/core/allocation/allocate.js';
import { addDays, daysOf } from '../src/core/days.js';
import { ledgerOf } from '../src/core/ledger/ledger.js';
import { priceBook } from '../src/core/prices/book.js';
import { modelPricesOf } from '../src/core/prices/list.js';
import { apiCosts } from '../src/tabs/api-costs.js';
import { slimPriceList } from '../local/build/price-list.js';
import { spreadsheetStoreFromJSON } from '../local/standin/spreadsheet/index.js';
import { fakeWorkbook } from '../test/fakes/workbook.js';
import { script } from '../test/local/spreadsheet/script.js';
import { costRows, usageRows } from './rows.js';

const TODAY = '2026-11-16';
const YEAR = { start: addDays(TODAY, -364), end: addDays(TODAY, 1) };
const TAIL = { start: addDays(TODAY, -2), end: addDays(TODAY, 1) };

/**
 * What a refresh costs as the workbook grows, and how many rows a second the
 * domain computes. Each line is the median of five runs.
 */
export function benchCommand(): number {
  console.log('Refreshing the last three days of API costs, by rows already there');
  for (const perDay of [10, 100, 300]) tail(perDay);
  console.log('\nA year of usage and cost');
  for (const perDay of [10, 100]) year(perDay);
  console.log('\nThe stand-in of the spreadsheet, 50,000 rows of 20 columns');
  standin();
  return 0;
}

/** The cost of a refresh must follow the three days, not the history above them. */
function tail(perDay: number): void {
  const book = fakeWorkbook();
  mergeTable(book, apiCosts, costRows(YEAR, perDay), { period: YEAR, owns: () => true });
  const fresh = costRows(TAIL, perDay, 1.01);
  const results = times(5, () => {
    book.resetCounts();
    mergeTable(book, apiCosts, fresh, { period: TAIL, owns: () => true });
    return [...book.calls.values()].reduce((sum, count) => sum + count, 0);
  });
  report(`${perDay * 365} rows`, results.ms, `${results.value} sheet calls`);
}

function year(perDay: number): void {
  const usage = usageRows(YEAR, perDay);
  const costs = costRows(YEAR, Math.max(1, perDay / 10));
  const book = priceBook(modelPricesOf(slimPriceList()));
  const split = times(5, () => allocate({ costs, usage, book }).usage);
  report(`allocate ${usage.length} usage rows`, split.ms, perSecond(usage.length, split.ms));
  const ledger = times(5, () => ledgerOf({ costs, usage: split.value, cloud: [], subscriptions: [], period: YEAR, base: 'USD', bucketOf: () => 'API' }).lines.length);
  report(`ledger of ${usage.length + costs.length} rows`, ledger.ms, `${perSecond(usage.length + costs.length, ledger.ms)}, ${ledger.value} lines, ${daysOf(YEAR).length} days`);
}

/** What the tests and the workbench wait for when a workbook is large. */
function standin(): void {
  const filled = times(5, () => {
    const sheet = script();
    sheet.run("sheet.insertRowsAfter(1000, 49000); sheet.getRange(1, 1, 50000, 20).setValues(Array.from({ length: 50000 }, (_, r) => Array.from({ length: 20 }, (_, c) => c % 3 ? r * c : 'gpt-model-' + (r % 50))))");
    return sheet;
  });
  const { run, store } = filled.value;
  report('write', filled.ms, '1,000,000 cells');
  report('read', times(5, () => run('return sheet.getRange(1, 1, 50000, 20).getValues().length')).ms, '');
  const saved = times(5, () => JSON.stringify(store));
  report('save', saved.ms, `${(saved.value.length / 1_000_000).toFixed(1)} MB`);
  report('load', times(5, () => spreadsheetStoreFromJSON(JSON.parse(saved.value))).ms, '');
}

function times<T>(count: number, work: () => T): { ms: number; value: T } {
  const runs = Array.from({ length: count }, () => {
    const start = performance.now();
    const value = work();
    return { ms: performance.now() - start, value };
  }).sort((a, b) => a.ms - b.ms);
  const median = runs[Math.floor(count / 2)];
  if (median === undefined) throw new Error('Nothing was run.');
  return median;
}

function perSecond(rows: number, ms: number): string {
  return `${Math.round(rows / (ms / 1_000)).toLocaleString('en')} rows/s`;
}

function report(what: string, ms: number, more: string): void {
  console.log(`  ${what.padEnd(32)} ${ms.toFixed(1).padStart(9)} ms   ${more}`);
}
