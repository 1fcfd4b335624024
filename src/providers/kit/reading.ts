import type { Day } from '../../core/days.js';
import type { Money } from '../../core/money.js';
import type { RowWithoutOrigin } from '../provider.js';

/** A reading of what is left of prepaid money on a day. `note` says what it is made of. */
export function balanceReading(day: Day, amount: Money, note: string): RowWithoutOrigin<'balance'> {
  return { day, movement: 'balance', amount, expires: null, note };
}
