import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onceCommand } from '../../local/once.js';
import { plainText, recalculated, type OracleCell } from './libreoffice.js';

/** Tabs whose cells are formulas over the others. */
const SUMMARIES = ['Overview', 'Weekly', 'Subscriptions'];

let folder = '';
let oracle = new Map<string, OracleCell[][]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendsheet-oracle-run-'));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const exit = await onceCommand(['--config', 'docs/examples/once.json', '--state', join(folder, 'state'), '--out', join(folder, 'out')]);
  if (exit !== 0) throw new Error(`The run ended with ${String(exit)}.`);
  oracle = await recalculated(readFileSync(join(folder, 'out', 'workbook.xlsx')));
}, 300_000);

afterAll(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function ours(tab: string): string[][] {
  return parse(readFileSync(join(folder, 'out', 'tabs', `${tab}.csv`), 'utf8'), { relax_column_count: true });
}

/** Cells where the two engines differ by more than a tenth of a cent, as `Weekly!B7: 1 and 2`. */
function differences(tab: string): string[] {
  const theirs = oracle.get(tab) ?? [];
  return ours(tab).flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const other = plainText(theirs[r]?.[c]);
      return agree(cell, other) ? [] : [`${tab}!R${String(r + 1)}C${String(c + 1)}: ${cell} and ${other}`];
    }),
  );
}

function agree(ours: string, theirs: string): boolean {
  if (ours === theirs) return true;
  const [a, b] = [Number(ours), Number(theirs)];
  return ours !== '' && theirs !== '' && Math.abs(a - b) < 0.001;
}

function overviewRow(label: string): readonly OracleCell[] {
  const row = oracle.get('Overview')?.find(([first]) => first === label);
  if (row === undefined) throw new Error(`Overview has no row ${label}.`);
  return row;
}

/** An amount as mails write it. */
function inMails(cell: OracleCell | undefined): string {
  return Number(cell).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

describe('the workbook file, computed by an engine that shares no code with ours', () => {
  it('has every tab', () => {
    expect([...oracle.keys()].sort()).toEqual(readdirSync(join(folder, 'out', 'tabs')).map((file) => file.replace(/\.csv$/, '')).sort());
  });

  it.each(SUMMARIES)('shows the same in every cell of %s', (tab) => {
    expect(ours(tab).flat().filter((cell) => /^-?\d/.test(cell)).length).toBeGreaterThan(5);
    expect(differences(tab)).toEqual([]);
  });

  it('agrees with the totals the code put into the digest, to the cent', () => {
    const [, lastWeek, weekBefore] = overviewRow('Last full week');
    const html = readdirSync(join(folder, 'out', 'outbox')).filter((file) => file.endsWith('.html')).map((file) => readFileSync(join(folder, 'out', 'outbox', file), 'utf8'));
    const digest = html.find((text) => text.includes('week of')) ?? '';
    expect(Number(lastWeek)).toBeGreaterThan(0);
    expect(digest).toContain(`${inMails(lastWeek)} USD`);
    expect(digest).toContain(inMails(weekBefore));
  });

  it('agrees with the ledger lines added up apart from any spreadsheet', () => {
    const [, lastWeek, , , , from, through] = overviewRow('Last full week');
    const [headers = [], ...lines] = ours('Daily');
    const [dateAt, costAt] = [headers.indexOf('Date'), headers.indexOf('Effective cost')];
    const week = lines.filter((line) => (line[dateAt] ?? '') >= plainText(from) && (line[dateAt] ?? '') <= plainText(through));
    expect(week.length).toBeGreaterThan(20);
    expect(Number(lastWeek)).toBeCloseTo(week.reduce((sum, line) => sum + Number(line[costAt] ?? 0), 0), 6);
  });

  it('shows no error value in a summary', () => {
    for (const tab of SUMMARIES) expect(oracle.get(tab)?.flat().map(plainText).filter((cell) => /^(#|Err:)/.test(cell))).toEqual([]);
  });
});
