import type { World } from '../../local/standin/world.js';
import { addDays, weekdayOf } from '../../src/core/days.js';
import { command, company, connectOpenAi, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

const days = Array.from({ length: 16 }, (_, index) => addDays('2026-11-01', index));
let server: ScriptedServer;
// Every day costs another amount, and a Sunday ten times that.
beforeAll(async () => { server = await startScripted(openAi([page(days.map((day, index) => bucket(day, [cost((index + 1) * (weekdayOf(day) === 0 ? 10 : 1))])))])); });
afterAll(async () => { await server.close(); });

const OLD_WEEK = ['2026-11-02', '2026-11-08', '2–8 Nov', 107];
const NEW_WEEK = ['2026-11-09', '2026-11-15', '9–15 Nov', 219];

/** Instants around the local begin of Monday, 16 November, and the week that is the last full one. */
const ZONES: readonly (readonly [string, readonly (readonly [string, readonly unknown[]])[]])[] = [
  // In Tokyo Monday begins nine hours before the Sunday that providers bill is over.
  ['Asia/Tokyo', [['2026-11-15T14:30:00Z', OLD_WEEK], ['2026-11-15T15:30:00Z', OLD_WEEK], ['2026-11-15T23:30:00Z', OLD_WEEK], ['2026-11-16T00:30:00Z', NEW_WEEK]]],
  // Behind UTC Monday's data begins before the reader's Monday.
  ['America/Sao_Paulo', [['2026-11-15T23:30:00Z', OLD_WEEK], ['2026-11-16T00:30:00Z', OLD_WEEK], ['2026-11-16T02:30:00Z', OLD_WEEK], ['2026-11-16T03:30:00Z', NEW_WEEK]]],
  ['Pacific/Pago_Pago', [['2026-11-16T00:30:00Z', OLD_WEEK], ['2026-11-16T10:30:00Z', OLD_WEEK], ['2026-11-16T11:30:00Z', NEW_WEEK]]],
];

/** Bounds of the last full week in Weekly with its total, and its bounds and amount in Overview. */
function workbookWeek(world: World): unknown[] {
  const weekly = world.store.evaluated('Weekly');
  const bounds = weekly.find(([label]) => label === 'Last full week') ?? [];
  const headers = weekly.find(([label]) => label === 'Bucket') ?? [];
  const total = weekly.find(([bucketName, provider]) => bucketName === 'All' && provider === 'All') ?? [];
  const [, amount, , , , from, through] = world.store.evaluated('Overview').find(([label]) => label === 'Last full week') ?? [];
  return [...bounds.slice(1, 3), total[headers.indexOf('Last full week')], from, through, amount].map((cell) => (typeof cell === 'object' && cell !== null && 'day' in cell ? cell.day : cell));
}

describe.each(ZONES)('around the begin of Monday in %s', (timeZone, instants) => {
  it('workbook and mail speak of the same week, and a second run writes nothing', () => {
    const world = company({ now: instants[0]?.[0] ?? '', timeZone });
    connectOpenAi(world, server.origin);
    instants.forEach(([now, [first, last, mailed, total]]) => {
      world.setNow(now);
      runSync(world);
      expect({ now, week: workbookWeek(world) }).toEqual({ now, week: [first, last, total, first, last, total] });
      expect(command(world, 'sendDigest', { to: ['cfo@example.com'] }).ok).toBe(true);
      const mail = world.outbox[world.outbox.length - 1];
      expect({ now, subject: mail?.subject }).toEqual({ now, subject: expect.stringContaining(String(mailed)) as unknown });
      expect(mail?.text).toContain(`${String(total)}.00 USD`);
      world.resetCounts();
      runSync(world);
      expect({ now, written: written(world) }).toEqual({ now, written: 0 });
    });
    world.dispose();
  });

  it('no comparison holds a day that still runs, here or in UTC', () => {
    instants.forEach(([now]) => {
      const world = company({ now, timeZone });
      connectOpenAi(world, server.origin);
      runSync(world);
      const throughs = world.store.evaluated('Weekly').slice(5, 10).map(([, , through]) => (typeof through === 'object' && through !== null && 'day' in through ? through.day : ''));
      const local = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(now));
      throughs.forEach((through) => { expect(through < local && through < now.slice(0, 10)).toBe(true); });
      expect(throughs).toHaveLength(5);
      world.dispose();
    });
  });
});
