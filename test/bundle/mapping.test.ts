import type { World } from '../../local/standin/world.js';
import { company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, completion, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const RULE_HEADERS = ['Status', 'Provider', 'Connection', 'Key', 'Tag', 'From', 'Team', 'Feature', 'Customer', 'Cost center', 'Percent'];
type Rule = Partial<Record<(typeof RULE_HEADERS)[number], string>>;
const rules = (...given: Rule[]): string[][] => [RULE_HEADERS, ...given.map((rule) => RULE_HEADERS.map((header) => rule[header] ?? ''))];
const LOG_HEADERS = ['Timestamp', 'Source', 'Request ID', 'Provider', 'Model', 'Input tokens', 'Cache read tokens', 'Cache write tokens', 'Output tokens', 'Status', 'User', 'Team', 'Project', 'Feature', 'Key', 'Tags', 'Cost', 'Currency', 'Basis', 'Served by'];
const call = (id: string, input: string, fields: Record<string, string>): string[] =>
  LOG_HEADERS.map((header) => ({ Timestamp: `2026-10-30T10:0${id}:00Z`, Source: 'own', 'Request ID': id, Provider: 'openai', Model: 'gpt-4o-mini', 'Input tokens': input, 'Output tokens': '0', Status: '200', ...fields })[header] ?? '');

/** 30 October: 9 dollars on key_1 and 3 on key_2, of which the bill names no key. 15 November: a running month. */
const bill = (october = 12): ReturnType<typeof page>[] => [page([bucket('2026-10-30', [cost(october, 'gpt-4o-mini, input', { api_key_id: null })]), bucket('2026-11-15', [cost(2, 'gpt-4o-mini, input', { api_key_id: null })])])];
const use = (): ReturnType<typeof page>[] => [page([bucket('2026-10-30', [completion(9_000, 0), completion(3_000, 0, { api_key_id: 'key_2' })]), bucket('2026-11-15', [completion(1_000, 0)])])];

const twoConnections = async (october = 12): Promise<World> => {
  await server.script(openAi(bill(october), use()));
  const world = company();
  connectOpenAi(world, server.origin);
  connectOpenAi(world, server.origin, { name: 'Second' });
  return world;
};
const billedOf = (world: World, month: string, ...by: string[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  rowsOf(world, 'Daily').filter((row) => String(row['Date']).startsWith(month) && row['Billed cost'] !== '').forEach((row) => {
    const name = by.map((header) => String(row[header])).join('/');
    sums[name] = Math.round(((sums[name] ?? 0) + Number(row['Billed cost'])) * 1e9) / 1e9;
  });
  return sums;
};

describe('the Mapping tab', () => {
  it('gives a bill to teams by key, splits what is shared, and loses nothing', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, rules({ Connection: 'OpenAI', Key: 'key_1', Team: 'Search', 'Cost center': 'R&D' }, { Key: 'key_2', Team: 'Shop', Percent: '60%' }, { Team: 'Desk', Percent: '40%' }, { 'Cost center': 'Overhead' }));
    runSync(world);
    expect(billedOf(world, '2026-10', 'Connection', 'Team', 'Cost center')).toEqual({
      'OpenAI/Search/R&D': 9, 'OpenAI/Shop/Overhead': 1.8, 'OpenAI/Desk/Overhead': 1.2, 'Second//Overhead': 9, 'Second/Shop/Overhead': 1.8, 'Second/Desk/Overhead': 1.2,
    });
    const tokens = rowsOf(world, 'Daily').filter((row) => row['Date'] === '2026-10-30').map((row) => [row['Connection'], row['Team'], row['Input tokens']]);
    expect(tokens).toEqual(expect.arrayContaining([['OpenAI', 'Search', 9_000], ['OpenAI', 'Shop', 1_800], ['OpenAI', 'Desk', 1_200]]));
    expect(rowsOf(world, 'Mapping').map((row) => [row['Charges matched'], row['Cost matched'], row['Effect']])).toEqual([
      [2, 9, 'Counts.'], [4, 3.6, 'Counts.'], [4, 2.4, 'Counts.'], [expect.any(Number), 15, 'Counts.'],
    ]);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('previews a draft and counts it once it is active', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, rules({ Key: 'key_1', Team: 'Search' }, { Status: 'draft', Key: 'key_2', Team: 'Shop' }, { Key: 'key_1', Connection: 'Second', Team: 'Never' }, { Status: 'off', Team: 'All' }));
    runSync(world);
    expect(billedOf(world, '2026-10', 'Team')).toEqual({ Search: 18, '': 6 });
    expect(rowsOf(world, 'Mapping').map((row) => row['Effect'])).toEqual([
      'Counts.', 'Draft: does not count yet. With the drafts, 2026-10 in USD: no team 6.00 → 0.00; Shop 0.00 → 6.00.', 'Shadowed by row 2: it never counts.', 'Off.',
    ]);
    world.store.paste('Mapping', 3, 1, [['active']]);
    runSync(world);
    expect(billedOf(world, '2026-10', 'Team')).toEqual({ Search: 18, Shop: 6 });
    expect(rowsOf(world, 'Mapping')[1]).toMatchObject({ 'Charges matched': 4, 'Cost matched': 6, Effect: 'Counts.' });
    world.dispose();
  });

  it('says beside a row what is wrong with it, and how to mend it', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, rules({ Key: 'key_1' }, { Key: 'key_1', Team: 'Search', From: 'someday' }, { Key: 'key_2', Team: 'a', Percent: '60%' }, { Key: 'key_2', Team: 'b', Percent: '30%' }));
    const report = runSync(world);
    expect(report.findings.filter(({ where }) => where.startsWith('Mapping')).map(({ where, what }) => `${where}: ${what}`)).toEqual([
      'Mapping row 2, Team: The rule assigns nothing.', 'Mapping row 3, From: This is not a date.', 'Mapping row 4, Percent: Rows 4, 5 make 90%, not 100%.', 'Mapping row 5, Percent: Rows 4, 5 make 90%, not 100%.',
    ]);
    expect(billedOf(world, '2026-10', 'Team')).toEqual({ '': 24 });
    world.dispose();
  });

  it('holds when a day is restated', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, rules({ Key: 'key_1', Team: 'Search' }, { Key: 'key_2', Team: 'Shop' }));
    runSync(world);
    const running = (value: number): ReturnType<typeof page>[] => [page([bucket('2026-10-30', [cost(12, 'gpt-4o-mini, input', { api_key_id: null })]), bucket('2026-11-15', [cost(value, 'gpt-4o-mini, input', { api_key_id: null })])])];
    await server.script(openAi(running(7.77), use()));
    runSync(world);
    expect(billedOf(world, '2026-11', 'Team')).toEqual({ Search: 15.54 });
    expect(billedOf(world, '2026-10', 'Team')).toEqual({ Search: 18, Shop: 6 });
    world.dispose();
  });

  it('shares a bill by the features, customers and tags of the own log, and leaves the rest by itself', async () => {
    await server.script(openAi(bill(), use()));
    const world = company();
    connectOpenAi(world, server.origin);
    world.store.paste('API log', 1, 1, [LOG_HEADERS, call('1', '3000', { Feature: 'Search', Tags: 'customer=Acme' }), call('2', '6000', { Feature: 'Chat', Tags: 'tier=gold' })]);
    world.store.paste('Mapping', 1, 1, rules({ Tag: 'tier=gold', Customer: 'Globex' }));
    runSync(world);
    expect(billedOf(world, '2026-10', 'Feature', 'Customer')).toEqual({ 'Search/Acme': 3, 'Chat/Globex': 6, 'Not in the log/': 3 });
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('adds its columns to a Daily of before, right of what the user keeps there', async () => {
    const world = await twoConnections();
    runSync(world);
    const headers = (world.store.evaluated('Daily')[0] ?? []).filter((header) => header !== null && header !== '');
    const old = headers.filter((header) => typeof header === 'string' && !['Team', 'Feature', 'Customer'].includes(header));
    world.store.paste('Daily', 1, old.length + 1, [['Mine', '', '']]);
    world.store.paste('Daily', 2, old.length + 1, [['kept', '', '']]);
    world.store.paste('Mapping', 1, 1, rules({ Key: 'key_1', Team: 'Search' }));
    runSync(world);
    expect((world.store.evaluated('Daily')[0] ?? []).filter((header) => header !== null && header !== '')).toEqual([...old, 'Mine', 'Team', 'Feature', 'Customer']);
    expect(rowsOf(world, 'Daily').map((row) => row['Mine'])).toContain('kept');
    expect(billedOf(world, '2026-10', 'Team')).toEqual({ Search: 18, '': 6 });
    world.dispose();
  });

  it('opens with a draft for each sub account that nobody bears', async () => {
    const world = await twoConnections();
    runSync(world);
    world.run('openMapping');
    expect(rowsOf(world, 'Mapping').map((row) => [row['Status'], row['Connection'], row['Sub account'], row['Team']])).toEqual([['draft', 'OpenAI', 'proj_a', 'proj_a'], ['draft', 'Second', 'proj_a', 'proj_a']]);
    world.dispose();
  });
});
