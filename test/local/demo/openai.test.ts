import { openaiPrices } from '../../../local/demo/openai-company.js';
import { startDemo, type Demo } from '../../../local/demo/index.js';
import { decimal, multiply, sum, toFixed, toText } from '../../../src/core/decimal.js';
import { ask, credentialOf, type Json, type Told } from './ask.js';

let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: '2026-11-16T08:00:00Z' }); });
afterAll(async () => { await demo.close(); });

const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1_000;
const get = (path: string, key = credentialOf(demo, 'openai', 'adminKey')): Promise<Told> => ask(demo, `/openai/v1/organization${path}`, { Authorization: `Bearer ${key}` });
const window = (from: string, to: string): string => `start_time=${seconds(from)}&end_time=${seconds(to)}&bucket_width=1d`;
const results = (told: Told): Json[] => told.body.data.flatMap((bucket: Json) => bucket.results);

it('refuses a wrong key in OpenAI’s own form', async () => {
  expect(await get(`/costs?${window('2026-11-01', '2026-11-02')}`, 'sk-admin-wrong')).toEqual({
    status: 401,
    body: { error: { message: expect.stringContaining('Incorrect API key'), type: 'invalid_request_error', param: null, code: 'invalid_api_key' } },
  });
});

it('pages by limit with a cursor until the end', async () => {
  const days: number[] = [];
  let page: string | null = '';
  while (page !== null) {
    const { body }: Told = await get(`/usage/completions?${window('2026-11-01', '2026-11-11')}&limit=4${page === '' ? '' : `&page=${page}`}`);
    days.push(...body.data.map((bucket: Json) => bucket.start_time as number));
    expect(body.has_more).toBe(body.next_page !== null);
    page = body.next_page;
  }
  expect(days).toEqual(Array.from({ length: 10 }, (_, index) => seconds('2026-11-01') + index * 86_400));
});

it('allows 31 days of usage and 180 of costs', async () => {
  expect((await get(`/usage/completions?${window('2026-01-01', '2026-11-01')}&limit=32`)).status).toBe(400);
  expect((await get(`/costs?${window('2026-01-01', '2026-11-01')}&limit=180`)).body.data).toHaveLength(180);
  expect((await get(`/costs?${window('2026-01-01', '2026-11-01')}&limit=181`)).body.error.param).toBe('limit');
});

it('leaves every dimension null that was not asked for', async () => {
  const told = await get(`/usage/completions?${window('2026-11-10', '2026-11-11')}&group_by[]=model`);
  expect(results(told).map((result) => result.model).sort()).toEqual(['gpt-5-mini', 'gpt-5.4', 'gpt-5.4-mini', 'gpt-lab-preview']);
  expect(results(told).every((result) => result.project_id === null && result.batch === null)).toBe(true);
});

it('bills usage times price to the cent, searches and one charge of nobody', async () => {
  const usage = results(await get(`/usage/completions?${window('2026-11-10', '2026-11-11')}&group_by[]=model&group_by[]=batch`));
  const embeddings = results(await get(`/usage/embeddings?${window('2026-11-10', '2026-11-11')}&group_by[]=model`));
  const searches = results(await get(`/usage/web_search_calls?${window('2026-11-10', '2026-11-11')}`));
  const priced = usage.concat(embeddings).flatMap((use) => {
    const prices = openaiPrices[use.model] ?? {};
    const cached = use.input_cached_tokens ?? 0;
    const share = use.batch === true ? '0.5e-6' : '1e-6';
    const parts = [[use.input_tokens - cached, prices['input']], [cached, prices['cached input']], [use.output_tokens ?? 0, prices['output']]];
    return parts.map(([count, price]) => multiply(multiply(decimal(count), decimal(price ?? 0)), decimal(share)));
  });
  const expected = sum([...priced, multiply(decimal(searches[0].num_requests), decimal('0.01')), decimal('0.37')]);
  const billed = results(await get(`/costs?${window('2026-11-10', '2026-11-11')}&group_by[]=line_item`));
  expect(toFixed(sum(billed.map((cost) => decimal(cost.amount.value))), 2)).toBe(toFixed(expected, 2));
  expect(billed.filter((cost) => cost.line_item.includes('gpt-lab-preview'))).toEqual([]);
});

it('has a year of growth with quiet weekends and one spike a quarter', async () => {
  const { body } = await get(`/costs?${window('2025-11-17', '2026-11-16')}&limit=180`);
  expect(body.data[0].results.length).toBeGreaterThan(0);
  const total = async (from: string, to: string): Promise<number> => Number(toText(sum(results(await get(`/costs?${window(from, to)}`)).map((cost) => decimal(cost.amount.value)))));
  expect(await total('2025-11-16', '2025-11-17')).toBe(0);
  expect(await total('2026-11-02', '2026-11-07')).toBeGreaterThan(1.3 * await total('2025-12-01', '2025-12-06'));
  expect(await total('2026-11-14', '2026-11-16')).toBeLessThan(0.75 * await total('2026-11-10', '2026-11-12'));
  expect(await total('2026-11-12', '2026-11-13')).toBeGreaterThan(2 * await total('2026-11-11', '2026-11-12'));
});

it('keeps a forgotten key in the list that has not been used for months', async () => {
  const { body } = await get('/projects/proj_lab/api_keys?owner_project_access=any');
  expect(body.data.find((key: Json) => key.id === 'key_prototype').last_used_at).toBe(seconds('2026-03-31') + 9 * 3_600);
  expect(results(await get(`/usage/completions?${window('2026-10-10', '2026-11-10')}&group_by[]=api_key_id&limit=31`)).map((use) => use.api_key_id)).not.toContain('key_prototype');
});

it('does not have a report the account has not enabled', async () => {
  expect((await get(`/usage/code_interpreter_sessions?${window('2026-11-10', '2026-11-11')}`)).status).toBe(404);
});

it('pages inventories by the last id', async () => {
  const first = await get('/projects?limit=3');
  const second = await get(`/projects?limit=3&after=${first.body.last_id}`);
  expect([first.body.has_more, second.body.has_more]).toEqual([true, false]);
  expect([...first.body.data, ...second.body.data].map((project) => project.id)).toEqual(['proj_support', 'proj_search', 'proj_reports', 'proj_lab']);
});
