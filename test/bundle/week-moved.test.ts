import { command, company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const sunday = (amount: number): ReturnType<typeof openAi> => openAi([page([bucket('2026-11-10', [cost(5)]), bucket('2026-11-15', [cost(amount)])])]);
/** The line of Weekly: since when, by how much, and what the digest told. */
const line = (world: ReturnType<typeof company>): unknown[] => {
  const [label = '', since, moved, told] = world.store.evaluated('Weekly')[3] ?? [];
  return label === '' || label === null ? [] : [label, typeof since === 'object' && since !== null && 'day' in since ? (since).day : since, moved, told ?? ''];
};

describe('a week that moves after it was over', () => {
  it('has a line in Weekly since its digest, and one in the next mail', async () => {
    await server.script(sunday(2.5));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    expect(line(world)).toEqual([]);
    world.run('sendDigest');
    expect(line(world)).toEqual(['Last full week moved since', '2026-11-16', 0, 7.5]);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    await server.script(sunday(3.75));
    world.setNow('2026-11-17T06:30:00Z');
    runSync(world);
    expect(line(world)).toEqual(['Last full week moved since', '2026-11-16', 1.25, 7.5]);
    world.setNow('2026-11-23T07:30:00Z');
    runSync(world);
    expect(line(world).slice(0, 3)).toEqual(['Last full week moved since', '2026-11-23', 0]);
    world.run('sendDigest');
    const mail = world.outbox[world.outbox.length - 1];
    expect(mail?.text).toContain('Before: The week of 2026-11-09 is now 1.25 USD more than its digest of 2026-11-16 said: OpenAI restated 1.25 USD more.');
    expect(mail?.html).toContain('OpenAI restated 1.25 USD more');
    world.dispose();
  });

  it('tells what providers restated where no digest is sent', async () => {
    await server.script(sunday(2.5));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    await server.script(sunday(3));
    runSync(world);
    expect(line(world)).toEqual(['Last full week moved since', '2026-11-16', 0.5, '']);
    expect(rowsOf(world, 'Restatements')).toHaveLength(1);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    expect(command(world, 'state', {}).ok).toBe(true);
    world.dispose();
  });
});
