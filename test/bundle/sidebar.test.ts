import type { Preview, SidebarState, SyncProgress, TestResult } from '../../src/app/api.js';
import { command, company, connectOpenAi, rowsOf } from './company.js';
import { bucket, completion, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

const KEY = 'sk-admin-not-a-real-key-4f2a';
let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
beforeEach(async () => { await server.script(openAi([page([bucket('2026-11-15', [cost(10)])])], [page([bucket('2026-11-15', [completion(1000, 10)])])])); });
afterAll(async () => { await server.close(); });

const form = (more: Record<string, unknown> = {}): Record<string, unknown> => ({ provider: 'openai', name: 'Main', baseUrl: server.origin, credentials: { adminKey: KEY }, settings: {}, ...more });

describe('connecting', () => {
  it('tests the key, keeps it with the user, and never gives it back', () => {
    const world = company();
    const tested = command<TestResult>(world, 'connect', form());
    expect(tested).toMatchObject({ ok: true, value: { passed: true, saved: true, name: 'Main' } });
    const state = command<SidebarState>(world, 'state', null);
    expect(state.ok && state.value.connections[0]?.credentials).toEqual({ adminKey: 'set, ends in 4f2a' });
    expect(JSON.stringify(state)).not.toContain(KEY);
    const { properties } = world.saveState() as unknown as { properties: Record<string, unknown> };
    expect(JSON.stringify(properties['user'] ?? properties)).toContain(KEY);
    expect(JSON.stringify(properties['document'] ?? {})).not.toContain(KEY);
    expect(JSON.stringify(world.store)).not.toContain(KEY);
    world.dispose();
  });

  it('keeps nothing of a key that is refused, and says what to do', async () => {
    await server.script([{ path: '.', answers: [{ status: 401, body: { error: { message: `Bad key ${KEY}` } } }] }]);
    const world = company();
    const reply = command<TestResult>(world, 'connect', form());
    expect(reply).toMatchObject({ ok: true, value: { passed: false, saved: false } });
    expect(JSON.stringify(reply)).not.toContain(KEY);
    const state = command<SidebarState>(world, 'state', null);
    expect(state.ok && state.value.connections).toEqual([]);
    world.dispose();
  });

  it.each([
    [{ provider: 'nobody' }, 'There is no such provider.'],
    [{ credentials: {} }, 'It is missing.'],
    [{ credentials: { adminKey: 'two words' } }, 'a space or a line break'],
    [{ baseUrl: 'http://evil.example' }, 'It must begin with https://'],
    [{ settings: { nonsense: 'x' } }, 'no such field'],
    [{ name: 5 }, 'It is missing or no text.'],
  ])('refuses %j in a sentence', (wrong, words) => {
    const world = company();
    const reply = command(world, 'connect', form(wrong));
    expect(reply.ok).toBe(false);
    expect(reply.ok ? '' : reply.message).toContain(words);
    world.dispose();
  });

  it('refuses a command it does not know', () => {
    const world = company();
    expect(command(world, 'toString', null)).toMatchObject({ ok: false, message: 'Sidebar: There is no such command.' });
    world.dispose();
  });
});

describe('a connection', () => {
  it('is previewed with its days, tabs and sample rows before anything is written', () => {
    const world = company();
    connectOpenAi(world, server.origin);
    world.resetCounts();
    const reply = command<Preview>(world, 'preview', { name: 'OpenAI' });
    if (!reply.ok) throw new Error(reply.message);
    const costs = reply.value.feeds.find((one) => one.feed === 'costs');
    expect(costs).toMatchObject({ tab: 'API costs', to: '2026-11-16' });
    expect(costs?.sample[0]).toMatchObject({ Date: '2026-11-15', 'Billed cost': '10', Currency: 'USD' });
    expect(Object.values(world.cellsWritten()).reduce((sum, count) => sum + count, 0)).toBe(0);
    world.dispose();
  });

  it('is fetched slice by slice with true progress', () => {
    const world = company();
    connectOpenAi(world, server.origin);
    let progress: SyncProgress | null = null;
    for (let slice = 0; slice < 20 && progress?.finished !== true; slice += 1) {
      const reply = command<SyncProgress>(world, 'syncSlice', { connection: null, fresh: slice === 0 });
      if (!reply.ok) throw new Error(reply.message);
      expect(reply.value.doneSteps).toBeGreaterThanOrEqual(progress?.doneSteps ?? 0);
      progress = reply.value;
    }
    expect(progress?.finished).toBe(true);
    expect(progress?.doneSteps).toBe(progress?.totalSteps);
    expect(rowsOf(world, 'API costs')).toHaveLength(1);
    world.dispose();
  });

  it('is forgotten with its key, and its rows stay', () => {
    const world = company();
    connectOpenAi(world, server.origin);
    world.run('runSync');
    command(world, 'disconnect', { name: 'OpenAI' });
    expect(JSON.stringify(world.saveState())).not.toContain('sk-admin-not-a-real-key-0001');
    expect(rowsOf(world, 'API costs')).toHaveLength(1);
    world.dispose();
  });

  it('keeps its key when a setting changes and the key is left blank', () => {
    const world = company();
    connectOpenAi(world, server.origin);
    const again = command<TestResult>(world, 'connect', form({ name: 'OpenAI', credentials: { adminKey: '' } }));
    expect(again).toMatchObject({ ok: true, value: { passed: true, saved: true } });
    world.dispose();
  });
});
