import type { World } from '../../local/standin/world.js';
import { company, connectOpenAi, contents, feed, rowsOf, runSync, written } from './company.js';
import { bucket, completion, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const twoDays = (second: unknown = 2.5): ReturnType<typeof page>[] => [page([bucket('2026-11-14', [cost(1.25)]), bucket('2026-11-15', [cost(second)])])];
const used = (): ReturnType<typeof page>[] => [page([bucket('2026-11-14', [completion(1000, 200)]), bucket('2026-11-15', [completion(3000, 100), completion(500, 50, { model: 'gpt-lab-unknown' })])])];

describe('a sync', () => {
  it('brings cost and usage of a provider into tabs that agree to the cent', async () => {
    await server.script(openAi(twoDays(), used()));
    const world = company();
    connectOpenAi(world, server.origin);
    const report = runSync(world);
    expect(report.exit).toBe('done');
    expect(rowsOf(world, 'API costs').map((row) => [row['Date'], row['Line item'], row['Billed cost'], row['Currency']])).toEqual([
      ['2026-11-14', 'gpt-4o-mini, input', 1.25, 'USD'], ['2026-11-15', 'gpt-4o-mini, input', 2.5, 'USD'],
    ]);
    const usage = rowsOf(world, 'API usage');
    expect(usage.map((row) => [row['Date'], row['Model'], row['Input tokens'], row['Allocated cost'], row['Basis']])).toEqual([
      ['2026-11-14', 'gpt-4o-mini', 1000, 1.25, 'billed'], ['2026-11-15', 'gpt-4o-mini', 3000, 2.5, 'billed'], ['2026-11-15', 'gpt-lab-unknown', 500, '', 'missing'],
    ]);
    const daily = rowsOf(world, 'Daily').filter((row) => row['Effective cost'] !== '');
    expect(daily.reduce((sum, row) => sum + Number(row['Effective cost']), 0)).toBe(3.75);
    world.dispose();
  });

  it('that runs again on the same data writes no cell', async () => {
    await server.script(openAi(twoDays(), used()));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('replaces a day the provider restated, and says so in Runs', async () => {
    await server.script(openAi(twoDays()));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    await server.script(openAi(twoDays(3.1)));
    const report = runSync(world);
    expect(feed(report, 'costs')).toMatchObject({ state: 'ok', changed: 1, added: 0, removed: 0 });
    expect(rowsOf(world, 'API costs').map((row) => row['Billed cost'])).toEqual([1.25, 3.1]);
    expect(rowsOf(world, 'Runs').map((row) => row['What happened'])).toEqual([
      expect.not.stringContaining('Restated'),
      expect.stringMatching(/ feeds read 2 rows, 1 row added, changed or removed\. Restated: 2026-11-15 OpenAI costs from 2\.50 to 3\.10 USD\.$/),
    ]);
    world.dispose();
  });

  it('counts in Runs exactly the cells that were written', async () => {
    await server.script(openAi(twoDays(), used()));
    const world = company();
    connectOpenAi(world, server.origin);
    world.store.paste('Subscriptions', 1, 1, [['Provider', 'Plan', 'Price', 'Cycle', 'Currency', 'Owner'], ['Claude', 'Team', '30', 'monthly', 'USD', 'Ada']]);
    const counted: unknown[] = [];
    const answers = [openAi(twoDays(), used()), openAi(twoDays(), used()), openAi(twoDays(3.1), used()), openAi([page([bucket('2026-11-13', [cost(1)])])])];
    for (const answer of answers) {
      await server.script(answer);
      world.resetCounts();
      const report = runSync(world);
      expect(report.cellsWritten).toBe(written(world));
      counted.push(rowsOf(world, 'Runs').slice(-1)[0]?.['Cells written']);
      expect(counted[counted.length - 1]).toBe(report.cellsWritten);
    }
    expect(counted).toEqual([expect.any(Number), 0, expect.any(Number), expect.any(Number)]);
    expect(Number(counted[0])).toBeGreaterThan(500);
    world.dispose();
  });

  it('removes a row the provider took back', async () => {
    await server.script(openAi([page([bucket('2026-11-15', [cost(1), cost(2, 'gpt-4o, output')])])]));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    await server.script(openAi([page([bucket('2026-11-15', [cost(2, 'gpt-4o, output')])])]));
    expect(feed(runSync(world), 'costs')).toMatchObject({ removed: 1 });
    expect(rowsOf(world, 'API costs')).toHaveLength(1);
    expect(rowsOf(world, 'Daily').filter((row) => row['Billed cost'] !== '').map((row) => row['Billed cost'])).toEqual([2]);
    world.dispose();
  });

  it('that is killed anywhere and run again ends in the same workbook', async () => {
    const answers = openAi(twoDays(), used());
    await server.script(answers);
    const begun = (): World => {
      const made = company();
      // Two windows of each report: the second is killed as the first may be.
      made.store.paste('Settings', 1, 1, [['Setting', 'Value', 'What it does'], ['History days', '40', '']]);
      connectOpenAi(made, server.origin);
      return made;
    };
    const whole = begun();
    runSync(whole);
    const wanted = contents(whole);
    const steps = Object.values(whole.calls).reduce((sum, count) => sum + count, 0);
    whole.dispose();
    for (let stop = 5; stop < steps; stop += 17) {
      await server.script(answers);
      const world = begun();
      world.setFaults({ stopAfterCalls: stop });
      world.run('runSync');
      world.setFaults(null);
      // The lock of a dead run is released by the platform; its rows are not.
      runSync(world);
      expect({ stop, contents: contents(world) }).toEqual({ stop, contents: wanted });
      world.dispose();
    }
  }, 240_000);

  it('keeps text of a provider as text, whatever it looks like', async () => {
    const nasty = ['=1+1', '+1', '-1', '@SUM(A1)', "'quoted", '\tTab', '01', '1-2', '1E5', 'TRUE', '2026-11-16', '50%'];
    await server.script(openAi([page([bucket('2026-11-15', nasty.map((text, index) => cost(index + 1, text, { project_id: text })))])]));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    const rows = rowsOf(world, 'API costs');
    expect(rows.map((row) => row['Line item']).sort()).toEqual([...nasty].map((text) => text.trim()).sort());
    expect(rows.map((row) => row['Sub account']).sort()).toEqual([...nasty].map((text) => text.trim()).sort());
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });
});
