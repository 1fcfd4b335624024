import { company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, completion, openAi, page } from './openai-pages.js';
import { emptyPage, startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

type World = ReturnType<typeof company>;
const setting = (world: World, name: string, value: string): void => {
  world.store.paste('Settings', world.store.evaluated('Settings').findIndex((row) => row[0] === name) + 1, 2, [[value]]);
};
const published = (input: number): unknown => [{ id: 'openai', models: [{ id: 'gpt-4o', match: { equals: 'gpt-4o' }, prices: { input_mtok: input, output_mtok: 10, cache_read_mtok: 1.25 } }] }];

describe('published prices', () => {
  it('wait for a yes, then count for new days, and for old ones when usage is re-priced', async () => {
    const usage = page([bucket('2026-10-30', [completion(1_000_000, 0, { model: 'gpt-4o' })]), bucket('2026-11-14', [completion(1_000_000, 0, { model: 'gpt-4o' })])]);
    await server.script([{ path: '/prices.json', answers: [{ status: 200, body: published(2) }] }, ...openAi([emptyPage], [usage])]);
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    setting(world, 'Price list address', `${server.origin}/prices.json`);
    const costs = (): unknown[] => rowsOf(world, 'API usage').map((row) => row['List cost']);
    const proposed = (): Record<string, unknown> | undefined => rowsOf(world, 'Prices').find((row) => row['Source'] !== 'list');
    expect(costs()).toEqual([2.5, 2.5]);

    world.run('lookForPrices');
    expect(world.alerts).toEqual([]);
    expect(proposed()).toMatchObject({ Model: 'gpt-4o', Input: 2, From: '2026-11-16', Source: 'proposed' });
    runSync(world);
    world.run('repriceUsage');
    expect(costs()).toEqual([2.5, 2.5]);
    world.resetCounts();
    world.run('lookForPrices');
    expect(written(world)).toBe(0);

    const [headers = [], ...rows] = world.store.evaluated('Prices');
    const at = rows.findIndex((row) => row[headers.indexOf('Source')] === 'proposed') + 2;
    world.store.paste('Prices', at, headers.indexOf('Source') + 1, [['accepted']]);
    world.store.paste('Prices', at, headers.indexOf('From') + 1, [['2026-10-01']]);
    world.run('repriceUsage');
    expect(costs()).toEqual([2.5, 2]);
    setting(world, 'Re-price from', '2026-10-01');
    world.run('repriceUsage');
    expect(costs()).toEqual([2, 2]);
    expect(world.toasts.slice(-1)[0]?.message).toBe('1 row of usage from 2026-10-01 on has another cost at the prices that count now.');
    expect(rowsOf(world, 'Prices').find((row) => row['Source'] === 'accepted')).toMatchObject({ Compared: 'list: Input 2.5' });
    world.dispose();
  });

  it('keep what a long call costs when they are accepted, and take a contract discount off the list', async () => {
    const long = { ...(published(2) as { models: object[] }[])[0], models: [{ id: 'gpt-4o', match: { equals: 'gpt-4o' }, prices: { input_mtok: { base: 2, tiers: [{ start: 200_000, price: 4 }] }, output_mtok: 10, cache_read_mtok: 1.25 } }] };
    const usage = page([bucket('2026-11-14', [completion(1_000_000, 0, { model: 'gpt-4o', num_model_requests: 1 })])]);
    await server.script([{ path: '/prices.json', answers: [{ status: 200, body: [long] }] }, ...openAi([emptyPage], [usage])]);
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    setting(world, 'Price list address', `${server.origin}/prices.json`);
    const cost = (): unknown => rowsOf(world, 'API usage')[0]?.['List cost'];
    world.run('lookForPrices');
    const row = rowsOf(world, 'Prices').findIndex(({ Source }) => Source === 'proposed');
    expect(rowsOf(world, 'Prices')[row]).toMatchObject({ Input: 2, Above: 200_000, 'Applies to': 'whole', 'Long input': 4, 'Long output': 10 });
    const set = (header: string, at: number, value: string): void => {
      world.store.paste('Prices', at + 2, (world.store.evaluated('Prices')[0] ?? []).indexOf(header) + 1, [[value]]);
    };
    set('Source', row, 'accepted');
    set('From', row, '2026-11-01');
    world.run('repriceUsage');
    expect(cost()).toBe(4);
    set('Applies to', row, 'excess');
    world.run('repriceUsage');
    // 200,000 tokens at 2, the 800,000 beyond at 4.
    expect(cost()).toBe(3.6);

    const headers = world.store.evaluated('Prices')[0] ?? [];
    set('Source', row, 'rejected');
    const below = world.store.evaluated('Prices').length - 2;
    for (const [header, value] of [['Provider', 'openai'], ['Model', '*'], ['Discount', '20%'], ['Origin', 'Contract 7']] as const) world.store.paste('Prices', below + 3, headers.indexOf(header) + 1, [[value]]);
    world.run('repriceUsage');
    expect(cost()).toBe(2);
    runSync(world);
    expect(rowsOf(world, 'Prices').find(({ Source }) => Source === 'list')).toMatchObject({ Model: 'gpt-4o', Input: 2.5 });
    expect(rowsOf(world, 'Prices').filter(({ Model }) => Model === '*')).toHaveLength(1);
    world.dispose();
  });

  it('that cannot be read leave the tab alone and say where to look', async () => {
    await server.script([{ path: '/prices.json', answers: [{ status: 404, body: 'gone' }] }, ...openAi([emptyPage])]);
    const world = company();
    world.run('setUpTabs');
    setting(world, 'Price list address', `${server.origin}/prices.json`);
    world.run('lookForPrices');
    expect(world.alerts).toMatchObject([{ title: 'Prices', message: 'Price list: The published price file answered 404. Check its address on the Settings tab.' }]);
    expect(world.store.sheetNames()).not.toContain('Prices');
    world.dispose();
  });
});
