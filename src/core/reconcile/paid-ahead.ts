import type { BurntPool } from '../credits/lines.js';
import { isWithin, nextMonthStart } from '../days.js';
import { absolute, compare, sum } from '../decimal.js';
import { HALF_CENT } from './residuals.js';
import type { Subject } from './subjects.js';

/**
 * Whether lots pay for all that a connection used in a month, so that nobody
 * invoices it. Not known, and so not said, where a cost or a rate is missing.
 */
export function isCovered({ provider, connection, month }: Subject, burnt: readonly BurntPool[]): boolean {
  const period = { start: month, end: nextMonthStart(month) };
  const of = (name: string): BurntPool[] => burnt.filter(({ pool }) => pool.provider === provider && pool.connection === name);
  const own = of(connection);
  const pools = own.length > 0 ? own : of('');
  return pools.length > 0 && pools.every(({ wallet, uncounted }) => {
    const uncovered = sum(wallet.days.filter(({ day }) => isWithin(day, period)).map((day) => day.uncovered));
    return uncounted === 0 && compare(absolute(uncovered), HALF_CENT) < 0;
  });
}
