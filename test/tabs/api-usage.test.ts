import { mergeTable, readTable } from '../../src/app/table/index.js';
import { money } from '../../src/core/money.js';
import type { PricedUsage } from '../../src/core/records.js';
import { apiUsage } from '../../src/tabs/api-usage.js';
import { fakeWorkbook, type FakeWorkbook } from '../fakes/workbook.js';

const row: PricedUsage = {
  provider: 'aicredits', connection: 'AICredits', feed: 'usage', day: '2026-11-02', subAccount: '', key: '', user: '', model: 'gpt-5-mini', tier: '', variant: '', unit: '',
  requests: 3, inputTokens: 1_000, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: 200, quantity: null,
  listCost: money('0.12', 'USD'), allocatedCost: money('10.55', 'INR'), basis: 'billed', price: '',
};
const write = (): FakeWorkbook => {
  const book = fakeWorkbook();
  mergeTable(book, apiUsage, [row], { period: null, owns: () => true });
  return book;
};

it('shows a list cost in dollars beside a bill in rupees, each with its currency', () => {
  const book = write();
  const [headers = [], cells = []] = book.grid('API usage');
  const cell = (header: string): unknown => cells[headers.indexOf(header)];
  expect(['List cost', 'List currency', 'Allocated cost', 'Currency'].map(cell)).toEqual([0.12, 'USD', 10.55, 'INR']);
  expect(readTable(book, apiUsage, null)).toMatchObject([{ listCost: money('0.12', 'USD'), allocatedCost: money('10.55', 'INR') }]);
});

it('reads a row from before the column by the currency it had', () => {
  const book = write();
  const [headers = [], cells = []] = book.grid('API usage');
  const at = headers.indexOf('List currency');
  book.put('API usage', [headers, cells.map((cell, index) => (index === at ? null : cell))]);
  expect(readTable(book, apiUsage, null)[0]?.listCost).toEqual(money('0.12', 'INR'));
});
