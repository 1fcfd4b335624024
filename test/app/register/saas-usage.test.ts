import { decimal } from '../../../src/core/decimal.js';
import { readSaasUsage, tidySaasUsage } from '../../../src/app/register/index.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { saasUsage as tab } from '../../../src/tabs/saas-usage.js';
import { planOf } from '../../core/samples.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';
import { computed } from '../reports/reports.js';

const HEADERS = tab.columns.map((column) => column.header);
const fin = planOf({ provider: 'Intercom Fin', plan: 'Per resolution', kind: 'usage-based SaaS', price: '0', currency: 'EUR' });
const good = { Month: '2026-10', Provider: 'Intercom Fin', Plan: 'Per resolution', Amount: 891 };

function book(...rows: Readonly<Record<string, Cell>>[]): FakeWorkbook {
  const made = fakeWorkbook();
  made.put('SaaS usage', [HEADERS, ...rows.map((row) => HEADERS.map((header) => row[header] ?? null))]);
  return made;
}

describe('the SaaS usage tab', () => {
  it('reads a month as typed or as the date the sheet makes of it, with the currency of the plan', () => {
    const { uses, problems } = readSaasUsage(book(good, { ...good, Month: { day: '2026-09-01' }, Currency: 'usd', Quantity: 900, 'AI share': '40%', 'Invoice date': { day: '2026-10-03' }, Included: 5 }), [fin]);
    expect(problems).toEqual([]);
    expect(uses).toEqual([
      { row: 2, month: '2026-10-01', provider: 'Intercom Fin', plan: 'Per resolution', amount: decimal('891'), currency: 'EUR', quantity: null, unitPrice: null, included: decimal('0'), aiShare: decimal('1'), invoiceDate: null, costCenter: '' },
      { row: 3, month: '2026-09-01', provider: 'Intercom Fin', plan: 'Per resolution', amount: decimal('891'), currency: 'USD', quantity: decimal('900'), unitPrice: null, included: decimal('5'), aiShare: decimal('0.4'), invoiceDate: '2026-10-03', costCenter: '' },
    ]);
  });

  it.each<[string, Readonly<Record<string, Cell>>, string]>([
    ['Month', { Month: 'soon' }, 'This is not a month.'],
    ['Provider', { Provider: null, Currency: 'USD' }, 'The provider is blank.'],
    ['Amount', { Amount: '$20' }, 'This is not a number.'],
    ['Amount', { Amount: null }, 'Nothing tells what the month cost.'],
    ['Unit price', { Amount: null, Quantity: 12 }, 'Nothing tells what the month cost.'],
    ['Quantity', { Quantity: -1 }, 'This number is negative.'],
    ['Currency', { Provider: 'Acme' }, 'The currency is blank, and no row of the Subscriptions tab tells it.'],
    ['Currency', { Currency: 'EURO' }, 'This is not a currency code.'],
    ['AI share', { 'AI share': 40 }, 'The AI share is not between 0 % and 100 %.'],
    ['Invoice date', { 'Invoice date': 'later' }, 'This is not a date.'],
  ])('leaves out a row with a bad %s (%j) and says why', (header, cells, what) => {
    const { uses, problems } = readSaasUsage(book({ ...good, ...cells }, { ...good, Month: '2026-09' }), [fin]);
    expect(problems.map((problem) => [problem.row, problem.header, problem.what])).toEqual([[2, header, what]]);
    expect(uses.map(({ row }) => row)).toEqual([3]);
  });

  it('counts a month of a plan once', () => {
    const { uses, problems } = readSaasUsage(book(good, { ...good, Plan: 'per RESOLUTION', Month: { day: '2026-10-31' } }), [fin]);
    expect([uses.length, problems[0]?.row, problems[0]?.header]).toEqual([1, 3, 'Month']);
  });

  it('shows the cost and its basis by formulas, and writes nothing the second time', () => {
    const made = book(good, { ...good, Amount: null, Quantity: 1250, 'Unit price': 0.01, Included: 1000 }, { ...good, Amount: null, Quantity: 'many', 'Unit price': 1 }, { ...good, Amount: null });
    tidySaasUsage(made, [fin], readSaasUsage(made, [fin]).problems);
    expect(computed(made, 'SaaS usage').slice(1).map((row) => row.slice(13, 15))).toEqual([[891, 'billed'], [2.5, 'estimated'], ['', ''], ['', '']]);
    made.resetCounts();
    expect(tidySaasUsage(made, [fin], readSaasUsage(made, [fin]).problems)).toBe(0);
    expect(made.writes).toBe(0);
  });

  it('is made once a plan is billed by use, and not before', () => {
    const made = fakeWorkbook();
    expect([tidySaasUsage(made, [planOf({})], []), made.find('SaaS usage')]).toEqual([0, null]);
    tidySaasUsage(made, [fin], []);
    expect(made.grid('SaaS usage')[0]).toEqual(HEADERS);
  });
});
