import { company, connectOpenAi, feed, rowsOf, runSync } from './company.js';
import { bucket, completion, cost, openAi, page } from './openai-pages.js';
import { ok, startScripted, type ScriptedAnswer, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const usage = [page([bucket('2026-11-15', [completion(1000, 200)])])];

async function syncWith(costs: ScriptedAnswer[]): Promise<{ error: string; requests: number; costRows: number; usageRows: number; exit: string; state: string; simulatedMs: number }> {
  await server.script(openAi(costs, usage));
  const world = company();
  connectOpenAi(world, server.origin);
  const before = Date.parse(world.nowIso());
  const report = runSync(world);
  const { error, requests, state } = feed(report, 'costs');
  const result = {
    error: error ?? '', requests, state, exit: report.exit,
    costRows: rowsOf(world, 'API costs').length, usageRows: rowsOf(world, 'API usage').length,
    simulatedMs: Date.parse(world.nowIso()) - before,
  };
  world.dispose();
  return result;
}

describe('a feed whose answer is not as documented', () => {
  it.each([
    ['a wrong type', [page([bucket('2026-11-14', [cost(1)]), bucket('2026-11-15', [cost(true)])])], 'data[1].results[0].amount.value: Expected a decimal number, found boolean.'],
    ['a missing field', [page([bucket('2026-11-15', [{ object: 'organization.costs.result' }])])], 'data[0].results[0].amount: This field is missing.'],
    ['null where a value is needed', [page([bucket('2026-11-15', [cost(null)])])], 'data[0].results[0].amount.value: Expected a decimal number, found null.'],
    ['a web page', [{ status: 200, body: '<html><body>Sign in</body></html>', headers: { 'content-type': 'text/html' } }], 'answered with a web page instead of data.'],
    ['a body that breaks off', [{ status: 200, body: '{"object":"page","data":[' }], 'breaks off or is no JSON'],
    ['a cursor that repeats', [page([bucket('2026-11-15', [cost(1)])], 'page_A'), page([bucket('2026-11-15', [cost(2)])], 'page_A')], 'paging cursor repeats'],
    ['a cursor that is lost', [ok({ object: 'page', data: [], has_more: true, next_page: null })], 'cursor'],
  ] as [string, ScriptedAnswer[], string][])('fails on %s with its place, writes nothing, and lets the others go on', async (_, costs, words) => {
    const { error, costRows, usageRows, exit, state } = await syncWith(costs);
    expect(error).toContain(words);
    expect(error).toMatch(/^openai\/costs/);
    expect({ costRows, usageRows, exit, state }).toEqual({ costRows: 0, usageRows: 1, exit: 'failed', state: 'failed' });
  });

  it('names the page', async () => {
    const { error } = await syncWith([page([bucket('2026-11-14', [cost(1)])], 'page_2'), page([bucket('2026-11-15', [cost({})])])]);
    expect(error).toContain('openai/costs page 2 data[0].results[0].amount.value: Expected a decimal number, found object.');
  });
});

describe('a refusal', () => {
  const refused = (status: number): ScriptedAnswer[] => [{ status, body: { error: { message: 'No.' } } }];

  it.each([[401, 'was refused'], [403, 'may not read this'], [404, 'no such report'], [400, 'refused the request']])('%i is not tried again', async (status, words) => {
    const { error, requests, usageRows } = await syncWith(refused(status));
    expect(error).toContain(words);
    expect({ requests, usageRows }).toEqual({ requests: 1, usageRows: 1 });
  });

  it.each([429, 500, 503, 529])('%i is tried four times at most', async (status) => {
    const { requests, state } = await syncWith(refused(status));
    expect({ requests, state }).toEqual({ requests: 4, state: 'failed' });
  });

  it('that passes is forgotten', async () => {
    const { state, costRows } = await syncWith([{ status: 503, body: '' }, { status: 429, body: '', headers: { 'retry-after': '3' } }, page([bucket('2026-11-15', [cost(1)])])]);
    expect({ state, costRows }).toEqual({ state: 'ok', costRows: 1 });
  });

  it('with a wait is tried again after it, not before', async () => {
    const { state, simulatedMs } = await syncWith([{ status: 429, body: '', headers: { 'Retry-After': '45' } }, page([bucket('2026-11-15', [cost(1)])])]);
    expect(state).toBe('ok');
    expect(simulatedMs).toBeGreaterThanOrEqual(45_000);
  });

  it('with a wait longer than the run is left for the next run', async () => {
    const { requests, simulatedMs } = await syncWith([{ status: 429, body: '', headers: { 'Retry-After': '3600' } }]);
    expect(requests).toBe(1);
    expect(simulatedMs).toBeLessThan(120_000);
  });

  it('of the connection itself is an outage in words, and no key stands in it', () => {
    const world = company();
    connectOpenAi(world, 'http://127.0.0.1:9');
    const report = runSync(world);
    expect(feed(report, 'costs').error).toContain('gave no answer');
    expect(JSON.stringify(report)).not.toContain('sk-admin-not-a-real-key');
    world.dispose();
  });

  it('that repeats the key does not carry it on', async () => {
    const { error } = await syncWith([{ status: 401, body: { error: { message: 'Incorrect API key provided: sk-admin-not-a-real-key-0001.' } } }]);
    expect(error).toContain('Incorrect API key provided: •••.');
    expect(error).not.toContain('not-a-real-key');
  });

  it('by one host leaves the other connection alone', async () => {
    await server.script(openAi([page([bucket('2026-11-15', [cost(1)])])]));
    const world = company();
    connectOpenAi(world, 'http://127.0.0.1:9', { name: 'Broken' });
    connectOpenAi(world, server.origin, { name: 'Good' });
    const report = runSync(world);
    expect(report.feeds.filter((one) => one.connection === 'Good').every((one) => one.state === 'ok')).toBe(true);
    expect(report.feeds.filter((one) => one.connection === 'Broken' && one.state === 'failed').length).toBeGreaterThan(0);
    world.dispose();
  });
});
