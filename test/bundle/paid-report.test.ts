import type { World } from '../../local/standin/world.js';
import type { CloseState, ConnectionCard, Reply, SidebarState, SyncProgress } from '../../src/app/api.js';
import { command, company, contents, rowsOf, runSync } from './company.js';
import { ok, startScripted, type ScriptedServer } from './scripted.js';

/** Vercel charges for each query of its report, so only a yes to the price may ask one. */
let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const day = (more: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ day: '2026-11-14', model: 'openai/gpt-5.4', total_cost: 1.25, market_cost: 1.25, input_tokens: 1000, output_tokens: 100, request_count: 4, ...more });
const ownKey = day({ model: 'anthropic/claude-sonnet-5', total_cost: 0, market_cost: 0.5 });
const vercel = async (...rows: unknown[]): Promise<void> => server.script([
  { path: '/credits', answers: [ok({ balance: '95.50', total_used: '4.50' })] },
  { path: '/report', answers: [ok({ results: rows })] },
]);
const queries = async (): Promise<string[]> => (await server.seen()).filter((line) => line.includes('/report'));

let world: World;
beforeEach(() => connected());
afterEach(() => { world.dispose(); });

async function connected(): Promise<void> {
  await vercel(day(), ownKey);
  world = company();
  world.store.paste('Settings', 1, 1, [['Setting', 'Value', 'What it does'], ['History days', '62', '']]);
  const reply = command(world, 'connect', { provider: 'vercel-ai-gateway', name: 'Vercel', baseUrl: server.origin, credentials: { apiKey: 'vck-not-a-real-key-0001' }, settings: {}, keepAnyway: true });
  if (!reply.ok) throw new Error(reply.message);
}

function card(): ConnectionCard {
  const state = command<SidebarState>(world, 'state', null);
  const [one] = state.ok ? state.value.connections : [];
  if (one === undefined) throw new Error('Nothing is connected.');
  return one;
}

function ask(more: Record<string, unknown> = {}): Reply<SyncProgress> {
  return command<SyncProgress>(world, 'paidSlice', { connection: 'Vercel', report: 'report', agreedQueries: card().paidReports[0]?.queries, fresh: true, ...more });
}

it('is offered with its period and its whole price before anything is asked', async () => {
  expect(card().paidReports).toEqual([{
    id: 'report', label: 'the report by model', pricePerQuery: '0.005 USD', priceAt: 'https://vercel.com/docs/ai-gateway/observability-and-spend/custom-reporting',
    from: '2026-09-16', to: '2026-11-16', queries: 2, cost: '0.01 USD', lastAsked: null,
  }]);
  expect(await queries()).toEqual([]);
});

it('is asked by no sync, no hour, no test and no preview', async () => {
  runSync(world);
  ['syncNow', 'tick'].forEach((entry) => world.run(entry));
  command(world, 'test', { name: 'Vercel' });
  command(world, 'preview', { name: 'Vercel' });
  command(world, 'syncSlice', { connection: 'Vercel', fresh: true });
  expect(await queries()).toEqual([]);
  expect(rowsOf(world, 'Credits')).toHaveLength(1);
});

it.each([[undefined], [null], [0], [1], ['2'], [true]])('is refused when the yes is %j', async (agreedQueries) => {
  expect(ask({ agreedQueries })).toMatchObject({ ok: false, message: expect.stringContaining('0.005 USD for each of 2 queries') as string });
  expect(await queries()).toEqual([]);
});

it('is refused for a report or a connection there is not', () => {
  expect(ask({ report: 'another' })).toMatchObject({ ok: false });
  expect(ask({ connection: 'Nobody' })).toMatchObject({ ok: false });
});

it('brings charges, usage and own-key spend of each window by one query', async () => {
  expect(ask()).toMatchObject({ ok: true, value: { finished: true, report: { exit: 'done' } } });
  expect((await queries()).length).toBe(2);
  expect(rowsOf(world, 'API costs')).toMatchObject([{ Date: '2026-11-14', 'Billed cost': 1.25, Currency: 'USD', Connection: 'Vercel' }]);
  expect(rowsOf(world, 'API usage')).toMatchObject([{ Model: 'openai/gpt-5.4', 'Input tokens': 1000, 'Allocated cost': 1.25, Basis: 'billed' }]);
  expect(rowsOf(world, 'API log')).toMatchObject([{ Model: 'anthropic/claude-sonnet-5', Cost: 0.5, Basis: 'estimated' }]);
  expect(rowsOf(world, 'Runs').length).toBeGreaterThan(0);
});

it('counts what Vercel charges as its cost, and own-key spend at whoever bills it', () => {
  ask();
  const lines = rowsOf(world, 'Daily');
  expect(lines.filter(({ Provider }) => Provider === 'vercel-ai-gateway')).toMatchObject([{ 'Billed cost': 1.25, 'Effective cost': 1.25, Basis: 'billed' }]);
  expect(lines.filter(({ Provider }) => Provider === 'anthropic')).toMatchObject([{ 'Billed cost': '', 'Effective cost': 0.5, Basis: 'estimated' }]);
  expect(lines).toHaveLength(2);
});

it('changes no cell when it is asked again, and takes one query for the young days', async () => {
  ask();
  world.setNow('2026-11-16T07:45:00Z');
  const before = contents(world);
  expect(card().paidReports[0]).toMatchObject({ queries: 1, from: '2026-11-15', lastAsked: expect.stringMatching(/^2026-11-16T07:30:0/) as string });
  ask();
  expect(contents(world)).toEqual(before);
  expect(await queries()).toHaveLength(3);
});

it('replaces a young day that Vercel restated', async () => {
  await vercel(day({ day: '2026-11-15' }));
  ask();
  await vercel(day({ day: '2026-11-15', total_cost: 1.5 }));
  ask();
  expect(rowsOf(world, 'API costs')).toMatchObject([{ Date: '2026-11-15', 'Billed cost': 1.5 }]);
});

it('leaves the rows alone when the schedule runs afterwards', async () => {
  ask();
  runSync(world);
  world.run('tick');
  expect(await queries()).toHaveLength(2);
  expect(rowsOf(world, 'API costs')).toHaveLength(1);
});

it('shows when it was asked instead of a next run', () => {
  ask();
  const feeds = card().feeds.filter(({ onDemand }) => onDemand === true);
  expect(feeds).toHaveLength(3);
  feeds.forEach((feed) => { expect(feed).toMatchObject({ state: 'ok', nextRun: null, lastAsked: expect.stringMatching(/^2026-11-16T07:30:0/) as string }); });
});

it('says why it was refused, keeps nothing, and is not tried again by the schedule', async () => {
  await server.script([{ path: '/credits', answers: [ok({ balance: '1', total_used: '0' })] }, { path: '/report', answers: [{ status: 400, body: { error: { message: 'Invalid query' } } }] }]);
  expect(ask()).toMatchObject({ ok: true, value: { finished: true, report: { exit: 'failed' } } });
  const asked = await queries();
  expect(asked).toHaveLength(1);
  runSync(world);
  world.run('tick');
  expect(await queries()).toEqual(asked);
  expect(rowsOf(world, 'API costs')).toEqual([]);
});

it('counts credits once: when they are bought, and not when the report tells their use', () => {
  world.store.paste('Credits', 1, 1, [['Date', 'Provider', 'Connection', 'Movement', 'Amount', 'Currency', 'Expires', 'Note'], ['2026-11-10', 'Vercel AI Gateway', 'Vercel', 'purchase', '100', 'USD', '', '']]);
  ask();
  const lines = rowsOf(world, 'Daily').filter(({ Provider }) => Provider === 'vercel-ai-gateway');
  expect(lines.map((row) => [row['Date'], row['Service'], row['Billed cost'], row['Effective cost']])).toEqual([
    ['2026-11-10', 'Prepaid credits bought', 100, 0],
    ['2026-11-14', 'openai/gpt-5.4', 0, 1.25],
  ]);
});

it.each([30, 60, 90, 120, 160])('is completed by the next yes when its run was killed at service call %i', async (stopAfterCalls) => {
  ask();
  const whole = contents(world);
  world.dispose();
  await connected();
  world.setFaults({ stopAfterCalls });
  const { killed } = world.clientCall('sidebarCommand', ['paidSlice', { connection: 'Vercel', report: 'report', agreedQueries: 2, fresh: true }]);
  expect(killed).toBeDefined();
  world.setFaults(null);
  world.setNow('2026-11-16T07:45:00Z');
  runSync(world);
  expect(ask()).toMatchObject({ ok: true, value: { finished: true, report: { exit: 'done' } } });
  ['API costs', 'API usage', 'API log', 'Daily'].forEach((tab) => { expect(contents(world)[tab]).toEqual(whole[tab]); });
});

it('is open in a month that it does not tell whole, once it was asked for', () => {
  const open = (): string[] => {
    const state = command<CloseState>(world, 'closeState', { month: '2026-11' });
    return state.ok ? state.value.open.map(({ what, fix }) => `${what} ${fix}`).filter((text) => text.startsWith('Vercel has not')) : [state.message];
  };
  runSync(world);
  world.setNow('2026-12-05T07:30:00Z');
  expect(open()).toEqual([]);
  world.setNow('2026-11-20T07:30:00Z');
  ask();
  world.setNow('2026-12-05T07:30:00Z');
  expect(open()).toEqual(['Vercel has not reported the month whole: Charges by model, Usage by model and Own-key spend. Ask for it on the connection’s screen, or close and let the rest come as an adjustment.']);
  ask();
  expect(open()).toEqual([]);
});
