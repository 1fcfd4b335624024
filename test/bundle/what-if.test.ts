import { command, company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, completion, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

async function used(): Promise<ReturnType<typeof company>> {
  await server.script(openAi([page([bucket('2026-11-14', [cost(10)])])], [page([bucket('2026-11-14', [completion(2_000_000, 400_000, { model: 'gpt-4o' })])])]));
  const world = company();
  connectOpenAi(world, server.origin);
  runSync(world);
  return world;
}

describe('the What-if tab', () => {
  it('is not there until somebody asks', async () => {
    const world = await used();
    expect(world.store.sheetNames()).not.toContain('What-if');
    world.dispose();
  });

  it('opens with the questions that save most, ranked, each saving a range', async () => {
    const world = await used();
    world.run('openWhatIf');
    const rows = rowsOf(world, 'What-if');
    const smaller = rows.find((row) => row['Instead'] === 'gpt-4o-mini');
    // 2M input and 400k output: 9.00 dollars with gpt-4o, 0.54 with the mini.
    expect(smaller).toMatchObject({ 'What if': 'another model', Provider: 'openai', 'Model or plan': 'gpt-4o', Now: 9, 'Would cost from': 0.43, 'Would cost to': 0.65, 'Saving from': 8.35, 'Saving to': 8.57, Rank: 1, Currency: 'USD' });
    expect(rows.find((row) => row['What if'] === 'batch')).toMatchObject({ Now: 9, 'Saving from': 1.13, 'Saving to': 2.25 });
    expect(rows.map((row) => row['Rank'])).toEqual(rows.map((_, index) => index + 1));
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('suggests to give up seats nobody uses, and answers anew as they change', async () => {
    const world = await used();
    command(world, 'state', {});
    world.run('setUpTabs');
    world.store.paste('Subscriptions', 1, 1, [['Provider', 'Plan', 'Kind', 'Seats', 'Price', 'Cycle', 'Currency', 'Business purpose', 'Last reviewed'], ['Cursor', 'Teams', 'seat plan', '10', '40', 'monthly', 'USD', 'Writing code', '2026-11-01']]);
    const seats = (...days: readonly string[]): void => {
      world.store.paste('Seats', 1, 1, [['Provider', 'Connection', 'User', 'Plan', 'State', 'Last active', 'Included use', 'Overage', 'Currency', 'Feed'], ...days.map((day, index) => ['cursor', 'Cursor', `user ${String(index)}`, '', 'active', day, '', '', '', 'seats'])]);
    };
    world.store.addSheet('Seats', world.store.sheetNames().length);
    seats('2026-11-15', '2026-10-01', '2026-06-01');
    world.run('openWhatIf');
    const row = (): Record<string, unknown> | undefined => rowsOf(world, 'What-if').find((one) => one['What if'] === 'idle seats');
    expect(row()).toMatchObject({ Provider: 'Cursor', 'Model or plan': 'Teams', Instead: '', Now: 400, 'Would cost from': 320, 'Would cost to': 360, 'Saving from': 40, 'Saving to': 80, Rank: 1 });
    seats('2026-11-15', '2026-11-10', '2026-06-01');
    runSync(world);
    expect(row()).toMatchObject({ 'Saving from': 40, 'Saving to': 40 });
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('answers what the user asks, and notes what it cannot read beside the rest', async () => {
    const world = await used();
    world.store.paste('What-if', 1, 1, [['What if', 'Provider', 'Model or plan', 'Instead'], ['batch', 'openai', 'gpt-4o', '100%'], ['cache', '', '', 'plenty'], ['another model', 'openai', 'gpt-4o', 'no-such-model']]);
    const report = runSync(world);
    const [batch, cache, unknown] = rowsOf(world, 'What-if');
    expect(batch).toMatchObject({ Now: 9, 'Would cost from': 4.5, 'Would cost to': 6.75 });
    expect(cache).toMatchObject({ Now: '', How: '' });
    expect(unknown).toMatchObject({ Now: '', How: 'No price is known for no-such-model. Add it on the Prices tab.' });
    expect(report.findings.filter(({ where }) => where.startsWith('What-if'))).toMatchObject([{ where: 'What-if row 3, Instead', what: 'This is not a share.', fix: 'Type a part like 50%.' }]);
    world.dispose();
  });
});
