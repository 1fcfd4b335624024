import * as v from 'valibot';
import { decimal, multiply, negate, type Decimal } from '../../core/decimal.js';
import { money, type Money } from '../../core/money.js';
import { record } from '../kit/fields.js';

const HUNDREDTH = decimal('0.01');

const cents = v.custom<string>((value) => typeof value === 'string' && /^-?\d{1,15}$/.test(value), 'whole cents as text');

/**
 * An amount of xAI's ledger in dollars, the sign turned to ours: there a
 * purchase is negative and spending positive.
 */
export const ledgerAmount = v.pipe(record({ val: cents }), v.transform(({ val }): Decimal => negate(multiply(decimal(val), HUNDREDTH))));

/** The same where nothing may be told; null and {} mean that. */
export const ledgerAmountOrNull = v.nullish(v.pipe(record({ val: v.optional(cents) }), v.transform(({ val }): Decimal | null => (val === undefined ? null : negate(multiply(decimal(val), HUNDREDTH))))), null);

export function dollars(amount: Decimal): Money {
  return money(amount, 'USD');
}
