import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { add, decimal, toText, ZERO } from '../../src/core/decimal.js';
import { ledgerOf } from '../../src/core/ledger/ledger.js';
import { readFile } from '../../src/app/import/file.js';
import { NO_CHOICES } from '../../src/app/import/pasted.js';
import { desk, rowsOf } from '../app/import/desk.js';

/** A folder with the files of FinOps-Open-Cost-and-Usage-Spec/FOCUS-Sample-Data and the specification's virtual currency examples. */
const folder = '../shared/data/focus';
const names = readdirSync(folder).filter((name) => name.endsWith('.csv')).sort();
const sample = (name: string): string => readFileSync(join(folder, name), 'utf8');
const sum = (rows: readonly Record<string, string>[], column: string): string => toText(rows.reduce((total, row) => add(total, decimal((row[column] ?? '').trim())), ZERO));

it('sums the AI rows of the published 1.0 sample exactly', () => {
  const text = sample('focus-1.0-sample.csv');
  const rows = parse<Record<string, string>>(text, { columns: true }).filter((row) => row['ServiceCategory'] === 'AI and Machine Learning');
  const { rows: { cloud }, problems, goodLines, passedOver } = readFile(text, 'focus-1.0-sample.csv', NO_CHOICES, () => null);
  expect(problems).toEqual([]);
  expect([goodLines, passedOver[0]?.lines]).toEqual([9, 991]);
  const total = (pick: (row: (typeof cloud)[number]) => bigint): string => toText(cloud.reduce((all, row) => all + pick(row), 0n) as never);
  expect(total((row) => row.billedCost.amount)).toBe(sum(rows, 'BilledCost'));
  expect(total((row) => row.billedCost.amount)).toBe('-0.15189756178');
  expect(total((row) => row.effectiveCost.amount)).toBe(sum(rows, 'EffectiveCost'));
});

it('sums all AWS and Azure rows of the published 1.0 sample exactly, and names the shifted ones', () => {
  const text = sample('focus-1.0-sample.csv');
  const { rows: { cloud }, problems } = readFile(text, 'focus-1.0-sample.csv', { ...NO_CHOICES, allRows: true }, () => null);
  const bad = new Set(problems.map(({ line }) => line));
  const good = (parse(text, { columns: true, info: true }) as unknown as { record: Record<string, string>; info: { lines: number } }[]).filter(({ info }) => !bad.has(info.lines)).map(({ record }) => record);
  expect(good.filter((row) => row['ProviderName'] !== 'Oracle').length).toBe(993);
  for (const [column, field] of [['BilledCost', 'billedCost'], ['EffectiveCost', 'effectiveCost']] as const) {
    expect(toText(cloud.reduce((all, row) => all + row[field].amount, 0n) as never)).toBe(sum(good, column));
  }
});

it.each([
  ['virtual_currency_pricing_model_a1.csv', '200000', '0'], ['virtual_currency_pricing_model_a2.csv', '0', '1230'],
  ['virtual_currency_pricing_model_b1.csv', '100000', '0'], ['virtual_currency_pricing_model_b2.csv', '0', '615'],
  ['virtual_currency_pricing_model_b3.csv', '0', '495'], ['virtual_currency_pricing_model_c.csv', '53000', '0'],
])('keeps cash and use of %s apart: %s billed, %s consumed', (name, billed, effective) => {
  const text = sample(name);
  const { book, give } = desk();
  give({ text, allRows: true, dateOrder: 'monthFirst' });
  const rows = rowsOf(book, 'Cloud SKUs');
  const total = (header: string): string => String(rows.reduce((all, row) => all + Number(row[header]), 0));
  expect([total('Billed cost'), total('Effective cost')]).toEqual([billed, effective]);
});

type Cloud = ReturnType<typeof readFile>['rows']['cloud'];
const totals = (cloud: Cloud): string[] => (['billedCost', 'effectiveCost'] as const).map((field) => toText(cloud.reduce((all, row) => add(all, row[field].amount), ZERO)));
const given = (text: string): ReturnType<typeof readFile> => readFile(text, 'sample.csv', { ...NO_CHOICES, allRows: true, dateOrder: 'monthFirst' }, () => null);

it('imports every line of every file there that it does not name as bad, with both sums exact', () => {
  const read = names.map((name) => {
    const { rows: { cloud }, problems } = given(sample(name));
    const bad = new Set(problems.map(({ line }) => line));
    const lines = parse(sample(name), { columns: true, info: true, bom: true }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    const good = lines.filter(({ info }) => !bad.has(info.lines)).map(({ record }) => record);
    expect([name, ...totals(cloud)]).toEqual([name, sum(good, 'BilledCost'), sum(good, 'EffectiveCost')]);
    return [name, lines.length, bad.size];
  });
  expect(read.filter(([, , bad]) => bad !== 0)).toEqual([]);
  expect(read.length).toBe(7);
});

it.each([
  ['virtual_currency_pricing_model_a1.csv', 'virtual_currency_pricing_model_a2.csv', ['200000', '1230']],
  ['virtual_currency_pricing_model_b1.csv', 'virtual_currency_pricing_model_b2.csv', ['100000', '615']],
  ['virtual_currency_pricing_model_b1.csv', 'virtual_currency_pricing_model_b3.csv', ['100000', '495']],
] as const)('counts a prepaid purchase of %s and its use in %s once in each view of the ledger', (purchase, use, wanted) => {
  const { rows: { cloud }, problems } = given(`${sample(purchase).trimEnd()}\n` + sample(use).slice(sample(use).indexOf('\n') + 1));
  expect(problems).toEqual([]);
  const { lines } = ledgerOf({ costs: [], usage: [], cloud: cloud.map((row) => ({ ...row, connection: 'Sample', feed: 'focus' })), subscriptions: [], period: { start: '2025-01-01', end: '2026-12-01' }, base: 'USD', bucketOf: () => 'Cloud' });
  expect((['billedCost', 'effectiveCost'] as const).map((view) => toText(lines.reduce((all, line) => add(all, line[view] ?? ZERO), ZERO)))).toEqual(wanted);
});
