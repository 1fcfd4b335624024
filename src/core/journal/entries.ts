import { addDays, nextMonthStart, type Day } from '../days.js';
import { add, isNegative, isZero, negate, subtract, ZERO, type Decimal } from '../decimal.js';
import type { AccountOf, Purpose } from './accounts.js';
import { ENTRY_KINDS, type EntryKind } from './postings.js';
import { roundBalanced } from './round.js';
import type { CurrencyCode } from '../money.js';
import type { LedgerLine } from '../records.js';

/** One line of a journal entry. Exactly one of `debit` and `credit` is set, and it is positive. */
export type JournalLine = Readonly<{
  /** First day of the month whose closing wrote it. */
  month: Day;
  entry: string;
  date: Day;
  kind: EntryKind | 'Reversal';
  accountCode: string;
  accountName: string;
  taxRate: string;
  debit: Decimal | null;
  credit: Decimal | null;
  currency: CurrencyCode;
  costCenter: string;
  memo: string;
  provider: string;
  vendor: string;
  /** Tab and filter that lead to the rows. */
  source: string;
  /** Entry it takes back; '' for none. */
  reversalOf: string;
}>;

/** An amount on its way into an entry: to the debit of one account and the credit of another. */
export type Transfer = Readonly<{
  kind: EntryKind;
  date: Day;
  /** What else keeps entries apart: the closed month an adjustment is of, the subject of an invoice. */
  apart: string;
  debit: Purpose;
  credit: Purpose;
  amount: Decimal;
  line: Pick<LedgerLine, 'bucket' | 'provider' | 'vendor' | 'connection' | 'costCenter' | 'currency'>;
  memo: string;
  /** Where each side is read from; the cost center follows on lines that have one. */
  debitSource: string;
  creditSource: string;
}>;

type Leg = Omit<JournalLine, 'month' | 'entry' | 'date' | 'kind' | 'debit' | 'credit' | 'reversalOf'> & { amount: Decimal };

/** Accounts of the income statement are kept by cost center; what is owned and owed is not. */
const BY_COST_CENTER: readonly Purpose[] = ['Expense', 'Breakage'];

/**
 * Balanced entries, in whole units of their currency, with a reversal on the
 * first day of the next month for each accrual.
 *
 * @param firstNumber number of the first entry: after those of an earlier closing of the month
 */
export function entriesOf(month: Day, transfers: readonly Transfer[], accounts: AccountOf, firstNumber: number): JournalLine[] {
  const groups = new Map<string, Transfer[]>();
  transfers.forEach((transfer) => {
    const key = [ENTRY_KINDS.indexOf(transfer.kind), transfer.date, transfer.apart, transfer.line.currency].join('\u001f');
    groups.set(key, (groups.get(key) ?? []).concat(transfer));
  });
  let number = firstNumber;
  return Array.from(groups.keys()).sort().reduce<JournalLine[]>((all, key) => {
    const group = groups.get(key) ?? [];
    const entry = entryOf(month, entryId(month, number), group, accounts);
    if (entry.length === 0) return all;
    number += 1;
    if (group[0]?.kind !== 'Accrual') return all.concat(entry);
    number += 1;
    return all.concat(entry, reversed(entry, entryId(month, number - 1), nextMonthStart(month)));
  }, []);
}

/** Short enough for every accounting software: `AI-2026-10-01`. */
function entryId(month: Day, number: number): string {
  return `AI-${month.slice(0, 7)}-${String(number).padStart(2, '0')}`;
}

/** Takes an entry back: debits and credits change sides. */
export function reversed(entry: readonly JournalLine[], id: string, date: Day): JournalLine[] {
  return entry.map((line) => ({
    ...line, entry: id, date, kind: 'Reversal', debit: line.credit, credit: line.debit, memo: `Reversal of ${line.entry}: ${line.memo}`,
    source: `Journal, Entry ${line.entry}`, reversalOf: line.entry,
  }));
}

function entryOf(month: Day, entry: string, transfers: readonly Transfer[], accounts: AccountOf): JournalLine[] {
  const legs = new Map<string, Leg>();
  transfers.forEach((transfer) => {
    [legOf(transfer, transfer.debit, transfer.debitSource, transfer.amount, accounts), legOf(transfer, transfer.credit, transfer.creditSource, negate(transfer.amount), accounts)].forEach((leg) => {
      const key = [leg.accountCode, leg.accountName, leg.taxRate, leg.costCenter, leg.provider, leg.vendor, leg.memo, leg.source].join('\u001f');
      const held = legs.get(key);
      if (held === undefined) legs.set(key, leg);
      else held.amount = add(held.amount, leg.amount);
    });
  });
  const ordered = Array.from(legs.keys()).sort().map((key) => legs.get(key) as Leg);
  const amounts = roundBalanced(ordered.map(({ amount }) => amount), ordered[0]?.currency ?? '');
  const { kind, date } = transfers[0] as Transfer;
  const lines = ordered.map(({ amount: _, ...leg }, index): JournalLine => {
    const amount = amounts[index] ?? ZERO;
    return { ...leg, month, entry, date, kind, reversalOf: '', debit: isNegative(amount) || isZero(amount) ? null : amount, credit: isNegative(amount) ? negate(amount) : null };
  }).filter(({ debit, credit }) => debit !== null || credit !== null);
  return lines.filter(({ debit }) => debit !== null).concat(lines.filter(({ debit }) => debit === null));
}

function legOf({ line, memo }: Transfer, purpose: Purpose, from: string, amount: Decimal, accounts: AccountOf): Leg {
  const { code, name, taxRate } = accounts(purpose, line);
  const costCenter = BY_COST_CENTER.indexOf(purpose) >= 0 ? line.costCenter : '';
  const source = BY_COST_CENTER.indexOf(purpose) >= 0 ? `${from}, Cost center ${costCenter === '' ? 'blank' : costCenter}` : from;
  return { accountCode: code, accountName: name, taxRate, currency: line.currency, costCenter, memo, provider: line.provider, vendor: line.vendor, source, amount };
}

/** What is debited less what is credited, by entry and currency; empty when all balance. */
export function unbalanced(lines: readonly JournalLine[]): ReadonlyMap<string, Decimal> {
  const sums = new Map<string, Decimal>();
  lines.forEach(({ entry, currency, debit, credit }) => {
    const key = `${entry} ${currency}`;
    sums.set(key, add(sums.get(key) ?? ZERO, subtract(debit ?? ZERO, credit ?? ZERO)));
  });
  sums.forEach((difference, key) => { if (isZero(difference)) sums.delete(key); });
  return sums;
}

/** Last day of a month. */
export function monthEnd(month: Day): Day {
  return addDays(nextMonthStart(month), -1);
}
