import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onceCommand } from '../../../local/once.js';
import type { ImportedKind } from '../../../src/providers/roads/road.js';
import { roads } from '../../../src/providers/roads.js';

jest.setTimeout(120_000);

/** What a user saves at the vendor, per kind of import, and the columns chosen for it. */
const SAVED: Readonly<Partial<Record<ImportedKind, Readonly<{ text: string; columns: Readonly<Record<string, string>> }>>>> = {
  cost: { text: 'Day,What,Paid\n2026-11-09,chat,12.50\n2026-11-10,chat,0.25\n', columns: { date: 'Day', lineItem: 'What', amount: 'Paid' } },
  request: { text: 'When,Call,Model,In,Out,Paid\n2026-11-10T10:00:00Z,ROAD-1,ROAD-model,700,300,0.5\n2026-11-11T10:00:00Z,ROAD-2,ROAD-model,900,300,0.0104\n2026-11-11T11:00:00Z,ROAD-3,ROAD-model,100,50,0.0016\n', columns: { date: 'When', requestId: 'Call', model: 'Model', inputTokens: 'In', outputTokens: 'Out', amount: 'Paid' } },
};
const ways = roads.flatMap((road) => road.ways.flatMap((way) => (way.by === 'import' ? [{ road, kind: way.kind }] : [])));

type Row = Readonly<Record<string, string>>;
let folder: string;
let rows: (tab: string) => Row[];
let code: number;

/** Every file of every road, imported as its steps say, without a connection. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendsheet-roads-'));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const files = ways.map(({ road, kind }) => {
    const path = `${road.id}-${kind}.csv`;
    writeFileSync(join(folder, path), (SAVED[kind]?.text ?? '').replace(/ROAD/g, road.id));
    return { path, name: `${road.label} ${kind}`, mapping: { kind, columns: SAVED[kind]?.columns ?? {}, fixed: { provider: road.id, currency: 'USD' } } };
  });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ now: '2026-11-16T07:30:00Z', baseCurrency: 'USD', files }));
  code = await onceCommand(['--config', join(folder, 'config.json'), '--state', join(folder, 'state'), '--out', join(folder, 'out')]);
  rows = (tab) => parse(readFileSync(join(folder, 'out', 'tabs', `${tab}.csv`)), { columns: true, skip_empty_lines: true });
});
afterAll(() => { jest.restoreAllMocks(); rmSync(folder, { recursive: true }); });

it('leads every road with a file into the workbook', () => {
  expect(code).toBe(0);
  expect(new Set(rows('API costs').map((row) => row['Provider']))).toEqual(new Set(ways.filter(({ kind }) => kind === 'cost').map(({ road }) => road.id)));
});

it.each(ways.filter(({ kind }) => kind === 'cost').map(({ road }) => [road.id, road] as const))('counts what %s billed once, in its bucket', (id, road) => {
  const lines = rows('Daily').filter((row) => row['Provider'] === id && (row['Date'] ?? '') < '2026-11-11');
  expect(lines.map((row) => [row['Date'], row['Bucket'], row['Basis'], Number(row['Billed cost'])])).toEqual([
    ['2026-11-09', road.bucket, 'billed', 12.5],
    ['2026-11-10', road.bucket, 'billed', 0.25],
  ]);
});

it.each(ways.filter(({ kind }) => kind === 'request').map(({ road }) => [road.id]))('carries the cost the log of %s tells as an estimate on a day that no bill covers', (id) => {
  const lines = rows('Daily').filter((row) => row['Provider'] === id && row['Date'] === '2026-11-11');
  expect(lines.map((row) => [row['Basis'], row['Billed cost'], Number(row['Effective cost']), Number(row['Input tokens'])])).toEqual([['estimated', '', 0.012, 1_000]]);
});

it('counts no call twice on a day that was billed', () => {
  const [line, ...others] = rows('Daily').filter((row) => row['Provider'] === 'perplexity' && row['Date'] === '2026-11-10');
  expect([Number(line?.['Effective cost']), others]).toEqual([0.25, []]);
});
