import { startDemo, type Demo } from '../../local/demo/index.js';
import { callsIn, type GatewayCall } from '../../local/demo/gateway-calls.js';
import { OWN_KEY } from '../../local/demo/vercel-ai-gateway.js';
import { verdictOf } from '../../src/app/engine/answer.js';
import { httpCallOf } from '../../src/app/engine/request.js';
import { stepRun, takePage, whereOf, type StepRun } from '../../src/app/engine/step-run.js';
import { decimal, roundTo, sum, toText } from '../../src/core/decimal.js';
import type { Period } from '../../src/core/days.js';
import type { CostRow, RequestRow, UsageRow } from '../../src/core/records.js';
import { providerById } from '../../src/providers/index.js';
import type { Connection, Provider, Signer } from '../../src/providers/provider.js';
import { feedOf } from './walk.js';

/** Every gateway over real HTTP, through the engine's own calls. */
const NOW = '2026-11-16T08:00:00Z';
const DAY: Period = { start: '2026-11-10', end: '2026-11-11' };
const signer = { base64: (text: string) => Buffer.from(text).toString('base64') } as Signer;

let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: NOW }); });
afterAll(async () => { await demo.close(); });

async function fetchFeed(id: string, feed: string, period: Period, change: Partial<Connection> = {}): Promise<StepRun> {
  const provider = providerById(id) as Provider;
  const form = demo.connections.find((one) => one.provider === id);
  if (form === undefined) throw new Error(`There is no demo of ${id}.`);
  const connection: Connection = { ...form, ...change };
  const run = stepRun(provider, feedOf(provider, feed), { connection, period, today: '2026-11-16', now: Date.parse(NOW) });
  for (let call = run.waiting.shift(); call !== undefined && run.fault === null; call = run.waiting.shift()) {
    const http = httpCallOf(call, provider, connection, signer);
    const response = await fetch(http.url, { method: http.method, headers: { ...http.headers }, body: http.body });
    const answer = { answered: true as const, status: response.status, headers: {}, text: await response.text() };
    const verdict = verdictOf(answer, provider, connection, whereOf(run, run.pages + 1), call.raw === true, Date.parse(NOW));
    if (verdict.ok) takePage(run, call, verdict.body, verdict.text);
    else run.fault = verdict.fault;
  }
  return run;
}

const LOGS = [['litellm', 'requests', 'litellm'], ['langfuse', 'observations', 'langfuse'], ['helicone', 'requests', 'helicone'], ['cloudflare-ai-gateway', 'logs', 'cloudflare'], ['portkey', 'logs', 'portkey']] as const;
const rowsOf = (run: StepRun): RequestRow[] => run.rows as unknown as RequestRow[];
const tokensOf = (call: GatewayCall): number => call.input + call.output;
const countOf = (row: RequestRow): number => (row.inputTokens ?? 0) + (row.cacheReadTokens ?? 0) + (row.cacheWriteTokens ?? 0) + (row.outputTokens ?? 0);

describe.each(LOGS)('%s', (id, feed, gateway) => {
  const calls = callsIn(gateway, DAY, Date.parse(NOW));
  it('gives each call of the day once, with its tokens, cost and whom it was for', async () => {
    const run = await fetchFeed(id, feed, DAY);
    expect(run.fault).toBeNull();
    const rows = rowsOf(run);
    expect(rows.map(({ requestId }) => requestId)).toEqual(calls.map((call) => call.id));
    expect(rows.reduce((total, row) => total + countOf(row), 0)).toBe(calls.reduce((total, call) => total + tokensOf(call), 0));
    const dollars = sum(calls.flatMap(({ dollars: told, status }) => (told === null || status !== 200 ? [] : [decimal(told)])));
    const paid = sum(rows.flatMap(({ cost, status }) => (cost === null || status.startsWith('error') ? [] : [cost.amount])));
    expect(toText(roundTo(paid, 12))).toBe(toText(roundTo(dollars, 12)));
    expect(new Set(rows.map(({ team }) => team))).toEqual(new Set(calls.map(({ team }) => team)));
    expect(new Set(rows.map(({ feature }) => feature)).has('search')).toBe(true);
    expect(rows.every(({ basis }) => basis !== 'billed')).toBe(true);
  });
  it('brings no prompt and no answer', async () => {
    const run = await fetchFeed(id, feed, DAY);
    expect(JSON.stringify([run.rows, run.notes], (_, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain('nobody may keep');
  });
  it('says plainly that a key is refused', async () => {
    const run = await fetchFeed(id, feed, DAY, { credentials: { apiKey: 'wrong', publicKey: 'wrong', secretKey: 'wrong' } });
    expect(['credential', 'permission']).toContain(run.fault?.kind);
    expect(run.fault?.message).not.toContain('wrong');
  });
});

it('gives LiteLLM’s sums and keys, the forgotten key with the day of its last use', async () => {
  const sums = (await fetchFeed('litellm', 'daily', DAY)).rows as unknown as UsageRow[];
  expect(sums.reduce((total, { requests }) => total + (requests ?? 0), 0)).toBe(callsIn('litellm', DAY, Date.parse(NOW)).length);
  expect((await fetchFeed('litellm', 'keys', DAY)).rows).toContainEqual(expect.objectContaining({ name: 'hackathon-2025', lastUsed: '2026-02-03' }));
});

it('gives Portkey’s calls per model and Vercel’s balance and report', async () => {
  const models = (await fetchFeed('portkey', 'models', DAY)).rows as unknown as UsageRow[];
  expect(models.reduce((total, { requests }) => total + (requests ?? 0), 0)).toBe(callsIn('portkey', DAY, Date.parse(NOW)).length);
  expect((await fetchFeed('vercel-ai-gateway', 'credits', DAY)).rows).toMatchObject([{ movement: 'balance', note: '404.5 USD used since the account began' }]);
  const report = (await fetchFeed('vercel-ai-gateway', 'models', DAY)).rows as unknown as UsageRow[];
  const calls = callsIn('vercel', DAY, Date.parse(NOW));
  expect(report.reduce((total, { requests }) => total + (requests ?? 0), 0)).toBe(calls.filter(({ provider }) => provider !== OWN_KEY).length);
  const charges = (await fetchFeed('vercel-ai-gateway', 'costs', DAY)).rows as unknown as CostRow[];
  expect(charges.map(({ model }) => model)).toEqual(report.map(({ model }) => model));
  const logged = rowsOf(await fetchFeed('vercel-ai-gateway', 'own-key', DAY));
  expect(logged.reduce((total, one) => total + countOf(one), 0)).toBe(calls.filter(({ provider }) => provider === OWN_KEY).reduce((total, call) => total + tokensOf(call), 0));
});
