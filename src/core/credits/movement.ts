import { absolute, isNegative, isZero, negate, type Decimal } from '../decimal.js';
import type { BalanceRow } from '../records.js';

/** What the Movement column says of a reading of what is left. */
export const READING = 'balance';

/**
 * What a row of the Credits tab is. `booked` is use that the provider books
 * against the balance: it stands in its cost report too.
 */
export type Movement = 'reading' | 'purchase' | 'grant' | 'refund' | 'revoked' | 'lapsed' | 'booked';

const GIFT = /grant|bonus|promo|free|gift|coupon|trial|voucher/i;
const BACK = /refund|paid back|pay back|reimburs/i;
const LAPSE = /expir|forfeit|laps/i;
const BOOKED = /spen[dt]|usage|consum|charge(?!back)|debit|deduct|draw/i;

/** Words a typed row may use, beside those for gifts and refunds. */
const BOUGHT = /purchase|top.?up|bought|buy|recharge|deposit|payment|paid|prepa(id|y)/i;

/** What a row says it is: by its movement and note, and by its sign. */
export function movementOf(row: Pick<BalanceRow, 'movement' | 'note' | 'amount' | 'feed'>): Movement {
  const { movement, amount } = row;
  if (movement.trim().toLowerCase() === READING) return 'reading';
  // A typed refund is one with either sign; the note of a person is no part of the type.
  const words = row.feed === '' ? movement : `${movement} ${row.note}`;
  if (row.feed === '' && BACK.test(words)) return 'refund';
  if (!isNegative(amount.amount)) return GIFT.test(words) || (BACK.test(words) && !BOUGHT.test(words)) ? 'grant' : 'purchase';
  if (LAPSE.test(words)) return 'lapsed';
  if (BACK.test(words)) return 'refund';
  if (GIFT.test(words)) return 'revoked';
  return BOOKED.test(words) ? 'booked' : 'refund';
}

/** Whether a person's word for a movement is understood. */
export function isKnownWord(movement: string): boolean {
  return movement.trim().toLowerCase() === READING || [GIFT, BACK, LAPSE, BOUGHT].some((words) => words.test(movement));
}

/** Whether a person's amount contradicts the word: nothing came in, or less than nothing was bought. A balance may be anything. */
export function isContrary(movement: string, amount: Decimal): boolean {
  if (movement.trim().toLowerCase() === READING) return false;
  return isZero(amount) || (isNegative(amount) && ![GIFT, BACK, LAPSE].some((words) => words.test(movement)));
}

/** Money paid ahead: no reading, no gift, nothing that goes out. */
export function isPurchase(row: BalanceRow): boolean {
  return !isZero(row.amount.amount) && movementOf(row) === 'purchase';
}

/** What an invoice or a credit note is for: money paid ahead, and money said to be paid back as less; null for anything else. */
export function invoicedAmount(row: BalanceRow): Decimal | null {
  if (isPurchase(row)) return row.amount.amount;
  return movementOf(row) === 'refund' && BACK.test(`${row.movement} ${row.note}`) ? negate(absolute(row.amount.amount)) : null;
}
