import type { StatementFile, StatementOffer } from '../../src/app/api.js';
import type { World } from '../../local/standin/world.js';
import { command, company, connectOpenAi, rowsOf, runSync, written } from './company.js';
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
    world.store.paste('Mapping', 5, 1, [['off']]);
    runSync(world);
    expect(world.store.evaluated('Overview').map((row) => [row[0], row[3]])).toContainEqual(['Not assigned to a team or cost center: 1 row of Daily with both blank', 2]);
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

const customers = (): string[][] => rules({ Key: 'key_1', Customer: 'Acme', Team: 'Search' }, { Key: 'key_2', Connection: 'OpenAI', Customer: 'Globex' });
const TERMS = ['Customer', 'From', 'Markup', 'Fixed fee', 'Minimum', 'Currency'];
const charged = (world: World, month: string): unknown[][] => rowsOf(world, 'Charge-back').filter((row) => row['Month'] === `${month}-01`).map((row) => [row['By'], row['Name'], row['Effective cost'], row['Amount to charge'], row['State']]);

describe('the Charge-back tab', () => {
  it('charges customers by their terms, shows what is not assigned, and equals the ledger', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, customers());
    runSync(world);
    world.store.paste('Charge-back terms', 1, 1, [TERMS, ['Acme', '', '15%', '10', '', ''], ['Globex', '', '-10%', '', '50', ''], ['Nobody', '', '', '', '', '']]);
    world.run('openChargeBack');
    expect(charged(world, '2026-10')).toEqual([
      ['Customer', 'Acme', 18, 30.7, 'complete'], ['Customer', 'Globex', 3, 50, 'complete'], ['Customer', 'Not assigned', 3, '', 'complete'],
      ['Team', 'Search', 18, '', 'complete'], ['Team', 'Not assigned', 6, '', 'complete'],
      ['Cost center', 'Not assigned', 24, '', 'complete'], ['All', 'Everything', 24, '', 'complete'],
    ]);
    expect(charged(world, '2026-11')).toContainEqual(['Customer', 'Acme', 4, 14.6, 'the month is not over']);
    expect(rowsOf(world, 'Charge-back terms').map((row) => row['State'])).toEqual(['Counts.', 'Counts.', 'No line of Daily is of this customer: check the name, or map something to it.']);
    runSync(world);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('follows a rule that changes, a day that is restated, and keeps notes of the user', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, customers());
    runSync(world);
    world.run('openChargeBack');
    const note = world.store.evaluated('Charge-back')[0]?.indexOf('Note') ?? 0;
    world.store.paste('Charge-back', 2, note + 1, [['sent']]);
    await server.script(openAi([page([bucket('2026-10-30', [cost(12, 'gpt-4o-mini, input', { api_key_id: null })]), bucket('2026-11-15', [cost(7.77, 'gpt-4o-mini, input', { api_key_id: null })])])], use()));
    world.store.paste('Mapping', 3, RULE_HEADERS.indexOf('Connection') + 1, [['']]);
    runSync(world);
    expect(charged(world, '2026-10').slice(0, 3)).toEqual([['Customer', 'Acme', 18, 18, 'complete'], ['Customer', 'Globex', 6, 6, 'complete'], ['Customer', 'Not assigned', 0, '', 'complete']]);
    expect(charged(world, '2026-11')[0]).toEqual(['Customer', 'Acme', 15.54, 15.54, 'the month is not over']);
    expect(rowsOf(world, 'Charge-back').filter((row) => row['Note'] === 'sent').map((row) => [row['Month'], row['Name']])).toEqual([['2026-10-01', 'Acme']]);
    world.dispose();
  });

  it('charges nothing by terms that cannot be read, and says incomplete where rules cannot', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, [...customers(), ...rules({ Key: 'key_9' }).slice(1)]);
    runSync(world);
    world.store.paste('Charge-back terms', 1, 1, [TERMS, ['Acme', '', 'a lot', '', '', ''], ['Globex', '2026-10', '', '', '', 'EUR']]);
    world.run('openChargeBack');
    expect(charged(world, '2026-10').slice(0, 3)).toEqual([
      ['Customer', 'Acme', 18, '', 'incomplete: its row on Charge-back terms cannot be read; 1 cell of Mapping to correct'],
      ['Customer', 'Globex', 3, '', 'incomplete: no rate from USD to EUR; 1 cell of Mapping to correct'],
      ['Customer', 'Not assigned', 3, '', 'incomplete: 1 cell of Mapping to correct'],
    ]);
    expect(runSync(world).findings.map(({ where }) => where)).toEqual(expect.arrayContaining(['Charge-back terms row 2, Markup', 'Mapping row 4, Team']));
    expect(command<StatementFile>(world, 'statement', { customer: 'Acme', month: '2026-10' })).toMatchObject({ ok: false, message: 'Charge-back terms: The terms of this customer cannot be read.' });
    world.dispose();
  });

  it('is the statement of a customer, to the cent', async () => {
    const world = await twoConnections();
    world.store.paste('Mapping', 1, 1, customers());
    runSync(world);
    world.store.paste('Charge-back terms', 1, 1, [TERMS, ['Acme', '', '15%', '10', '', 'EUR']]);
    world.store.paste('Rates', 1, 1, [['Date', 'Currency', 'Rate', 'Per'], ['2026-10-30', 'EUR', '1.25', 'USD']]);
    world.run('openChargeBack');
    const offer = command<StatementOffer>(world, 'statements', null);
    expect(offer).toEqual({ ok: true, value: { months: [{ month: '2026-11', customers: ['Acme'] }, { month: '2026-10', customers: ['Acme', 'Globex'] }] } });
    const made = command<StatementFile>(world, 'statement', { customer: 'Acme', month: '2026-10' });
    expect(made).toMatchObject({ ok: true, value: { total: '26.56', currency: 'EUR', fileName: 'statement-2026-10-acme', subject: 'AI services 2026-10: 26.56 EUR' } });
    expect(charged(world, '2026-10')[0]?.[3]).toBe(26.56);
    expect(command(world, 'statement', { customer: 'Initech', month: '2026-10' })).toMatchObject({ ok: false, message: 'Statement: Daily holds nothing of Initech in 2026-10.' });
    world.dispose();
  });
});
