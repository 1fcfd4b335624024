import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { add, decimal, toText, ZERO } from '../../../src/core/decimal.js';
import { readFile } from '../../../src/app/import/file.js';
import { NO_CHOICES } from '../../../src/app/import/pasted.js';
import { desk, rowsOf } from './desk.js';

/** A folder with the files of FinOps-Open-Cost-and-Usage-Spec/FOCUS-Sample-Data and the specification's virtual currency examples. */
const folder = process.env['FOCUS_SAMPLES'] ?? '';
const sample = (name: string): string | null => {
  const path = join(folder, name);
  return folder !== '' && existsSync(path) ? readFileSync(path, 'utf8') : null;
};
beforeAll(() => { if (folder === '') console.warn('Not compared with the published FOCUS samples: set FOCUS_SAMPLES to the folder that holds them.'); });
const sum = (rows: readonly Record<string, string>[], column: string): string => toText(rows.reduce((total, row) => add(total, decimal(row[column] ?? '')), ZERO));

it('sums the AI rows of the published 1.0 sample exactly', () => {
  const text = sample('focus-1.0-sample.csv');
  if (text === null) return;
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
  if (text === null) return;
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
  if (text === null) return;
  const { book, give } = desk();
  give({ text, allRows: true, dateOrder: 'monthFirst' });
  const rows = rowsOf(book, 'Cloud SKUs');
  const total = (header: string): string => String(rows.reduce((all, row) => all + Number(row[header]), 0));
  expect([total('Billed cost'), total('Effective cost')]).toEqual([billed, effective]);
});
