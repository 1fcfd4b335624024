import { groqCount } from '../../../local/demo/groq.js';
import { startDemo, type Demo } from '../../../local/demo/index.js';
import { daysOf } from '../../../src/core/days.js';
import { groq } from '../../../src/providers/groq/index.js';
import type { Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const usage = feedOf(groq, 'usage');
const step: Step = {
  connection: { provider: 'groq', name: 'Groq', baseUrl: '', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-10-01', end: '2026-10-08' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const read = (body: unknown): Reading<'usage'> => usage.read({ call: { path: '' }, body, text: '', where: 'groq/usage page 1' }, step) as Reading<'usage'>;
const matrix = (value: unknown, meter = 'input'): unknown => ({ status: 'success', data: { resultType: 'matrix', result: [{ metric: { meter, model: 'm', project_id: 'p' }, values: [[1_790_899_200, value]] }] } });

it('asks for a value at the end of each day, of five-minute rates that tile it', () => {
  const [call] = usage.start(step);
  expect(Object.fromEntries(call?.query ?? [])).toMatchObject({ start: '1790899200', end: '1791417600', step: '86400' });
  expect(Object.fromEntries(call?.query ?? [])['query']).toContain('label_replace(sum by (model, project_id) (sum_over_time(model_project_id:tokens_in:rate5m[1d:5m])) * 300, "meter", "input", "", "")');
});

it('takes the value at midnight for the day that ends there, and says it is an estimate', () => {
  expect(read(matrix('99.6'))).toMatchObject({ rows: [{ day: '2026-10-01', inputTokens: 100, outputTokens: null, requests: null }], notes: ['Counts are added up from five-minute rates and are estimates.'] });
});

it('joins the meters of a model in one row', () => {
  const { rows } = read({ status: 'success', data: { resultType: 'matrix', result: ['input', 'output', 'requests'].map((meter) => ({ metric: { meter, model: 'm', project_id: 'p' }, values: [[1_790_899_200, '7']] })) } });
  expect(rows).toMatchObject([{ inputTokens: 7, outputTokens: 7, requests: 7 }]);
});

it.each([
  [matrix(99.6), 'data.result[0].values[0][1]: Expected a decimal number as text, found number.'],
  [matrix('NaN'), 'data.result[0].values[0][1]: Expected a decimal number as text, found text.'],
  [matrix('-1'), 'data.result[0].values[0][1]: Expected zero or more, found a negative number.'],
  [matrix('1', 'latency'), 'data.result[0].metric.meter: Expected a meter that was asked for, found text.'],
  [{ status: 'error', data: {} }, 'status: Expected success'],
])('refuses %j', (body, says) => { expect(() => read(body)).toThrow(says); });

describe('over real HTTP', () => {
  const month = { start: '2026-10-15', end: '2026-11-15' };
  let demo: Demo;
  beforeAll(async () => { demo = await startDemo({ now: DEMO_NOW }); });
  afterAll(async () => { await demo.close(); });

  it('gives every token of the demo organization', async () => {
    const { rows, fault } = await fetchDemo(demo, 'groq', 'usage', month);
    const told = (field: string): number => rows.reduce((total, row) => total + Number(row[field]), 0);
    const counted = (meter: 'input' | 'requests'): number => daysOf(month).reduce((total, day) => total + groqCount(meter, day, Date.parse(DEMO_NOW)), 0);
    expect(fault).toBeNull();
    expect([told('inputTokens'), told('requests')]).toEqual([counted('input'), counted('requests')]);
  });
  it('is no failure for an organization that is not Enterprise', async () => {
    const { fault } = await fetchDemo(demo, 'groq', 'usage', month, { credentials: { apiKey: 'gsk_demo_ordinary' } });
    expect([fault?.kind, usage.optional]).toEqual(['notEnabled', true]);
  });
});
