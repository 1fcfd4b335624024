import { DEFAULT_ACCOUNTS, NO_TAX, PURPOSES, type AccountRow, type Purpose } from '../../core/journal/accounts.js';
import { BUCKETS } from '../../core/records.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { accounts as tab } from '../../tabs/accounts.js';
import { isBlank } from '../../tabs/cell.js';
import { rowReader, type Row } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { layoutOf } from '../table/layout.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { noteProblems } from './notes.js';

export type AccountReading = Readonly<{ accounts: readonly AccountRow[]; problems: readonly RowProblem[] }>;

const HEADERS = tab.columns.map(({ header }) => header);

/** The Accounts tab. A row with a problem is left out and named; the default counts instead. */
export function readAccounts(workbook: Workbook): AccountReading {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return { accounts: [], problems: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const accounts: AccountRow[] = [];
  const problems: RowProblem[] = [];
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).forEach((cells, index) => {
    const row = read(cells);
    if (HEADERS.every((header) => isBlank(row.cell(header)))) return;
    const found = problemsOf(row, index + 2, accounts);
    if (found.length === 0) accounts.push(accountOf(row, index + 2));
    else problems.push(...found);
  });
  return { accounts, problems };
}

/** Makes the tab with the usual accounts where there is none, and notes what cannot be read. @returns cells and notes written */
export function tidyAccounts(workbook: Workbook, problems: readonly RowProblem[]): number {
  const layout = ensureLayout(workbook, tab);
  const isFresh = layout.sheet.lastRow() < 2;
  const wanted = isFresh ? DEFAULT_ACCOUNTS.reduce<WantedCell[]>((all, { purpose, bucket, provider, code, name, taxRate }, index) =>
    all.concat([purpose, bucket, provider, code, name, taxRate].map((cell, at): WantedCell => ({ row: index + 2, column: layout.at(HEADERS[at] ?? ''), cell: cell === '' ? null : cell }))), []) : [];
  return writeCells(layout.sheet, wanted) + noteProblems(layout, problems);
}

function accountOf(row: Row, at: number): AccountRow {
  return {
    row: at, purpose: purposeOf(row) ?? 'Expense', bucket: BUCKETS.find((bucket) => bucket.toLowerCase() === row.text('Bucket').toLowerCase()) ?? null,
    provider: row.text('Provider').toLowerCase(), code: row.text('Account code'), name: row.text('Account name'), taxRate: row.text('Tax rate') === '' ? NO_TAX : row.text('Tax rate'),
  };
}

function purposeOf(row: Row): Purpose | null {
  return PURPOSES.find((purpose) => purpose.toLowerCase() === row.text('Purpose').toLowerCase()) ?? null;
}

function problemsOf(row: Row, at: number, earlier: readonly AccountRow[]): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: at, header, what, fix }); };
  if (purposeOf(row) === null) problem('Purpose', 'This is no purpose of an account.', `Choose one of ${PURPOSES.join(', ')}.`);
  if (row.text('Bucket') !== '' && accountOf(row, at).bucket === null) problem('Bucket', 'This is no bucket.', `Choose one of ${BUCKETS.join(', ')}, or leave it blank.`);
  if (row.text('Account code') === '' && row.text('Account name') === '') problem('Account name', 'The row names no account.', 'Type its code, its name, or both.');
  const same = accountOf(row, at);
  const twin = earlier.find(({ purpose, bucket, provider }) => purpose === same.purpose && bucket === same.bucket && provider === same.provider);
  if (problems.length === 0 && twin !== undefined) problem('Purpose', `Row ${twin.row} says the same purpose, bucket and provider; it counts.`, 'Delete one of the two rows.');
  return problems;
}
