import { CREDIT_SERVICES, isCreditLine } from '../credits/lines.js';
import type { Day } from '../days.js';
import { decimal, isZero, subtract, toNumber, ZERO, type Decimal } from '../decimal.js';
import type { Purpose } from './accounts.js';
import { REGISTER } from '../ledger/plans.js';
import { adjustedMonth } from '../ledger/month-lock.js';
import type { LedgerLine } from '../records.js';

/** Why an entry is made: the entries of a closing are told apart by it. */
export const ENTRY_KINDS = ['Accrual', 'Bill', 'Credits bought', 'Amortisation', 'Credits used', 'Credits expired', 'Invoice'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a line of Daily does in the books: `amount` from one account to another. A negative amount goes the other way. */
export type Posting = Readonly<{
  kind: EntryKind;
  debit: Purpose;
  credit: Purpose;
  amount: Decimal;
  /** Day of the entry; null for the last day of the month. */
  day: Day | null;
  /** Closed month it makes good; null for the month itself. */
  adjusts: Day | null;
  line: LedgerLine;
}>;

/** How a line is paid for: drawn from prepaid credits, a plan billed in its cycle, or used now and billed later. */
export type PaymentOf = (line: LedgerLine) => 'credits' | 'plan' | 'arrears';

/** By the line alone and what is known of prepaid wallets and of software billed by use. */
export function paymentOf(isPrepaid: (line: LedgerLine) => boolean, isMetered: (line: LedgerLine) => boolean): PaymentOf {
  return (line) => {
    if (isCreditLine(line) || isPrepaid(line)) return 'credits';
    return line.connection === REGISTER && line.billedCost !== null && !isMetered(line) ? 'plan' : 'arrears';
  };
}

/**
 * The postings of a line.
 *
 * What is used now and billed later is accrued. What is billed ahead becomes an
 * asset on its day and an expense as it is consumed: a plan by the day, prepaid
 * credits by use, what expired of them as breakage. What a grant paid for is
 * taken off where its use stands. Amounts count as the cells
 * of Daily hold them. A line without a cost has none.
 */
export function postingsOf(line: LedgerLine, payment: ReturnType<PaymentOf>): Posting[] {
  const held = (amount: Decimal | null): Decimal => (amount === null ? ZERO : decimal(toNumber(amount)));
  const [billed, effective] = [held(line.billedCost ?? line.effectiveCost), held(line.effectiveCost)];
  const adjusts = adjustedMonth(line);
  const post = (kind: EntryKind, debit: Purpose, credit: Purpose, amount: Decimal, day: Day | null = adjusts === null ? null : line.day): Posting[] =>
    (isZero(amount) ? [] : [{ kind, debit, credit, amount, day, adjusts, line }]);
  if (payment === 'arrears') return post('Accrual', 'Expense', 'Accrued liabilities', effective);
  if (payment === 'plan') return [...post('Bill', 'Prepaid plans', 'Payments clearing', billed, line.day), ...post('Amortisation', 'Expense', 'Prepaid plans', effective)];
  if (!isCreditLine(line) || line.service.endsWith(CREDIT_SERVICES.granted)) return [...post('Accrual', 'Expense', 'Accrued liabilities', billed), ...post('Credits used', 'Expense', 'Prepaid credits', subtract(effective, billed))];
  const isBreakage = line.service.endsWith(CREDIT_SERVICES.expired);
  return [
    ...post('Credits bought', 'Prepaid credits', 'Payments clearing', billed, line.day),
    ...(isBreakage ? post('Credits expired', 'Breakage', 'Prepaid credits', effective) : post('Credits used', 'Expense', 'Prepaid credits', effective)),
  ];
}
