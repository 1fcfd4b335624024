import { absolute, compare } from '../../core/decimal.js';
import type { Invoice } from '../../core/invoice.js';
import { money } from '../../core/money.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { writtenMonth } from '../../core/written/month.js';
import { isBlank } from '../../tabs/cell.js';
import { invoices as tab } from '../../tabs/invoices.js';
import { rowReader, type Row } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { layoutOf } from '../table/layout.js';
import { isCurrency } from './currencies.js';

export type InvoiceReading = Readonly<{ invoices: readonly Invoice[]; problems: readonly RowProblem[] }>;

const FILLED = ['Provider', 'Month', 'Invoice number', 'Date', 'Amount'];

/** The Invoices tab. A row with a problem is left out and named. */
export function readInvoices(workbook: Workbook): InvoiceReading {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return { invoices: [], problems: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const invoices: Invoice[] = [];
  const problems: RowProblem[] = [];
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).forEach((cells, index) => {
    const row = read(cells);
    if (FILLED.every((header) => isBlank(row.cell(header)))) return;
    const found = problemsOf(row, index + 2);
    if (found.length === 0) invoices.push(invoiceOf(row, index + 2));
    else problems.push(...found);
  });
  return { invoices, problems };
}

function invoiceOf(row: Row, at: number): Invoice {
  return {
    row: at,
    provider: row.text('Provider'),
    month: writtenMonth(row.text('Month')) ?? '',
    number: row.text('Invoice number'),
    day: row.day('Date'),
    amount: money(row.decimal('Amount') ?? '0', row.text('Currency').toUpperCase()),
    tax: row.decimal('Tax'),
    utcOffset: row.number('UTC offset'),
  };
}

function problemsOf(row: Row, at: number): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: at, header, what, fix }); };
  const [amount, tax, offset] = [row.decimal('Amount'), row.decimal('Tax'), row.number('UTC offset')];
  if (row.text('Provider') === '') problem('Provider', 'The provider is blank.', 'Type who sent the invoice.');
  if (writtenMonth(row.text('Month')) === null) problem('Month', 'This is not a month.', 'Type it like 2026-10.');
  if (amount === null) problem('Amount', 'This is not a number.', 'Type the total to pay, without a currency sign.');
  if (!isCurrency(row.text('Currency').toUpperCase())) problem('Currency', 'This is not a currency code.', 'Type its three-letter code, like USD.');
  if (row.day('Date') === null && !isBlank(row.cell('Date'))) problem('Date', 'This is not a date.', 'Type it like 2026-11-02, or leave it blank.');
  if (tax === null && !isBlank(row.cell('Tax'))) problem('Tax', 'This is not a number.', 'Type the tax within Amount, or leave it blank.');
  if (tax !== null && amount !== null && compare(absolute(tax), absolute(amount)) > 0) problem('Tax', 'The tax is more than the whole invoice.', 'Type the tax that is part of Amount.');
  if (!isBlank(row.cell('UTC offset')) && (offset === null || Math.abs(offset) > 14)) problem('UTC offset', 'This is not a number of hours.', 'Type hours between -14 and 14, like -8, or leave it blank.');
  return problems;
}
