import { decimal } from '../../../src/core/decimal.js';
import { writeOverview, type OverviewInput } from '../../../src/app/reports/index.js';
import { periodsOf } from '../../../src/core/weeks.js';
import { BALANCES, computed, ledgerBook, line, LINES, periods, providerLabel, TODAY } from './reports.js';
import { subscriptions as register } from '../../../src/tabs/subscriptions.js';
import type { FakeWorkbook } from '../../fakes/workbook.js';

const input: OverviewInput = {
  today: TODAY,
  base: 'USD',
  periods,
  isDressed: false,
  late: '',
  vendors: ['OpenAI', 'Anthropic', 'Google'],
  providers: ['openai', 'anthropic', 'gcp-billing', 'Claude'],
  providerLabel,
  movers: [{ provider: 'OpenAI', service: 'gpt', subAccount: '', change: decimal('14.5'), now: decimal('24.5'), before: decimal('10'), kind: 'more' }],
  decisions: [{ kind: 'renewal', what: 'Claude Team renews', due: '2026-12-01', cost: decimal('240') }],
  connections: [{ name: 'OpenAI main', provider: 'openai', through: '2026-11-17', state: 'ok' }],
  balances: [],
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
    expect(shown[1]?.slice(0, 5)).toEqual(['As of', '2026-11-18', 'Currency', 'USD', 'incomplete: 2 rows without a cost']);
    expect(shown.slice(4, 7).map((row) => row.slice(0, 9))).toEqual([
      ['This week to date', 62, 26.5, 35.5, 1.339623, '2026-11-16', '2026-11-17', '2026-11-09', '2026-11-10'],
      ['Last full week', 36.75, 20, 16.75, 0.8375, '2026-11-09', '2026-11-15', '2026-11-02', '2026-11-08'],
      ['Month to date', 118.75, '', '', '', '2026-11-01', '2026-11-17', '2026-10-01', '2026-10-17'],
    ]);
  });

  it('splits by bucket, by vendor and by provider, each adding up to the whole', () => {
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
    expect(shown.slice(16, 19).map((row) => [row[0], row[1]])).toEqual([['OpenAI', 24.5], ['Anthropic', 9.25], ['Google', 3]]);
    expect([shown[26]?.slice(0, 2), shown[27]?.slice(0, 2)]).toEqual([['Others', 0], ['All', 36.75]]);
    expect(shown.slice(74, 78).map((row) => [row[0], row[1], row[8]])).toEqual([['OpenAI', 24.5, 'openai'], ['Anthropic', 7.25, 'anthropic'], ['Google Cloud', 3, 'gcp-billing'], ['Claude', 2, 'Claude']]);
    expect([shown[84]?.slice(0, 2), shown[85]?.slice(0, 2)]).toEqual([['Others', 0], ['All', 36.75]]);
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
      ['Last full week by vendor', 'bar', { row: 16, column: 1, rows: 4, columns: 2 }],
    ]);
    const shown = computed(made, 'Overview');
    expect(shown[4]?.slice(21)).toEqual([46316, 0, 0, 0, 0]);
    expect(shown[30]?.slice(21)).toEqual([46342, 60, 0, 0, 0]);
  });

  it('says on the 1st that week and month have no full day yet, and leaves their figures blank', () => {
    const made = book();
    writeOverview(made, { ...input, today: '2026-06-01', periods: periodsOf('2026-06-01', 1) });
    const shown = computed(made, 'Overview');
    expect([shown[4], shown[6]].map((row) => row?.slice(0, 9))).toEqual([
      ['This week to date', '', '', '', '', '2026-06-01', 'no full day yet', '2026-05-25', 'no full day yet'],
      ['Month to date', '', '', '', '', '2026-06-01', 'no full day yet', '2026-05-01', 'no full day yet'],
    ]);
  });

  it('writes no cell the second time, and leaves cells beside it alone', () => {
    const made = book();
    writeOverview(made, input);
    made.sheet('Overview').write(105, 2, [['mine']]);
    made.resetCounts();
    expect(writeOverview(made, input)).toBe(0);
    expect(made.cellsWritten()).toBe(0);
    writeOverview(made, { ...input, movers: [], decisions: [] });
    expect(made.grid('Overview')[104]?.[1]).toBe('mine');
    expect(made.grid('Overview')[46]).toEqual([]);
  });

  it('says how many more there are when a list is longer than its place', () => {
    const made = book();
    writeOverview(made, { ...input, decisions: Array.from({ length: 12 }, (_, index) => ({ kind: 'renewal', what: `plan ${index}`, due: null, cost: null })) });
    expect(made.grid('Overview')[43]?.[0]).toBe('and 4 more decisions');
  });

  it('reckons how long prepaid money lasts at the pace of the last 14 complete days', () => {
    const spent = (day: string, cost: string | null) => ({ ...line(day, 'API', 'openrouter', cost), connection: 'Router' });
    const made = ledgerBook(LINES.concat(spent('2026-11-03', '900'), spent('2026-11-04', '40'), spent('2026-11-17', '100'), spent('2026-11-18', '900')));
    writeOverview(made, { ...input, balances: BALANCES });
    const shown = computed(made, 'Overview');
    expect(shown.slice(88, 92).map((row) => row.slice(0, 8))).toEqual([
      ['Router', 140, 'USD', 140, '2026-11-17', 10, 14, 46358],
      ['Deep', 50, 'CNY', '', '2026-11-17', 0, '', ''],
      ['Deep', 5, 'USD', 5, '2026-11-17', 0, '', ''],
      ['Idle', 9, 'USD', 9, '2026-11-01', 0, '', ''],
    ]);
  });

  it('gives no runway while a cost of those days is missing', () => {
    const made = ledgerBook([{ ...line('2026-11-10', 'API', 'openrouter', '10'), connection: 'Router' }, { ...line('2026-11-11', 'API', 'openrouter', null), connection: 'Router' }]);
    writeOverview(made, { ...input, balances: BALANCES });
    expect(computed(made, 'Overview')[88]?.slice(5, 8)).toEqual(['incomplete', '', '']);
  });

  it('says how many balances have no place', () => {
    const made = book();
    writeOverview(made, { ...input, balances: Array.from({ length: 12 }, (_, index) => ({ ...BALANCES[0]!, connection: `c${index}` })) });
    expect(made.grid('Overview')[97]?.[0]).toBe('and 3 more balances on Credits');
  });
});
