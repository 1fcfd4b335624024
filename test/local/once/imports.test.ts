import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onceCommand } from '../../../local/once.js';
import type { OnceReport } from '../../../local/once/report.js';

jest.setTimeout(120_000);

const HEADER = 'usage_date_utc,model,workspace,api_key,usage_type,token_type,cost_usd';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendsheet-imports-'));
  for (const method of ['log', 'error'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
});
afterEach(() => { jest.restoreAllMocks(); rmSync(folder, { recursive: true }); });

function put(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), `${[HEADER, ...lines].join('\n')}\n`);
  return name;
}
function once(files: readonly object[]): Promise<number> {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ now: '2026-11-16T07:30:00Z', baseCurrency: 'USD', files }));
  return onceCommand(['--config', join(folder, 'config.json'), '--state', join(folder, 'state'), '--out', join(folder, 'out')]);
}
const report = (): OnceReport => JSON.parse(readFileSync(join(folder, 'out', 'run.json'), 'utf8')) as OnceReport;
const costs = (): string[] => parse<Record<string, string>>(readFileSync(join(folder, 'out', 'tabs', 'API costs.csv')), { columns: true }).map((row) => `${row['Date'] ?? ''} ${row['Billed cost'] ?? ''}`);

it('imports the files of a configuration, and a changed one again', async () => {
  const path = put('cost.csv', '2026-11-01,Claude Haiku 4.5,Default,App,message,output,1.25');
  expect(await once([{ kind: 'anthropic', path }])).toBe(0);
  expect(costs()).toEqual(['2026-11-01 1.25']);
  expect(await once([{ kind: 'anthropic', path }])).toBe(0);
  expect(report().cellsWritten).toBe(0);
  put('cost.csv', '2026-11-01,Claude Haiku 4.5,Default,App,message,output,1.5', '2026-11-02,Claude Haiku 4.5,Default,App,message,output,2');
  expect(await once([{ kind: 'anthropic', path }])).toBe(0);
  expect(costs()).toEqual(['2026-11-01 1.5', '2026-11-02 2']);
});

it('names file, line and column of what it refuses, imports the other files and ends with 1', async () => {
  const bad = put('bad.csv', '2026-11-01,Claude Haiku 4.5,Default,App,message,output,1.25', '2026-11-02,Claude Haiku 4.5,Default,App,message,output,dear');
  const good = put('good.csv', '2026-11-03,Claude Haiku 4.5,Other,App,message,output,3');
  expect(await once([{ path: bad }, { path: good }])).toBe(1);
  expect(report()).toMatchObject({ exit: 'done', errors: ['bad.csv line 3, column cost_usd: This is no number. Correct the file, or say that the 1 good line alone is wanted.'] });
  expect(costs()).toEqual(['2026-11-03 3']);
  expect(await once([{ path: bad, goodLines: true }, { path: good }])).toBe(0);
  expect(costs()).toEqual(['2026-11-01 1.25', '2026-11-03 3']);
});

it('refuses a configuration with an answer that does not exist', async () => {
  expect(await once([{ path: put('a.csv'), dateOrder: 'yearFirst' }])).toBe(2);
});
