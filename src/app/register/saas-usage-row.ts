import { isNegative, ONE, ZERO, type Decimal } from '../../core/decimal.js';
import { monthStart, type Day } from '../../core/days.js';
import { isUseOf, type MeteredUse } from '../../core/ledger/metered-use.js';
import type { RowProblem, Subscription } from '../../core/subscriptions/subscription.js';
import { unreadUse, type UnreadUse } from '../../core/ledger/unread.js';
import { writtenMonth } from '../../core/written/month.js';
import { isBlank } from '../../tabs/cell.js';
import type { Row } from '../../tabs/row.js';
import { isCurrency } from './currencies.js';
import { writtenShare } from './written-share.js';

/** A month that could be read, else what is wrong with its row. */
export type UsageRowReading = Readonly<{ use: MeteredUse; problems: readonly never[] }> | Readonly<{ use: null; unread: UnreadUse; problems: readonly RowProblem[] }>;

type Problem = (header: string, what: string, fix: string) => void;

/** Reads one row. Every cell that cannot be used is named; none is guessed. The currency may be that of the plan. */
export function readUsageRow(row: Row, at: number, plans: readonly Subscription[]): UsageRowReading {
  const problems: RowProblem[] = [];
  const problem: Problem = (header, what, fix) => { problems.push({ row: at, header, what, fix }); };
  const who = { provider: row.text('Provider'), plan: row.text('Plan') };
  if (who.provider === '') problem('Provider', 'The provider is blank.', 'Say whose software it is.');
  const use: MeteredUse = {
    row: at,
    month: monthOf(row, problem),
    ...who,
    amount: numberOf(row, 'Amount', problem, true),
    currency: currencyOf(row, plans.find((plan) => isUseOf(who, plan))?.currency ?? '', problem),
    quantity: numberOf(row, 'Quantity', problem),
    unitPrice: numberOf(row, 'Unit price', problem),
    included: numberOf(row, 'Included', problem) ?? ZERO,
    aiShare: shareOf(row, problem),
    invoiceDate: invoiceDateOf(row, problem),
    costCenter: row.text('Cost center'),
  };
  const isTold = ['Amount', 'Quantity', 'Unit price'].some((header) => problems.some((each) => each.header === header)) || use.amount !== null || (use.quantity !== null && use.unitPrice !== null);
  if (!isTold) problem(use.quantity === null ? 'Amount' : 'Unit price', 'Nothing tells what the month cost.', 'Type the amount of the invoice, or the quantity and its unit price.');
  return problems.length === 0 ? { use, problems: [] } : { use: null, unread: unreadUse(use), problems };
}

function monthOf(row: Row, problem: Problem): Day {
  const day = row.day('Month');
  const month = day === null ? writtenMonth(row.text('Month')) : monthStart(day);
  if (month === null) problem('Month', 'This is not a month.', 'Type it like 2026-10.');
  return month ?? '';
}

function numberOf(row: Row, header: string, problem: Problem, mayBeNegative = false): Decimal | null {
  if (isBlank(row.cell(header))) return null;
  const value = row.decimal(header);
  if (value === null) problem(header, 'This is not a number.', 'Type the number alone, without a currency sign.');
  else if (isNegative(value) && !mayBeNegative) problem(header, 'This number is negative.', 'Type a number of 0 or more.');
  return value;
}

function currencyOf(row: Row, ofPlan: string, problem: Problem): string {
  const typed = row.text('Currency').toUpperCase();
  const currency = typed === '' ? ofPlan : typed;
  if (currency === '') problem('Currency', 'The currency is blank, and no row of the Subscriptions tab tells it.', 'Type its three-letter code, like USD.');
  else if (!isCurrency(currency)) problem('Currency', 'This is not a currency code.', 'Type its three-letter code, like USD.');
  return currency;
}

function shareOf(row: Row, problem: Problem): Decimal {
  if (isBlank(row.cell('AI share'))) return ONE;
  const share = writtenShare(row, 'AI share');
  if (share === null) problem('AI share', 'The AI share is not between 0 % and 100 %.', 'Type it like 40%, or leave it blank for all of the cost.');
  return share ?? ONE;
}

function invoiceDateOf(row: Row, problem: Problem): Day | null {
  const day = row.day('Invoice date');
  if (day === null && !isBlank(row.cell('Invoice date'))) problem('Invoice date', 'This is not a date.', 'Type it like 2026-11-30, or leave it blank.');
  return day;
}
