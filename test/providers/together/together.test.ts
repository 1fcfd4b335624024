import { startDemo, type Demo } from '../../../local/demo/index.js';
import { togetherLines } from '../../../local/demo/together.js';
import { daysOf } from '../../../src/core/days.js';
import { sum, toText } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import type { Page, Reading, Step } from '../../../src/providers/provider.js';
import { together } from '../../../src/providers/together/index.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const costs = feedOf(together, 'costs');
const stepFor = (start: string, end: string, settings: Readonly<Record<string, string>> = {}): Step => ({
  connection: { provider: 'together', name: 'Together AI', baseUrl: '', credentials: { apiKey: SECRET }, settings }, period: { start, end }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
});
const step = stepFor('2026-10-01', '2026-11-01');
const read = (body: unknown, month = '2026-10-01'): Reading<'cost'> => costs.read({ call: { path: '', context: { month } }, body, text: '', where: 'together/costs page 1' } satisfies Page, step) as Reading<'cost'>;
const windowOf = (date: string, cost: unknown = '1'): unknown => ({ date, line_items: [{ product_name: 'Fine-tuning', cost }] });

it('asks for each month the days lie in, by the day, and names the organization', () => {
  expect(costs.start(stepFor('2026-09-20', '2026-10-21', { organizationId: 'org_1' })).map(({ path, query }) => [path, query])).toEqual([
    ['/v1/billing/usage', [['month', '2026-09'], ['granularity', 'day'], ['limit', '1000'], ['organization_id', 'org_1']]],
    ['/v1/billing/usage', [['month', '2026-10'], ['granularity', 'day'], ['limit', '1000'], ['organization_id', 'org_1']]],
  ]);
});

it('does not ask for a month of which no day has ended', () => {
  const firstOfMonth = { ...stepFor('2026-10-20', '2026-11-02'), today: '2026-11-01' };
  expect(costs.start(firstOfMonth).map(({ context }) => context?.['month'])).toEqual(['2026-10-01']);
});

it('asks at the path of the settings once the report has moved', () => {
  expect(costs.start(stepFor('2026-10-01', '2026-10-02', { path: '/v2/billing/usage' }))[0]?.path).toBe('/v2/billing/usage');
});

it('takes a day once, though the answer holds days nobody asked for', () => {
  expect(read({ data: [windowOf('2026-09-30'), windowOf('2026-10-31'), windowOf('2026-11-01')] }).rows.map(({ day }) => day)).toEqual(['2026-10-31']);
});

it('tells a free use and leaves out an idle line', () => {
  const items = [{ product_name: 'Trial', quantity: '5', cost: '0' }, { product_name: 'Idle', quantity: '0', cost: '0' }];
  expect(read({ data: [{ date: '2026-10-01', line_items: items }] }).rows.map(({ lineItem }) => lineItem)).toEqual(['Trial']);
});

it('names the fields an answer of unknown form has, and no value', () => {
  expect(() => read({ buckets: [], organization: 'org-private' })).toThrow('together/costs page 1 data: This field is missing; the answer has buckets, organization.');
  expect(() => read({ data: [{ date: '2026-10-01', charges: [] }] })).toThrow('data[0].line_items: This field is missing; the answer has date, charges.');
  expect(() => read({ data: [{ day: '2026-10-01', line_items: [] }] })).toThrow('data[0].date: This field is missing; the answer has day, line_items.');
});

it('refuses a window that is no day and a cost that is no number', () => {
  expect(() => read({ data: [windowOf('October')] })).toThrow('data[0].date: Expected a day or an instant, found text.');
  expect(() => read({ data: [windowOf('2026-10-01', null)] })).toThrow('data[0].line_items[0].cost: Expected a decimal number, found null.');
});

describe('over real HTTP', () => {
  const weeks = { start: '2026-10-20', end: '2026-11-17' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });

  it('gives what the demo organization pays on days that have ended', async () => {
    const { rows, fault } = await fetchDemo(demo, 'together', 'costs', weeks);
    const ended = daysOf({ start: '2026-10-20', end: '2026-11-16' });
    expect(fault).toBeNull();
    expect(toText(sum(rows.map((row) => (row['billedCost'] as Money).amount)))).toBe(toText(sum(ended.flatMap((day) => togetherLines(day, Date.parse(DEMO_NOW)).map(({ dollars }) => dollars)))));
  });
  it('takes 404 for a report that is not switched on, which is no failure of the others', async () => {
    const { fault } = await fetchDemo(demo, 'together', 'costs', weeks, { credentials: { apiKey: 'tgp_v1_demo_without_report' } });
    expect([fault?.kind, costs.optional]).toEqual(['notEnabled', true]);
  });
  it('says that an organization other than the key’s is refused', async () => {
    expect((await fetchDemo(demo, 'together', 'costs', weeks, { settings: { organizationId: 'org_other' } })).fault?.kind).toBe('permission');
  });
});
