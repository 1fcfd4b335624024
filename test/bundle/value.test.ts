import { company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const LOG_HEADERS = ['Timestamp', 'Source', 'Request ID', 'Provider', 'Model', 'Input tokens', 'Cache read tokens', 'Cache write tokens', 'Output tokens', 'Latency ms', 'Status', 'User', 'Team', 'Project', 'Feature', 'Key', 'Cost', 'Currency', 'Basis'];
const call = (id: string, feature: string, input: string): string[] => [`2026-10-30T10:0${id}:00Z`, 'own', id, 'openai', 'gpt-4o-mini', input, '', '', '0', '', '200', `user ${id}`, '', '', feature, '', '', '', ''];

describe('the Value tab', () => {
  it('sets what a feature brought beside its share of the bill', async () => {
    await server.script(openAi([page([bucket('2026-10-30', [cost(12)])])]));
    const world = company();
    connectOpenAi(world, server.origin);
    world.store.paste('API log', 1, 1, [LOG_HEADERS, call('1', 'Search', '300'), call('2', 'Search', '600'), call('3', 'Chat', '300')]);
    world.store.paste('Value', 1, 1, [['Feature or provider', 'Month', 'Revenue or outcome', 'Unit'], ['Search', '2026-10', '90', 'USD'], ['OpenAI', '2026-10', '6', 'tickets'], ['Search', 'someday', '1', '']]);
    const report = runSync(world);
    const [search, provider, broken] = rowsOf(world, 'Value');
    expect(search).toMatchObject({ 'Inference cost': 9, 'Cost per unit': 0.1, 'Share of revenue': 0.1, Requests: 2, 'Cost per request': 4.5, Users: 2, 'Cost per user': 4.5, 'Cost per customer': '', Currency: 'USD' });
    expect(provider).toMatchObject({ 'Inference cost': 12, 'Cost per unit': 2, 'Share of revenue': '', How: 'Effective cost of the provider in Daily.' });
    expect(broken).toMatchObject({ 'Inference cost': '', How: '' });
    expect(report.findings.filter(({ where }) => where.startsWith('Value'))).toMatchObject([{ where: 'Value row 4, Month', what: 'This is not a month.' }]);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('opens with the features of the last full month', async () => {
    await server.script(openAi([page([bucket('2026-10-30', [cost(12)])])]));
    const world = company();
    connectOpenAi(world, server.origin);
    world.store.paste('API log', 1, 1, [LOG_HEADERS, call('1', 'Search', '300'), call('2', 'Chat', '900')]);
    runSync(world);
    expect(world.store.sheetNames()).not.toContain('Value');
    world.run('openValue');
    expect(rowsOf(world, 'Value').map((row) => [row['Feature or provider'], row['Month'], row['Inference cost']])).toEqual([['Chat', '2026-10', 9], ['Search', '2026-10', 3]]);
    world.dispose();
  });
});
