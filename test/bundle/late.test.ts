import { command, company, connectOpenAi, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const good = openAi([page([bucket('2026-11-10', [cost(5)]), bucket('2026-11-16', [cost(6)])])]);
const refusing = openAi([{ status: 401, body: { error: { message: 'Incorrect API key provided.' } } }], [{ status: 401, body: { error: { message: 'Incorrect API key provided.' } } }]);

describe('a connection that lags', () => {
  it('is named on Overview, Weekly and in the mail until it reaches the last full day', async () => {
    await server.script(good);
    const world = company({ now: '2026-11-18T07:30:00Z' });
    connectOpenAi(world, server.origin);
    runSync(world);
    const said = (): unknown[] => [world.store.evaluated('Overview')[1]?.[4], world.store.evaluated('Overview')[2]?.[0] ?? '', world.store.evaluated('Weekly')[2]?.[0]];
    const sentence = 'Effective cost from Daily. Today is not counted: it is not complete.';
    expect(said()).toEqual(['complete', '', sentence]);

    await server.script(refusing);
    world.setNow('2026-11-23T07:30:00Z');
    runSync(world);
    const late = 'Not whole yet: OpenAI is whole to 2026-11-17, 5 days behind.';
    expect(said()).toEqual(['incomplete: see below', late, `${sentence} ${late}`]);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    command(world, 'sendDigest', { to: ['cfo@example.com'] });
    const mail = world.outbox[world.outbox.length - 1];
    expect(mail?.subject).toContain('at least 6.00 USD');
    expect(mail?.text).toContain(`The total is incomplete. ${late}`);
    expect(mail?.html).toContain('OpenAI is whole to 2026-11-17, 5 days behind.');

    await server.script(good);
    world.setNow('2026-11-23T08:30:00Z');
    runSync(world);
    expect(said()).toEqual(['complete', '', sentence]);
    world.dispose();
  });
});
