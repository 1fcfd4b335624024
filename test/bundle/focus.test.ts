import { command, company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { brokenRules } from '../core/focus-rules.js';
import type { FocusRow } from '../../src/core/focus/columns.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const focusRows = (world: ReturnType<typeof company>): FocusRow[] => rowsOf(world, 'FOCUS export') as unknown as FocusRow[];

describe('the FOCUS export of the menu', () => {
  it('puts the month of Settings on its tab, and the same month again writes no cell', async () => {
    await server.script(openAi([page([bucket('2026-10-30', [cost(1.25)]), bucket('2026-11-14', [cost(2.5), cost(-1, 'credit grant')])])]));
    const world = company();
    connectOpenAi(world, server.origin);
    runSync(world);
    world.run('exportFocusNow');
    expect(world.toasts.slice(-1)[0]?.message).toBe('1 row of 2026-10 on the tab FOCUS export.');
    expect(focusRows(world)).toMatchObject([{ BilledCost: '1.25', ChargePeriodStart: '2026-10-30T00:00:00Z', ChargeDescription: 'gpt-4o-mini, input (quantity not reported)' }]);

    const settings = world.store.evaluated('Settings');
    const at = settings.findIndex((row) => row[0] === 'Export month') + 1;
    world.store.paste('Settings', at, 2, [['2026-11']]);
    world.run('exportFocusNow');
    const rows = focusRows(world);
    expect(rows.map((row) => [row.ChargeCategory, row.BilledCost])).toEqual([['Credit', '-1.0'], ['Usage', '2.5']]);
    expect(rows.flatMap(brokenRules)).toEqual([]);
    world.resetCounts();
    world.run('exportFocusNow');
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('says what to type where Settings names no month', () => {
    const world = company();
    command(world, 'state', {});
    world.run('setUpTabs');
    const at = world.store.evaluated('Settings').findIndex((row) => row[0] === 'Export month') + 1;
    world.store.paste('Settings', at, 2, [['2030-01']]);
    world.run('exportFocusNow');
    expect(world.alerts).toMatchObject([{ title: 'FOCUS export', message: 'Export month: This month has not begun. Type an earlier one, like 2026-10.' }]);
    world.dispose();
  });
});
