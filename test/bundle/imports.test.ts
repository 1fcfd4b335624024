import type { ImportOutcome, ImportPreview } from '../../src/app/api.js';
import type { World } from '../../local/standin/world.js';
import { command, company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

const HEADER = 'start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,user_id,api_key_id,project_id';
const line = (day: string, amount: string): string => `${Date.parse(day) / 1000},${Date.parse(day) / 1000 + 86400},${day}T00:00:00+00:00,,${amount},usd,,,"gpt-4o-mini, input",,,proj_a`;
const choices = { format: '', name: '', mapping: null, dateOrder: null, decimalMark: null, allRows: false };

let server: ScriptedServer;
let world: World;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });
beforeEach(() => { world = company(); });
afterEach(() => { world.dispose(); });

function importFile(text: string, more: object = {}): ImportOutcome {
  const { value, error } = world.clientCall('importFile', [{ kind: 'openai', name: '', text, file: 'cost.csv', ...more }]);
  if (error !== undefined) throw new Error(error.message);
  return JSON.parse(JSON.stringify(value)) as ImportOutcome;
}

const spent = (): number => rowsOf(world, 'Daily').reduce((sum, row) => sum + Number(row['Effective cost']), 0);

describe('an import in the built script', () => {
  it('goes from slices over a preview into the tabs, and the second time changes no cell', () => {
    const text = `${HEADER}\n${line('2026-11-13', '1.5')}\n${line('2026-11-14', '2.25')}\n`;
    [text.slice(0, 100), text.slice(100)].forEach((slice, index) => {
      expect(command(world, 'importUpload', { upload: 'u1', part: index + 1, parts: 2, text: slice })).toEqual({ ok: true, value: { received: index + 1 } });
    });
    const preview = command<ImportPreview>(world, 'importPreview', { upload: 'u1', fileName: 'cost.csv', choices });
    expect(preview).toMatchObject({ ok: true, value: { format: { id: 'openai-cost' }, goodLines: 2, targets: [{ tab: 'API costs', rows: 2, total: '3.75 USD' }] } });
    expect(rowsOf(world, 'API costs')).toEqual([]);
    expect(command(world, 'importCommit', { upload: 'u1', fileName: 'cost.csv', choices })).toMatchObject({ ok: true, value: { added: 2 } });
    expect(spent()).toBe(3.75);
    expect(command(world, 'importPreview', { upload: 'u1', fileName: 'cost.csv', choices })).toMatchObject({ ok: false, message: expect.stringContaining('no longer at hand') });
    world.resetCounts();
    expect(importFile(text)).toMatchObject({ added: 0, changed: 0, removed: 0, cellsWritten: 0 });
    expect(written(world)).toBe(0);
  });

  it('records what a newer file changes of days an older one told of, and no new day', () => {
    importFile(`${HEADER}\n${line('2026-11-13', '1.5')}\n${line('2026-11-14', '2.25')}\n`);
    importFile(`${HEADER}\n${line('2026-11-13', '1.75')}\n${line('2026-11-14', '2.25')}\n${line('2026-11-15', '4')}\n`);
    expect(rowsOf(world, 'Restatements').map((row) => [row['Date'], row['Line item'], row['Was'], row['Is now']])).toEqual([['2026-11-13', 'gpt-4o-mini, input', 1.5, 1.75]]);
  });

  it('counts a day once that the provider brings later', async () => {
    importFile(`${HEADER}\n${line('2026-11-13', '7')}\n${line('2026-11-14', '5')}\n`);
    expect(spent()).toBe(12);
    await server.script(openAi([page([bucket('2026-11-14', [cost(1.25)]), bucket('2026-11-15', [cost(2.5)])])]));
    connectOpenAi(world, server.origin);
    const report = runSync(world);
    expect(spent()).toBe(10.75);
    expect(report.findings.map(({ what }) => what)).toContainEqual('openai on 1 day is reported by OpenAI and by OpenAI export; only OpenAI counts.');
    expect(importFile(`${HEADER}\n${line('2026-11-14', '5')}\n`, { replace: true })).toMatchObject({ name: 'OpenAI export' });
    expect(spent()).toBe(14.5);
  });

  it('takes rows from the Import tab by the menu, and says what came of it', () => {
    world.run('importPastedRows');
    expect(world.store.sheetNames()).toContain('Import');
    world.store.paste('Import', 1, 1, [['usage_date_utc', 'model', 'workspace', 'token_type', 'cost_usd'], ['2026-11-13', 'Claude Haiku 4.5', 'Default', 'output', '0.25'], ['11/14/2026', 'Claude Haiku 4.5', 'Default', 'output', '0.5']]);
    world.run('importPastedRows');
    expect(rowsOf(world, 'API costs').map((row) => [row['Date'], row['Provider'], row['Billed cost']])).toEqual([['2026-11-13', 'anthropic', 0.25], ['2026-11-14', 'anthropic', 0.5]]);
    expect(world.toasts[world.toasts.length - 1]?.message).toBe('“Anthropic export”: 2 lines read, 2 rows added, 0 changed, 0 removed.');
  });

  it('says in a dialog why pasted rows cannot be imported', () => {
    world.run('importPastedRows');
    world.store.paste('Import', 1, 1, [['Foo', 'Bar'], ['a', 'b']]);
    world.run('importPastedRows');
    expect(world.alerts[world.alerts.length - 1]).toMatchObject({ title: 'Nothing was imported', message: expect.stringContaining('Nothing tells which column is Date') });
  });

  it('takes a file of 5 MB within the time and the memory of a run', () => {
    const lines = Array.from({ length: 62_000 }, (_, index) => line(`2026-${String(1 + (index % 9)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`, '0.01'));
    const outcome = importFile(`${HEADER}\n${lines.join('\n')}\n`);
    expect(outcome).toMatchObject({ lines: 62_000, added: 252 });
    expect(spent()).toBeCloseTo(620, 6);
  });
});
