import { decimal } from '../../../src/core/decimal.js';
import { writeOverview, type OverviewInput } from '../../../src/app/reports/index.js';
import { computed, ledgerBook, periods, TODAY } from './reports.js';
import { subscriptions as register } from '../../../src/tabs/subscriptions.js';
import type { FakeWorkbook } from '../../fakes/workbook.js';

const input: OverviewInput = {
  today: TODAY,
  base: 'USD',
  periods,
  providers: ['openai', 'anthropic', 'gcp-billing', 'Claude'],
  movers: [{ provider: 'OpenAI', service: 'gpt', subAccount: '', change: decimal('14.5'), now: decimal('24.5'), before: decimal('10'), kind: 'more' }],
  decisions: [{ kind: 'renewal', what: 'Claude Team renews', due: '2026-12-01', cost: decimal('240') }],
  connections: [{ name: 'OpenAI main', provider: 'openai', through: '2026-11-17', state: 'ok' }],
};

function book(): FakeWorkbook {
  const made = ledgerBook();
  const headers = register.columns.map((column) => column.header);
  const row = (cells: Readonly<Record<string, unknown>>) => headers.map((header) => (cells[header] ?? null) as never);
  made.put('Subscriptions', [
    headers,
    row({ Provider: 'Claude', Price: 20, 'Annual cost': 240, Currency: 'USD', 'Renewal date': { day: '2026-12-01' }, Owner: 'Ben', 'Business purpose': 'code', 'Last reviewed': { day: '2026-11-01' } }),
    row({ Provider: 'Notion', Price: 10, 'Annual cost': 120, Currency: 'USD', 'Renewal date': { day: '2027-06-01' }, Owner: 'Ben' }),
    row({ Provider: 'Old', Price: 10, 'Annual cost': 99, Currency: 'USD', 'Renewal date': { day: '2026-12-01' }, State: 'cancelled' }),
  ]);
  return made;
}

describe('Overview', () => {
  it('totals this week, last week and the month beside what came before', () => {
    const made = book();
    writeOverview(made, input);
    const shown = computed(made, 'Overview');
    expect(shown[1]?.slice(0, 5)).toEqual(['As of', '2026-11-18', 'Currency', 'USD', 'incomplete: 2 rows without a price']);
    expect(shown.slice(4, 7).map((row) => row.slice(0, 9))).toEqual([
      ['This week to date', 62, 26.5, 35.5, 1.339623, '2026-11-16', '2026-11-17', '2026-11-09', '2026-11-10'],
      ['Last full week', 36.75, 20, 16.75, 0.8375, '2026-11-09', '2026-11-15', '2026-11-02', '2026-11-08'],
      ['Month to date', 118.75, 0, 118.75, '', '2026-11-01', '2026-11-17', '2026-10-01', '2026-10-17'],
    ]);
  });

  it('splits by bucket and by provider, each adding up to the whole', () => {
    const made = book();
    writeOverview(made, input);
    const shown = computed(made, 'Overview');
    expect(shown.slice(9, 14).map((row) => [row[0], row[1], row[6], row[7]])).toEqual([
      ['API', 31.75, 109.75, 1],
      ['Subscriptions', 2, 6, 0],
      ['Cloud', 3, 3, 1],
      ['SaaS', 0, 0, 0],
      ['All', 36.75, 118.75, 2],
    ]);
    expect(shown.slice(16, 20).map((row) => [row[0], row[1]])).toEqual([['openai', 24.5], ['anthropic', 7.25], ['gcp-billing', 3], ['Claude', 2]]);
    expect([shown[26]?.slice(0, 2), shown[27]?.slice(0, 2)]).toEqual([['Others', 0], ['All', 36.75]]);
  });

  it('counts what the register asks for and names what is to be decided', () => {
    const made = book();
    writeOverview(made, input);
    const shown = computed(made, 'Overview');
    expect(shown.slice(31, 36).map((row) => row.slice(0, 4))).toEqual([
      ['Renewals until', 1, '2027-01-02', 240],
      ['Notice dates until', 0, '2027-01-02', 0],
      ['Not reviewed since', 1, '2026-08-18', ''],
      ['Without owner or purpose', 1, '', ''],
      ['Claude Team renews', '', '2026-12-01', 240],
    ]);
    expect(shown[46]?.slice(0, 5)).toEqual(['OpenAI', 24.5, 10, 14.5, 'gpt']);
    expect(shown[57]?.slice(0, 4)).toEqual(['OpenAI main', 'openai', '2026-11-17', 'ok']);
  });

  it('draws two charts over tables of the tab', () => {
    const made = book();
    writeOverview(made, input);
    expect(made.sheet('Overview').charts.map((chart) => [chart.title, chart.kind, chart.source])).toEqual([
      ['Spend per day by bucket', 'column', { row: 4, column: 22, rows: 29, columns: 5 }],
      ['Last full week by provider', 'bar', { row: 16, column: 1, rows: 5, columns: 2 }],
    ]);
    const shown = computed(made, 'Overview');
    expect(shown[4]?.slice(21)).toEqual([46316, 0, 0, 0, 0]);
    expect(shown[30]?.slice(21)).toEqual([46342, 60, 0, 0, 0]);
  });

  it('writes no cell the second time, and leaves cells beside it alone', () => {
    const made = book();
    writeOverview(made, input);
    made.sheet('Overview').write(75, 2, [['mine']]);
    made.resetCounts();
    expect(writeOverview(made, input)).toBe(0);
    expect(made.cellsWritten).toBe(0);
    writeOverview(made, { ...input, movers: [], decisions: [] });
    expect(made.grid('Overview')[74]?.[1]).toBe('mine');
    expect(made.grid('Overview')[46]).toEqual([]);
  });

  it('says how many more there are when a list is longer than its place', () => {
    const made = book();
    writeOverview(made, { ...input, decisions: Array.from({ length: 12 }, (_, index) => ({ kind: 'renewal', what: `plan ${index}`, due: null, cost: null })) });
    expect(made.grid('Overview')[43]?.[0]).toBe('and 4 more decisions');
  });
});
