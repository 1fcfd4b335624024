import type { World } from '../../local/standin/world.js';
import type { SidebarState } from '../../src/app/api.js';
import { command, company, connectOpenAi, rowsOf } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted(openAi([page([bucket('2026-11-12', [cost(10)]), bucket('2026-11-14', [cost(20)])])]));
});
afterAll(async () => { await server.close(); });

function scheduled(now: string, timeZone = 'Etc/UTC'): World {
  const world = company({ now, timeZone });
  connectOpenAi(world, server.origin);
  const reply = command<SidebarState>(world, 'saveSchedule', { on: true, recipients: ['cfo@example.com', 'ops@example.com'], digestWeekday: 1, hour: 8 });
  if (!reply.ok) throw new Error(reply.message);
  return world;
}

function broken(world: World, until: string): string[] {
  return world.advanceTo(until).flatMap((outcome) => (outcome.error === undefined && outcome.killed === undefined ? [] : [outcome.error?.message ?? outcome.killed ?? '']));
}

function triggersOf(world: World): unknown[] {
  return (world.saveState().triggers as unknown as { list: unknown[] }).list;
}

describe('the schedule', () => {
  it('fetches and sends the digest on Monday, once, and the review on the 1st, once', () => {
    const world = scheduled('2026-11-13T10:10:00Z');
    expect(broken(world, '2026-12-02T12:00:00Z')).toEqual([]);
    const mails = world.outbox.map((mail) => `${mail.sentAt.slice(0, 10)} ${mail.subject.startsWith('AI spend, week') ? 'digest' : 'review'} ${mail.to.join(' ')}`);
    expect(mails).toEqual([
      '2026-11-16 digest cfo@example.com ops@example.com',
      '2026-11-23 digest cfo@example.com ops@example.com',
      '2026-11-30 digest cfo@example.com ops@example.com',
      '2026-12-01 review cfo@example.com ops@example.com',
    ]);
    world.dispose();
  }, 120_000);

  it('goes by the wall clock of the spreadsheet', () => {
    const world = scheduled('2026-11-16T12:10:00Z', 'America/New_York');
    expect(broken(world, '2026-11-16T12:50:00Z')).toEqual([]);
    expect(world.outbox).toHaveLength(0);
    // 08:00 on Monday in New York is 13:00 UTC.
    expect(broken(world, '2026-11-16T14:10:00Z')).toEqual([]);
    expect(world.outbox).toHaveLength(1);
    world.dispose();
  });

  it('waits ahead of UTC until the week that providers bill is over', () => {
    const world = scheduled('2026-11-15T18:10:00Z', 'Pacific/Auckland');
    // 08:00 on Monday in Auckland is 19:00 UTC on Sunday: five hours of the week are still to come.
    expect(broken(world, '2026-11-15T23:50:00Z')).toEqual([]);
    expect(world.outbox).toHaveLength(0);
    expect(broken(world, '2026-11-16T01:10:00Z')).toEqual([]);
    expect(world.outbox.map(({ subject }) => subject)).toEqual([expect.stringContaining('9–15 Nov')]);
    world.dispose();
  });

  it('does not sync every feed every hour', async () => {
    const world = scheduled('2026-11-13T10:10:00Z');
    world.resetCounts();
    expect(broken(world, '2026-11-14T10:20:00Z')).toEqual([]);
    expect(rowsOf(world, 'Runs').length).toBeLessThanOrEqual(5);
    expect((await server.seen()).length).toBeGreaterThan(0);
    world.dispose();
  });

  it('leaves exactly one trigger, however often it is saved', () => {
    const world = scheduled('2026-11-13T10:10:00Z');
    for (let again = 0; again < 5; again += 1) command(world, 'repairSchedule', null);
    expect(triggersOf(world)).toHaveLength(1);
    const off = command<SidebarState>(world, 'saveSchedule', { on: false, recipients: [], digestWeekday: 1, hour: 8 });
    expect(off.ok && off.value.schedule.on).toBe(false);
    expect(triggersOf(world)).toHaveLength(0);
    world.dispose();
  });

  it('asks once a day for permission that lapsed, and does nothing else', () => {
    const world = scheduled('2026-11-13T10:10:00Z');
    world.setAuthorized(false);
    expect(broken(world, '2026-11-14T09:00:00Z')).toEqual([]);
    expect(world.outbox.map((mail) => mail.subject)).toEqual(['Spendsheet needs your permission again', 'Spendsheet needs your permission again']);
    expect(rowsOf(world, 'Runs')).toEqual([]);
    world.dispose();
  });

  it('tells of a digest that was being sent when the run died, instead of sending it twice', () => {
    const world = scheduled('2026-11-16T07:10:00Z');
    world.run('runSync');
    world.setFaults({ fail: [{ service: 'MailApp', method: 'sendEmail', message: 'Service invoked too many times for one day: email.' }] });
    const { value } = world.run('sendDigest');
    expect(JSON.stringify(value)).toContain('The mail was not sent');
    world.setFaults(null);
    expect(JSON.stringify(world.run('sendDigest').value)).toContain('"sent":true');
    expect(JSON.stringify(world.run('sendDigest').value)).toContain('was sent before');
    expect(world.outbox).toHaveLength(1);
    world.dispose();
  });
});

describe('entry points', () => {
  it('add the menu without any authorisation', () => {
    const world = company();
    const outcome = world.run('onOpen', [{ authMode: 'NONE' }], { mode: 'NONE' });
    expect(outcome.error).toBeUndefined();
    expect(JSON.stringify(world.menus)).toContain('openSidebar');
    world.dispose();
  });

  it('say in the sidebar that another run is under way', () => {
    const world = company();
    connectOpenAi(world, server.origin);
    world.holdLock('document', 60_000);
    const { value } = world.run('runSync');
    expect(JSON.parse(JSON.stringify(value))).toMatchObject({ busy: true, feeds: [], cellsWritten: 0 });
    world.dispose();
  });

  it('call no service when the script is loaded', () => {
    const world = company();
    world.load('NONE');
    expect(Object.values(world.calls).reduce((sum, count) => sum + count, 0)).toBe(0);
    world.dispose();
  });
});
