import type { Closed, CloseState, Reply } from '../../src/app/api.js';
import { command, company, connectOpenAi, contents, rowsOf, runSync, written } from './company.js';
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

const RULES = ['Key', 'Team', 'Cost center', 'Percent'];
const sums = (rows: readonly Record<string, unknown>[], header: string, by: string): Record<string, number> => rows.reduce<Record<string, number>>((all, row) => {
  const name = String(row[by]);
  return { ...all, [name]: Math.round(((all[name] ?? 0) + Number(row[header])) * 1e9) / 1e9 };
}, {});
const made = (world: World): Record<string, unknown>[] => rowsOf(world, 'Daily').filter((row) => String(row['Service']).startsWith('Adjustment of '));
const journal = (world: World, month: string): Record<string, unknown>[] => rowsOf(world, 'Journal').filter((row) => String(row['Month']).startsWith(month));
const difference = (rows: readonly Record<string, unknown>[]): number => rows.reduce((sum, row) => sum + Math.round(100 * Number(row['Debit'])) - Math.round(100 * Number(row['Credit'])), 0);

describe('a mapping rule that changes after a month is closed', () => {
  it('moves money between teams in the open month and no money in all', async () => {
    const world = await prepaid(false);
    world.store.paste('Mapping', 1, 1, [RULES, ['key_1', 'Search', 'R&D', '33.3%'], ['', 'Shop', 'Sales', '66.7%']]);
    runSync(world);
    asked<Closed>(world, 'closeMonth', { month: '2026-10' });
    const [before, billed, effective] = [lines(world, '2026-10'), total(world, 'Billed cost'), total(world, 'Effective cost')];
    world.store.paste('Mapping', 2, 1, [['key_1', 'Desk', 'R&D', '41.7%'], ['', 'Shop', 'Sales', '58.3%']]);
    runSync(world);
    expect(lines(world, '2026-10')).toEqual(before);
    expect(sums(made(world), 'Effective cost', 'Team')).toEqual({ Search: -2.331, Desk: 2.919, Shop: -0.588 });
    expect(sums(made(world), 'Effective cost', 'Currency')).toEqual({ USD: 0 });
    expect(total(world, 'Billed cost')).toBeCloseTo(billed, 9);
    expect(total(world, 'Effective cost')).toBeCloseTo(effective, 9);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.setNow('2026-12-09T07:30:00Z');
    runSync(world);
    expect(asked<Closed>(world, 'closeMonth', { month: '2026-11' }).message).toContain('balanced');
    expect(difference(journal(world, '2026-11'))).toBe(0);
    const first = journal(world, '2026-11');
    asked<Closed>(world, 'reopenMonth', { month: '2026-11', reason: 'look again' });
    expect(difference(journal(world, '2026-11'))).toBe(0);
    asked<Closed>(world, 'closeMonth', { month: '2026-11' });
    const bare = (rows: readonly Record<string, unknown>[]): unknown[] => rows.map((row) => ['Date', 'Kind', 'Account name', 'Debit', 'Credit', 'Cost center', 'Currency', 'Provider'].map((header) => row[header]));
    expect(bare(journal(world, '2026-11').slice(-first.length))).toEqual(bare(first));
    expect(difference(journal(world, '2026-11'))).toBe(0);
    expect(lines(world, '2026-10')).toEqual(before);
    world.dispose();
  });

  it('keeps to the whole of an open ledger when rates and late purchases change too', async () => {
    const [world, open] = [await prepaid(true), await prepaid(false)];
    const before = lines(world, '2026-10');
    const steps: readonly ((one: World) => void)[] = [
      (one) => { one.store.paste('Rates', 1, 1, [['Date', 'Currency', 'Rate', 'Per'], ['2026-10-01', 'EUR', '1.2', 'USD']]); },
      (one) => { one.store.paste('Credits', 6, 1, [['2026-10-30', 'OpenAI', '', 'purchase late', '50', 'EUR', '2026-12-01', '']]); },
      (one) => { one.store.paste('Credits', 7, 1, [['2026-10-28', 'OpenAI', '', 'purchase later', '11', 'USD', '2026-10-31', '']]); },
      (one) => { one.store.paste('Mapping', 1, 1, [RULES, ['key_1', 'Desk', 'R&D', '41.7%'], ['', 'Shop', 'Sales', '58.3%']]); },
      (one) => { one.store.paste('Rates', 2, 3, [['1.1']]); },
      (one) => { const row = one.store.evaluated('Settings').findIndex(([name]) => name === 'Base currency'); one.store.paste('Settings', row + 1, 2, [['EUR']]); },
      (one) => { one.setNow('2026-11-12T07:30:00Z'); },
      (one) => { one.store.paste('Rates', 2, 3, [['1.3']]); },
      (one) => { one.setNow('2026-12-12T07:30:00Z'); },
    ];
    steps.forEach((step, at) => {
      [world, open].forEach((one) => { step(one); runSync(one); });
      expect(lines(world, '2026-10')).toEqual(before);
      expect({ at, lots: lots(world) }).toEqual({ at, lots: lots(open) });
      ['Billed cost', 'Effective cost'].forEach((header) => {
        const [held, wanted] = [world, open].map((one) => sums(rowsOf(one, 'Daily'), header, 'Currency'));
        expect({ at, header, held }).toEqual({ at, header, held: wanted });
      });
      world.resetCounts();
      runSync(world);
      expect({ at, written: written(world) }).toEqual({ at, written: 0 });
    });
    [world, open].forEach((one) => { one.dispose(); });
  });
});

describe('a month that earlier purchases pay for', () => {
  it('waits for no invoice, and does once something is not covered', async () => {
    const world = await prepaid(false);
    world.store.paste('Invoices', 1, 1, [['Provider', 'Month', 'Invoice number', 'Date', 'Amount', 'Currency'], ['OpenAI', '2026-10', 'A and B', '2026-10-29', '30', 'USD']]);
    await server.script(bill(['2026-11-01', 1], ['2026-12-01', 4]));
    world.setNow('2027-01-01T07:30:00Z');
    const states = (): unknown[][] => {
      runSync(world);
      return rowsOf(world, 'Reconciliation').filter((row) => row['Month'] !== '2027-01-01').map((row) => [row['Month'], row['Invoiced'], row['State']]);
    };
    expect(states()).toEqual([['2026-10-01', 30, 'agrees'], ['2026-11-01', '', 'no invoice yet'], ['2026-12-01', '', 'paid ahead, no invoice due']]);
    const open = asked<CloseState>(world, 'closeState', { month: '2026-12' }).open.map(({ what }) => what);
    expect(open.filter((what) => what.startsWith('No invoice yet'))).toEqual([]);
    await server.script(bill(['2026-11-01', 1], ['2026-12-01', 4], ['2026-12-30', 40]));
    world.setNow('2027-01-02T07:30:00Z');
    expect(states()[2]).toEqual(['2026-12-01', '', 'no invoice yet']);
    expect(asked<CloseState>(world, 'closeState', { month: '2026-12' }).open.map(({ what }) => what)).toContain('No invoice yet of OpenAI.');
    world.dispose();
  });
});

describe('a run over mapping, credits and a closed month', () => {
  it('ends the same wherever it was killed, and its summaries are those of Daily', async () => {
    const play = async (stop: number | null): Promise<Record<string, unknown>> => {
      const world = await prepaid(false);
      world.store.paste('Mapping', 1, 1, [RULES, ['key_1', 'Search', 'R&D', '33.3%'], ['', 'Shop', 'Sales', '66.7%']]);
      runSync(world);
      asked<Closed>(world, 'closeMonth', { month: '2026-10' });
      world.store.paste('Mapping', 2, 1, [['key_1', 'Desk', 'R&D', '41.7%'], ['', 'Shop', 'Sales', '58.3%']]);
      world.store.paste('Credits', 6, 1, [['2026-10-28', 'OpenAI', '', 'purchase late', '11', 'USD', '2026-10-31', '']]);
      await server.script(bill(['2026-10-30', 4], ['2026-10-31', 11], ['2026-11-01', 1]));
      world.setNow('2026-11-02T11:30:00Z');
      if (stop !== null) {
        world.setFaults({ stopAfterCalls: stop });
        world.run('runSync');
        world.setFaults(null);
      }
      runSync(world);
      // When a restatement was seen is when the run that saw it was.
      const end = JSON.parse(JSON.stringify(contents(world)).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')) as Record<string, unknown>;
      const between = (from: string, through: string): number => rowsOf(world, 'Daily').filter((row) => String(row['Date']) >= from && String(row['Date']) <= through).reduce((sum, row) => sum + Number(row['Effective cost']), 0);
      const shown = new Map(world.store.evaluated('Overview').map((row) => [row[0], row] as const));
      expect(shown.get('Last full week')?.[1]).toBeCloseTo(between('2026-10-26', '2026-11-01'), 9);
      expect(shown.get('Month to date')?.[1]).toBeCloseTo(between('2026-11-01', '2026-11-01'), 9);
      expect(shown.get('OpenAI')?.[1]).toBeCloseTo(between('2026-10-26', '2026-11-01'), 9);
      world.dispose();
      return end;
    };
    const wanted = await play(null);
    for (let stop = 60; stop < 700; stop += 80) expect({ stop, end: await play(stop) }).toEqual({ stop, end: wanted });
  }, 240_000);
});
