import { company, connectOpenAi, contents, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const HEADERS = ['Date', 'Provider', 'Connection', 'Movement', 'Amount', 'Currency', 'Expires', 'Note'];
const TYPED = [
  ['2026-11-10', 'OpenAI', '', 'purchase INV-1', '100', 'USD', '2026-11-14', ''],
  ['2026-11-10', 'openai', '', 'grant', '20', 'usd', '2026-12-05', 'for the pilot'],
  ['2026-11-15', 'OpenAI', '', 'balance', '25', 'USD', '', 'read by hand'],
];
const used = openAi([page([bucket('2026-11-12', [cost(30)]), bucket('2026-11-13', [cost(50)]), bucket('2026-11-14', [cost(10)])])]);

function prepaid(rows: readonly string[][] = TYPED): ReturnType<typeof company> {
  const world = company();
  connectOpenAi(world, server.origin);
  world.store.paste('Credits', 1, 1, [HEADERS, ...rows]);
  return world;
}
const ledger = (world: ReturnType<typeof company>): unknown[][] => rowsOf(world, 'Daily').map((row) => [row['Date'], row['Service'], row['Billed cost'], row['Effective cost']]);
const decisions = (world: ReturnType<typeof company>): string[] => world.store.evaluated('Overview').map(([first]) => (typeof first === 'string' ? first : '')).filter((text) => text.includes('OpenAI') && text.length > 12);

describe('prepaid credits typed by hand', () => {
  it('are billed when bought, consumed as they burn or expire, and held against the balance', async () => {
    await server.script(used);
    const world = prepaid();
    const { findings } = runSync(world);
    expect(ledger(world)).toEqual([
      ['2026-11-10', 'Prepaid credits bought', 100, 0],
      ['2026-11-12', 'gpt-4o-mini', 0, 30],
      ['2026-11-13', 'gpt-4o-mini', 0, 50],
      ['2026-11-14', 'Granted credits used', -10, -10],
      ['2026-11-14', 'Prepaid credits expired', 0, 20],
      ['2026-11-14', 'gpt-4o-mini', 10, 10],
    ]);
    const [wallet, ...lots] = rowsOf(world, 'Credit lots');
    expect(lots.map((row) => ['Kind', 'Lot', 'Amount', 'Used', 'Expired unused', 'Went back', 'Left'].map((header) => row[header]))).toEqual([
      ['purchase', 'purchase INV-1', 100, 80, 20, 0, 0], ['grant', 'grant', 20, 10, 0, 0, 10],
    ]);
    expect(wallet).toMatchObject({ Wallet: 'OpenAI, USD', Kind: 'wallet', Balance: 10, 'Told balance': 25, 'Told on': '2026-11-15', Drift: 15, 'Days left': 1, 'Lasts until': '2026-11-17', State: 'drifts: 15.00 USD more told than the lots leave' });
    expect(findings.filter(({ where }) => where.startsWith('Credits'))).toMatchObject([{ where: 'Credits row 4', what: expect.stringContaining('15.00 USD more than its purchases') as string }]);
    expect(decisions(world)).toEqual(expect.arrayContaining(['Top up OpenAI: 10.00 USD last 1 day, empty', 'Balance of OpenAI is 15.00 USD off its purchases and use']));
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('burn in the order that Settings names, over all days', async () => {
    await server.script(used);
    const world = prepaid();
    runSync(world);
    const settings = world.store.evaluated('Settings');
    world.store.paste('Settings', settings.findIndex(([name]) => name === 'Credits burn') + 1, 2, [['grants first']]);
    runSync(world);
    expect(ledger(world).filter(([, service]) => service === 'Granted credits used' || service === 'Prepaid credits expired')).toEqual([['2026-11-12', 'Granted credits used', -20, -20], ['2026-11-14', 'Prepaid credits expired', 0, 40]]);
    world.store.paste('Settings', settings.findIndex(([name]) => name === 'Credits burn') + 1, 2, [['alphabetically']]);
    expect(runSync(world).findings.some(({ where, fix }) => where === 'Settings' && fix.includes('earliest expiry'))).toBe(true);
    world.dispose();
  });

  it('say in their own row what cannot be read, and count the rest', async () => {
    await server.script(used);
    const world = prepaid([...TYPED, ['someday', 'OpenAI', '', 'stuff', 'lots', 'bucks', '', ''], ['2026-11-12', 'OpenAI', 'nowhere', 'purchase', '-5', 'USD', '2026-11-01', '']]);
    const { findings } = runSync(world);
    expect(findings.filter(({ where }) => /^Credits row [56]/.test(where)).map(({ where }) => where)).toEqual([
      'Credits row 5, Date', 'Credits row 5, Movement', 'Credits row 5, Amount', 'Credits row 5, Currency', 'Credits row 6, Amount', 'Credits row 6, Expires', 'Credits row 6, Connection',
    ]);
    expect(rowsOf(world, 'Daily').filter(({ Basis }) => Basis === 'missing').map((row) => [row['Date'], row['Service'], row['Connection']])).toEqual([['2026-11-12', 'Prepaid credits bought', 'nowhere'], ['2026-11-16', 'Prepaid credits bought', 'OpenAI']]);
    expect(rowsOf(world, 'Credit lots').length).toBe(3);
    expect(rowsOf(world, 'Credit lots')[0]?.['State']).toBe('incomplete: 1 row of Credits cannot be read');
    world.dispose();
  });

  it('reconcile the invoice of a top-up with the purchase, and the use with what was consumed', async () => {
    await server.script(used);
    const world = prepaid();
    world.store.paste('Invoices', 1, 1, [['Provider', 'Month', 'Invoice number', 'Date', 'Amount', 'Tax', 'Currency'], ['OpenAI', '2026-11', 'INV-1', '2026-11-10', '100', '', 'USD']]);
    runSync(world);
    expect(rowsOf(world, 'Reconciliation').filter(({ Month }) => Month === '2026-11-01')).toMatchObject([{ Connection: 'OpenAI', Billed: 90, 'Prepaid purchases': 100, Invoiced: 100, Unexplained: 0 }]);
    world.dispose();
  });

  it('are FOCUS rows that add up to the ledger in both views', async () => {
    await server.script(used);
    const world = prepaid();
    runSync(world);
    world.store.paste('Settings', world.store.evaluated('Settings').findIndex(([name]) => name === 'Export month') + 1, 2, [['2026-11']]);
    world.run('exportFocusNow');
    const rows = rowsOf(world, 'FOCUS export').map((row) => [row['ChargeCategory'], Number(row['BilledCost']), Number(row['EffectiveCost']), row['x_Source']]);
    expect(rows).toEqual([
      ['Purchase', 100, 0, 'Credits'], ['Usage', 0, 30, 'API costs'], ['Usage', 0, 50, 'API costs'], ['Credit', -10, -10, 'Credits'], ['Adjustment', 0, 20, 'Credits'], ['Usage', 10, 10, 'API costs'],
    ]);
    world.dispose();
  });

  it('end the same wherever a run was killed', async () => {
    await server.script(used);
    const play = (stop: number | null): unknown => {
      const world = prepaid();
      if (stop !== null) {
        world.setFaults({ stopAfterCalls: stop });
        world.run('runSync');
        world.setFaults(null);
      }
      runSync(world);
      const end = contents(world);
      world.dispose();
      return end;
    };
    const wanted = play(null);
    for (let stop = 90; stop < 700; stop += 61) expect({ stop, end: play(stop) }).toEqual({ stop, end: wanted });
  }, 240_000);
});
