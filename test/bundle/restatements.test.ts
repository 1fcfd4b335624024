import { company, connectOpenAi, contents, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const days = (saturday: unknown[], monday: unknown[] = []): ReturnType<typeof openAi> => openAi([page([bucket('2026-11-14', saturday), bucket('2026-11-16', monday)])]);
const shown = (world: ReturnType<typeof company>): unknown[][] =>
  rowsOf(world, 'Restatements').map((row) => [row['Date'], row['Line item'], row['Was'], row['Is now'], row['Change']]);

describe('what a provider changes in a day that was over', () => {
  it('stands in Restatements with what it was, once for each change', async () => {
    await server.script(days([cost(1.25), cost(4, 'storage')], [cost(1)]));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    expect(world.store.sheetNames()).not.toContain('Restatements');
    await server.script(days([cost(1.5)], [cost(7)]));
    expect(runSync(world).exit).toBe('done');
    const first = [['2026-11-14', 'gpt-4o-mini, input', 1.25, 1.5, 0.25], ['2026-11-14', 'storage', 4, '', -4]];
    expect(shown(world)).toEqual(first);
    expect(rowsOf(world, 'Restatements')[0]).toMatchObject({ Seen: '2026-11-16', Provider: 'openai', Connection: 'OpenAI', Currency: 'USD', Feed: 'costs', Figure: 'Billed cost' });
    world.resetCounts();
    runSync(world);
    expect([written(world), shown(world)]).toEqual([0, first]);
    await server.script(days([cost(1.25), cost(4, 'storage')], [cost(7)]));
    runSync(world);
    expect(shown(world).slice(2)).toEqual([['2026-11-14', 'gpt-4o-mini, input', 1.5, 1.25, -0.25], ['2026-11-14', 'storage', '', 4, 4]]);
    world.dispose();
  });

  it('is recorded once, wherever the run that saw it was killed', async () => {
    const before = days([cost(1.25)]);
    const after = days([cost(3)]);
    const play = async (stop: number | null): Promise<unknown> => {
      await server.script(before);
      const world = company();
      connectOpenAi(world, server.origin);
      runSync(world);
      await server.script(after);
      if (stop !== null) {
        world.setFaults({ stopAfterCalls: stop });
        world.run('runSync');
        world.setFaults(null);
      }
      runSync(world);
      const end = [contents(world)['API costs'], shown(world)];
      world.dispose();
      return end;
    };
    const wanted = await play(null);
    expect(wanted).toMatchObject([expect.anything(), [['2026-11-14', 'gpt-4o-mini, input', 1.25, 3, 1.75]]]);
    for (let stop = 60; stop < 260; stop += 23) expect({ stop, end: await play(stop) }).toEqual({ stop, end: wanted });
  }, 240_000);
});
