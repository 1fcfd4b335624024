import type { Closed, Reply } from '../../src/app/api.js';
import { command, company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

type World = ReturnType<typeof company>;

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const CREDITS = [
  ['Date', 'Provider', 'Connection', 'Movement', 'Amount', 'Currency', 'Expires', 'Note'],
  ['2026-10-29', 'OpenAI', '', 'purchase A', '10', 'USD', '2026-11-01', ''],
  ['2026-10-29', 'OpenAI', '', 'purchase B', '20', 'USD', '2026-11-03', ''],
  ['2026-10-30', 'OpenAI', '', 'grant', '2', 'USD', '2026-12-31', ''],
  ['2026-11-01', 'OpenAI', '', 'purchase C', '30', 'USD', '', ''],
];
const bill = (...days: readonly (readonly [string, number])[]): ReturnType<typeof openAi> => openAi([page(days.map(([day, value]) => bucket(day, [cost(value)])))]);

const asked = <T>(world: World, name: string, input: unknown): T => {
  const reply: Reply<T> = command(world, name, input);
  if (!reply.ok) throw new Error(`${reply.message} ${reply.fix}`);
  return reply.value;
};
const lines = (world: World, month: string): unknown[][] => rowsOf(world, 'Daily').filter((row) => String(row['Date']).startsWith(month)).map((row) => [row['Date'], row['Service'], row['Team'], row['Billed cost'], row['Effective cost']]);
const total = (world: World, header: string): number => rowsOf(world, 'Daily').reduce((sum, row) => sum + Number(row[header]), 0);
const lots = (world: World): unknown[][] => rowsOf(world, 'Credit lots').map((row) => ['Kind', 'Lot', 'Amount', 'Used', 'Expired unused', 'Left', 'Balance'].map((header) => row[header]));
/** A change of the register, which has all days made again. */
const editRegister = (world: World): void => {
  world.store.paste('Subscriptions', 1, 1, [
    ['Provider', 'Plan', 'Kind', 'Seats', 'Price', 'Cycle', 'Currency', 'Renewal date', 'State'],
    ['Cursor', 'Teams', 'seat plan', '1', '0', 'monthly', 'USD', '2026-11-15', 'cancelled'],
  ]);
};

async function prepaid(close: boolean): Promise<World> {
  await server.script(bill(['2026-10-30', 4], ['2026-10-31', 3], ['2026-11-01', 1]));
  const world = company({ now: '2026-11-02T07:30:00Z' });
  connectOpenAi(world, server.origin);
  world.store.paste('Credits', 1, 1, CREDITS);
  runSync(world);
  if (close) asked<Closed>(world, 'closeMonth', { month: '2026-10' });
  return world;
}

describe('credits across the border of a closed month', () => {
  it('burn the same whether days are made again one by one or all at once', async () => {
    const [world, open] = [await prepaid(true), await prepaid(false)];
    const before = lines(world, '2026-10');
    await server.script(bill(['2026-10-30', 4], ['2026-10-31', 11], ['2026-11-01', 1]));
    [world, open].forEach(runSync);
    expect(lines(world, '2026-10')).toEqual(before);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    await server.script(bill(['2026-10-31', 11], ['2026-11-01', 1], ['2026-11-02', 5], ['2026-11-03', 2]));
    for (const now of ['2026-11-05T07:30:00Z', '2026-11-07T07:30:00Z', '2026-11-09T07:30:00Z']) {
      [world, open].forEach((one) => { one.setNow(now); runSync(one); });
      expect({ now, lots: lots(world) }).toEqual({ now, lots: lots(open) });
      expect(total(world, 'Effective cost')).toBeCloseTo(total(open, 'Effective cost'), 9);
      expect(total(world, 'Billed cost')).toBeCloseTo(total(open, 'Billed cost'), 9);
      world.resetCounts();
      runSync(world);
      expect(written(world)).toBe(0);
    }
    const [wallet, ...each] = rowsOf(world, 'Credit lots');
    const over = (header: string, kind: RegExp): number => each.filter((row) => kind.test(String(row['Kind']))).reduce((sum, row) => sum + Number(row[header]), 0);
    const consumed = rowsOf(world, 'API costs').reduce((sum, row) => sum + Number(row['Billed cost']), 0);
    expect(over('Left', /./)).toBe(wallet?.['Balance']);
    expect(total(world, 'Effective cost')).toBeCloseTo(consumed - over('Used', /grant/) + over('Expired unused', /purchase/), 9);
    expect(total(world, 'Billed cost')).toBeCloseTo(over('Amount', /purchase/) + consumed - over('Used', /./), 9);
    const incremental = [lines(world, '2026-11'), lots(world)];
    editRegister(world);
    runSync(world);
    expect([lines(world, '2026-11').filter((row) => row[1] !== 'Teams'), lots(world)]).toEqual(incremental);
    [world, open].forEach((one) => { one.dispose(); });
  });
});
