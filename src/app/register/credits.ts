import { isContrary, isKnownWord, READING } from '../../core/credits/movement.js';
import type { CreditRow, UnreadCredit } from '../../core/credits/pools.js';
import { isVirtualCurrency, zeroMoney } from '../../core/money.js';
import { providerIdsOf } from '../../core/provider-names.js';
import type { BalanceRow } from '../../core/records.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { NO_PROVIDER } from '../../core/ledger/unread.js';
import { providerById, providers } from '../../providers/index.js';
import { roadById } from '../../providers/roads.js';
import { isBlank } from '../../tabs/cell.js';
import { credits as tab } from '../../tabs/credits.js';
import { rowReader, type Row } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import type { StoredConnection } from '../state/connections.js';
import { layoutOf } from '../table/layout.js';
import { isCurrency } from './currencies.js';
import { noteProblems } from './notes.js';

/** Rows with provider id and connection as the ledger has them. `problems` are of rows left out; `unread` those of them that move money. */
export type CreditReading = Readonly<{ rows: readonly CreditRow[]; problems: readonly RowProblem[]; unread: readonly UnreadCredit[] }>;

type Known = readonly Pick<StoredConnection, 'name' | 'provider'>[];

const FILLED = ['Date', 'Movement', 'Amount'];

/**
 * The Credits tab, rows of providers and typed ones. A typed row may name its
 * provider in words and leave the connection blank where there is only one. A
 * row with a problem is left out and named.
 */
export function readCredits(workbook: Workbook, connections: Known): CreditReading {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return { rows: [], problems: [], unread: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const rows: CreditRow[] = [];
  const problems: RowProblem[] = [];
  const unread: UnreadCredit[] = [];
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).forEach((cells, index) => {
    const row = read(cells);
    if (FILLED.every((header) => isBlank(row.cell(header)))) return;
    const isTyped = row.text('Feed') === '';
    const found = isTyped ? problemsOf(row, index + 2, connections) : [];
    problems.push(...found);
    if (found.length > 0 && row.text('Movement').toLowerCase() !== READING) unread.push(unreadOf(row, connections));
    if (found.length === 0) rows.push({ ...(isTyped ? placed(tab.read(row), connections) : tab.read(row)), row: index + 2 });
  });
  return { rows, problems, unread };
}

/** Notes on what cannot be read; none where there is no such tab. @returns notes written */
export function tidyCredits(workbook: Workbook, { problems }: CreditReading): number {
  const sheet = workbook.find(tab.name);
  return sheet === null ? 0 : noteProblems(layoutOf(sheet, tab), problems);
}

/** A typed row under the provider id and connection that the ledger knows. */
function placed(row: BalanceRow, connections: Known): BalanceRow {
  const named = connectionNamed(row.connection, connections);
  const provider = named?.provider ?? providerNamed(row.provider);
  const own = connections.filter((one) => one.provider === provider);
  const connection = named?.name ?? (row.connection !== '' ? row.connection : own.length === 1 ? own[0]?.name ?? '' : '');
  return { ...row, provider, connection, amount: { ...row.amount, currency: row.amount.currency.toUpperCase() } };
}

function unreadOf(row: Row, connections: Known): UnreadCredit {
  const { provider, connection } = placed({ ...tab.read(row), amount: zeroMoney('') }, connections);
  return { day: row.day('Date'), provider: provider === '' ? NO_PROVIDER : provider, connection };
}

function connectionNamed(name: string, connections: Known): Known[number] | undefined {
  const wanted = name.trim().toLowerCase();
  return wanted === '' ? undefined : connections.find((one) => one.name.toLowerCase() === wanted);
}

function providerNamed(name: string): string {
  const wanted = name.trim().toLowerCase();
  const ours = providers.find(({ id, label, vendor }) => [id, label, vendor].some((word) => word.toLowerCase() === wanted));
  return ours?.id ?? providerIdsOf(name).find((id) => providerById(id) !== undefined || roadById(id) !== undefined) ?? name.trim();
}

function problemsOf(row: Row, at: number, connections: Known): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: at, header, what, fix }); };
  const [amount, movement, currency, expires] = [row.decimal('Amount'), row.text('Movement'), row.text('Currency').toUpperCase(), row.day('Expires')];
  const day = row.day('Date');
  if (day === null) problem('Date', 'This is not a date.', 'Type it like 2026-11-30.');
  if (!isKnownWord(movement)) problem('Movement', 'This says none of what credits do.', 'Type purchase, grant, refund, or balance for what is left; an invoice number may follow.');
  if (amount === null) problem('Amount', 'This is not a number.', 'Type the amount without a currency sign.');
  else if (isKnownWord(movement) && isContrary(movement, amount)) problem('Amount', 'This is not more than zero.', 'Type what came in; for money that went back type refund as Movement.');
  if (!isCurrency(currency) && !isVirtualCurrency(currency)) problem('Currency', 'This is not a currency code.', 'Type its three-letter code, like USD; for units of the provider Credits or Tokens, and their worth on the Rates tab.');
  if (!isBlank(row.cell('Expires')) && expires === null) problem('Expires', 'This is not a date.', 'Type the first day it can no longer be used, like 2027-11-30, or leave it blank.');
  if (expires !== null && day !== null && expires <= day) problem('Expires', 'It expires before it can be used.', 'Type a day after Date, or leave it blank.');
  placeProblems(row, connections).forEach(([header, what, fix]) => { problem(header, what, fix); });
  return problems;
}

function placeProblems(row: Row, connections: Known): (readonly [string, string, string])[] {
  const [provider, connection] = [row.text('Provider'), row.text('Connection')];
  if (provider === '' && connection === '') return [['Provider', 'The provider is blank.', 'Type who holds the credits, or the name of the connection.']];
  const own = connections.filter((one) => one.provider === providerNamed(provider)).map(({ name }) => name);
  const fix = own.length === 0 ? 'Type its name as in the sidebar, or leave it blank.' : `Type ${own.join(' or ')}${own.length === 1 ? ', or leave it blank' : ''}.`;
  if (connection !== '' && own.length > 0 && connectionNamed(connection, connections) === undefined) return [['Connection', 'There is no connection of this name.', fix]];
  if (connection === '' && own.length > 1) return [['Connection', `${provider} has several connections.`, `Say whose credits these are: ${fix.slice(0, 1).toLowerCase()}${fix.slice(1)}`]];
  return [];
}
