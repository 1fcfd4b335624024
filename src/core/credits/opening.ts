import { balanceOn, driftOf } from './balance.js';
import { addDays, type Day } from '../days.js';
import type { CreditPool } from './pools.js';
import { walletOf, type BurnOrder, type DayAmount, type Lot } from './wallet.js';
import { add, isNegative, isZero, negate, subtract, sum, ZERO } from '../decimal.js';

/** A pool with all that was used of it, also before the ledger begins. */
export type OpenedPool = Readonly<{ pool: CreditPool; uses: readonly DayAmount[] }>;

/**
 * Where the record of a pool begins.
 *
 * What the provider booked as spent before the ledger begins is used; of a
 * booking that reaches into the ledger, what the ledger does not hold. A typed
 * balance from before the ledger or before every lot settles the rest: what the
 * lots cannot explain is an opening lot, paid for earlier; what they hold too
 * much was used before. Where nobody typed one and something was used before the
 * first lot, so that there must have been money, the provider's first reading
 * says how much.
 *
 * @param uses what the ledger says was used
 */
export function openedPool(pool: CreditPool, uses: readonly DayAmount[], order: BurnOrder): OpenedPool {
  const since = uses.reduce<Day | null>((first, { day }) => (first === null || day < first ? day : first), null);
  const opening = openingOf(pool, since);
  const earlier = earlierUses(pool, uses, since).filter(({ from }) => opening === null || from >= opening.day);
  const all = earlier.map(({ day, amount }) => ({ day, amount })).concat(uses);
  if (opening === null) return { pool: since === null ? pool : withEarlierMoney(pool, all, since, order), uses: all };
  const { day } = opening;
  const { balance } = walletOf({ lots: pool.lots, outflows: pool.outflows, uses: [], order, through: day });
  const difference = subtract(opening.amount, balance);
  if (isZero(difference)) return { pool, uses: all };
  if (isNegative(difference)) return { pool, uses: [{ day, amount: negate(difference) }].concat(all) };
  return { pool: withOpening(pool, { day, amount: difference }), uses: all };
}

/** The first reading holds more than the lots leave by then: that, and what was used before the first lot, was there when the ledger begins. */
function withEarlierMoney(pool: CreditPool, uses: readonly DayAmount[], since: Day, order: BurnOrder): CreditPool {
  const first = pool.readings.find(({ isTyped }) => !isTyped);
  const firstLot = pool.lots[0]?.day ?? null;
  if (first === undefined || firstLot === null || since >= firstLot || first.day < firstLot) return pool;
  const wallet = walletOf({ lots: pool.lots, outflows: pool.outflows, uses, order, through: first.day });
  const surplus = driftOf(first.amount, balanceOn(wallet, first.day));
  return isZero(surplus) || isNegative(surplus) ? pool : withOpening(pool, { day: since, amount: add(surplus, wallet.uncovered) });
}

function withOpening(pool: CreditPool, { day, amount }: DayAmount): CreditPool {
  const lot: Lot = { id: 'opening balance', kind: 'opening', day, expires: null, amount };
  return { ...pool, lots: [lot].concat(pool.lots) };
}

/** The last typed balance before the ledger begins, or the first one when it is older than every lot. */
function openingOf({ lots, readings }: CreditPool, since: Day | null): DayAmount | null {
  const typed = readings.filter(({ isTyped, amount }) => isTyped && !isNegative(amount));
  const firstLot = lots[0]?.day ?? null;
  const first = typed[0];
  const before = since === null ? undefined : typed.filter(({ day }) => day <= since).pop();
  return before ?? (first !== undefined && (firstLot === null || first.day < firstLot) ? first : null);
}

function earlierUses({ booked }: CreditPool, uses: readonly DayAmount[], since: Day | null): (DayAmount & Readonly<{ from: Day }>)[] {
  return booked.filter(({ from }) => since === null || from < since).map(({ from, day, amount }) => {
    const inLedger = sum(uses.filter((one) => one.day >= from && one.day < day).map((one) => one.amount));
    const earlier = subtract(amount, inLedger);
    return { from, day: addDays(since === null || day < since ? day : since, -1), amount: isNegative(earlier) ? ZERO : earlier };
  });
}
