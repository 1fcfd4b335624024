import type { Terms } from '../../core/mapping/charge-back.js';
import { compare, decimal, divide, isDecimalText, isNegative, negate, ONE, ZERO, type Decimal } from '../../core/decimal.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { isBlank } from '../../tabs/cell.js';
import { chargeBackTerms as tab } from '../../tabs/charge-back.js';
import { rowReader, type Row } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { monthOfCell } from '../exports/month.js';
import { layoutOf } from '../table/layout.js';
import { isCurrency } from './currencies.js';

/** Terms that can be used, rows that cannot, and what is wrong with them. A customer in `broken` is charged nothing until its row is mended. */
export type TermsReading = Readonly<{ terms: readonly Terms[]; problems: readonly RowProblem[]; broken: readonly string[] }>;

const TYPED = tab.columns.filter(({ owner, header }) => owner === 'user' && header !== 'Note').map(({ header }) => header);

/** The Charge-back terms tab; nothing where there is none. */
export function readTerms(workbook: Workbook, base: string): TermsReading {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return { terms: [], problems: [], broken: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const terms: Terms[] = [];
  const problems: RowProblem[] = [];
  const broken: string[] = [];
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).forEach((cells, index) => {
    const row = read(cells);
    if (TYPED.every((header) => isBlank(row.cell(header)))) return;
    const found = problemsOf(row, index + 2).concat(terms.some((one) => isAgain(one, row)) ? [again(index + 2)] : []);
    if (found.length === 0) terms.push(termsOfRow(row, index + 2, base));
    else if (row.text('Customer') !== '') broken.push(row.text('Customer').toLowerCase());
    problems.push(...found);
  });
  return { terms, problems, broken };
}

function termsOfRow(row: Row, at: number, base: string): Terms {
  const currency = row.text('Currency').toUpperCase();
  return {
    row: at, customer: row.text('Customer'), from: fromOf(row), markup: markupOf(row) ?? ZERO,
    fixedFee: row.decimal('Fixed fee') ?? ZERO, minimum: row.decimal('Minimum') ?? ZERO, currency: currency === '' ? base : currency,
  };
}

function fromOf(row: Row): string | null {
  const month = monthOfCell(row.cell('From'));
  return month === null || month === '' ? null : `${month}-01`;
}

function isAgain(terms: Terms, row: Row): boolean {
  return terms.customer.toLowerCase() === row.text('Customer').toLowerCase() && terms.from === fromOf(row);
}

function again(row: number): RowProblem {
  return { row, header: 'From', what: 'A row above gives terms of this customer from the same month.', fix: 'Keep one of them, or type the month from which the new terms hold.' };
}

function problemsOf(row: Row, at: number): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: at, header, what, fix }); };
  if (row.text('Customer') === '') problem('Customer', 'No customer is named.', 'Type its name as on the Mapping tab.');
  if (monthOfCell(row.cell('From')) === null) problem('From', 'This is not a month.', 'Type it like 2026-11, or leave it blank.');
  if (markupOf(row) === null) problem('Markup', 'This is no part of the cost.', 'Type it like 15%, or -10% for a discount.');
  for (const header of ['Fixed fee', 'Minimum']) {
    const value = row.decimal(header);
    if (!isBlank(row.cell(header)) && (value === null || isNegative(value))) problem(header, 'This is no amount of 0 or more.', 'Type the number alone; its currency goes into Currency.');
  }
  const currency = row.text('Currency').toUpperCase();
  if (currency !== '' && !isCurrency(currency)) problem('Currency', 'This is not a currency code.', 'Type its three-letter code, like USD.');
  return problems;
}

/** `15%`, `15` and a per cent cell of 0.15 are the same; at least -100%; null for anything else, zero for blank. */
function markupOf(row: Row): Decimal | null {
  const text = row.text('Markup');
  if (text === '') return ZERO;
  const number = text.replace(/%$/, '').trim();
  if (!isDecimalText(number)) return null;
  const value = decimal(number);
  const size = isNegative(value) ? negate(value) : value;
  const part = text.endsWith('%') || compare(size, ONE) > 0 ? divide(value, decimal(100)) : value;
  return compare(part, negate(ONE)) < 0 ? null : part;
}
