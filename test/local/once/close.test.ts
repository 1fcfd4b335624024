import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onceCommand } from '../../../local/once.js';
import type { OnceReport } from '../../../local/once/report.js';
import { add, decimal, subtract, sum, toFixed, toText, type Decimal } from '../../../src/core/decimal.js';

jest.setTimeout(240_000);

type Row = Readonly<Record<string, string>>;
let folder: string;
let codes: number[];
let second: OnceReport;
let rows: (tab: string) => Row[];
let before: string;
let after: string;

const read = (...at: string[]): string => readFileSync(join(folder, 'out', ...at), 'utf8');
const rowsOf = (text: string): Row[] => parse<Row>(text, { columns: true, skip_empty_lines: true });
const amount = (row: Row, header: string): Decimal => decimal(row[header] === undefined || row[header] === '' ? '0' : row[header]);
const total = (all: readonly Row[], header: string): Decimal => sum(all.map((row) => amount(row, header)));
/** A cell holds a double: sums of many are held to a billionth. */
const shown = (value: Decimal): string => toFixed(value, 9).replace(/^-(0\.0+)$/, '$1');
const ofOctober = (tab: string): Row[] => rows(tab).filter((row) => (row['Month'] ?? row['Date'] ?? '').startsWith('2026-10'));

/** The example as a reader would run it: once, and once more. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendsheet-close-'));
  for (const method of ['log', 'error'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  const run = (): Promise<number> => onceCommand(['--config', 'docs/examples/close.json', '--state', join(folder, 'state'), '--out', join(folder, 'out')]);
  const money = (): string => ['Daily', 'Journal', 'Close', 'Credit lots', 'Reconciliation', 'Charge-back', 'Rates', 'Credits'].map((tab) => read('tabs', `${tab}.csv`)).join('\n');
  codes = [await run()];
  before = money();
  codes.push(await run());
  after = money();
  second = JSON.parse(read('run.json')) as OnceReport;
  rows = (tab) => rowsOf(read('tabs', `${tab}.csv`));
});
afterAll(() => { jest.restoreAllMocks(); rmSync(folder, { recursive: true }); });

it('writes no cell the second time', () => {
  expect(codes).toEqual([0, 0]);
  expect(second).toMatchObject({ exit: 'done', cellsWritten: 0, errors: [] });
  expect(after).toBe(before);
});

it('closes October with debits equal to credits, in the tab and in the file', () => {
  expect(ofOctober('Close').map((row) => [row['Journal'], row['Moved since'], row['Journal difference']])).toEqual([['balanced', '0', '0']]);
  const files = rowsOf(read('journals', 'journal-2026-10-generic.csv'));
  for (const lines of [rows('Journal'), files]) {
    expect(new Set(lines.map((row) => row['Kind']))).toEqual(new Set(['Accrual', 'Reversal', 'Bill', 'Amortisation', 'Credits used', 'Invoice']));
    for (const entry of new Set(lines.map((row) => row['Entry']))) {
      const own = lines.filter((row) => row['Entry'] === entry);
      expect([entry, toText(total(own, 'Debit'))]).toEqual([entry, toText(total(own, 'Credit'))]);
    }
  }
});

it('leaves nothing unexplained but the invoice that is wrong', () => {
  expect(ofOctober('Reconciliation').map((row) => [row['Provider'], row['Currency'], row['State'], toFixed(amount(row, 'Unexplained'), 2)])).toEqual([
    ['aicredits', 'INR', 'paid ahead, no invoice due', '0.00'],
    ['fireworks', 'USD', '40.00 USD unexplained', '40.00'],
    ['mistral', 'EUR', 'agrees', '0.00'],
    ['openai', 'USD', 'explained', '0.00'],
    ['together', 'USD', 'agrees', '0.00'],
  ]);
  expect(ofOctober('Reconciliation').find((row) => row['Provider'] === 'openai')?.['Tax']).toBe('206.4');
});

it('accounts for each unit of every credit lot', () => {
  const lots = rows('Credit lots');
  const wallets = lots.filter((row) => row['Kind'] === 'wallet');
  expect(wallets.map((row) => [row['Wallet'], row['State']])).toEqual([['AICredits, INR', 'agrees'], ['Together AI, USD', 'agrees']]);
  for (const wallet of wallets) {
    const own = lots.filter((row) => row['Wallet'] === wallet['Wallet'] && row['Kind'] !== 'wallet');
    expect(shown(total(own, 'Left'))).toBe(shown(amount(wallet, 'Balance')));
    const out = ['Used', 'Expired unused', 'Went back', 'Left'].map((header) => total(own, header)).reduce(add);
    expect(shown(out)).toBe(shown(total(own, 'Amount')));
  }
  const grant = lots.find((row) => row['Kind'] === 'grant');
  expect([grant?.['Expires'], shown(grant === undefined ? decimal('0') : amount(grant, 'Expired unused'))]).toEqual(['2026-10-19', '9.940079160']);
});

it('charges back what Daily holds, to customers in their currencies', () => {
  const daily = shown(total(ofOctober('Daily'), 'Effective cost'));
  const charged = ofOctober('Charge-back');
  for (const kind of ['Customer', 'Team', 'Cost center', 'All']) expect([kind, shown(total(charged.filter((row) => row['By'] === kind), 'Effective cost'))]).toEqual([kind, daily]);
  expect(charged.filter((row) => row['By'] === 'Customer' && row['Name'] !== 'Not assigned').map((row) => [row['Name'], row['Currency'], row['State']])).toEqual([['Contoso', 'INR', 'complete'], ['Northwind', 'EUR', 'complete']]);
});

it('keeps what no rule maps in sight', () => {
  const [left] = ofOctober('Charge-back').filter((row) => row['By'] === 'Cost center' && row['Name'] === 'Not assigned');
  const lines = ofOctober('Daily').filter((row) => row['Cost center'] === '');
  expect(new Set(lines.map((row) => row['Service']))).toEqual(new Set(['regional data processing', 'Prepaid credits bought', 'Granted credits used']));
  expect(shown(subtract(amount(left ?? {}, 'Effective cost'), total(lines, 'Effective cost')))).toBe('0.000000000');
});
