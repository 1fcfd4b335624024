import { command, company } from './company.js';
import type { TestResult } from '../../src/app/api.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

describe('a connection that is tested and does not work', () => {
  it.each([
    [401, 'The Admin key was refused.', 'Create a new Admin key'],
    [503, 'OpenAI has trouble (HTTP 503).', 'Test it again in a few minutes'],
    [429, 'OpenAI asks to slow down.', 'Test it again in a few minutes'],
  ])('says after HTTP %d what to do, and promises no next run', async (status, what, fix) => {
    await server.script([{ path: '/organization', answers: [{ status, body: {} }] }]);
    const world = company();
    const reply = command<TestResult>(world, 'connect', { provider: 'openai', name: 'OpenAI', baseUrl: server.origin, credentials: { adminKey: 'sk-admin-not-a-real-key-0001' }, settings: {} });
    const told = reply.ok ? reply.value : null;
    expect(told).toMatchObject({ passed: false, saved: false });
    expect(told?.message).toContain(what);
    expect(told?.fix).toContain(fix);
    expect(`${told?.message ?? ''} ${told?.fix ?? ''}`).not.toContain('next run');
    world.dispose();
  });
});
