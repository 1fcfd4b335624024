import { multiply } from '../../core/decimal.js';
import type { RateOf } from '../../core/ledger/ledger-lines.js';
import type { CurrencyCode } from '../../core/money.js';
import type { BalanceRow } from '../../core/records.js';
import { credits } from '../../tabs/credits.js';
import { joinKey } from '../../tabs/columns.js';
import type { Workbook } from '../ports.js';
import type { Reading } from '../reports/index.js';
import { readTable } from '../table/read.js';

/** What the Movement column says of a reading of what is left. */
const READING = 'balance';

/** The latest reading of each prepaid balance on the Credits tab, one per connection and currency, by connection. */
export function readBalances(workbook: Workbook, base: CurrencyCode, rate: RateOf): Reading[] {
  const latest = new Map<string, BalanceRow>();
  readTable(workbook, credits).filter(({ movement }) => movement === READING).forEach((row) => {
    const key = joinKey([row.connection, row.amount.currency]);
    const standing = latest.get(key);
    if (standing === undefined || standing.day <= row.day) latest.set(key, row);
  });
  return Array.from(latest.keys()).sort().reduce<Reading[]>((all, key) => {
    const row = latest.get(key);
    return row === undefined ? all : all.concat(readingOf(row, base, rate));
  }, []);
}

function readingOf({ connection, amount, day }: BalanceRow, base: CurrencyCode, rate: RateOf): Reading {
  const known = amount.currency === base ? null : rate(amount.currency, day);
  const inBase = amount.currency === base ? amount.amount : known === null ? null : multiply(amount.amount, known.rate);
  return { connection, amount, inBase, day };
}
