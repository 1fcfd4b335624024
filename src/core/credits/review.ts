import { balanceOn, driftOf } from './balance.js';
import { creditForecast, pacePerDay } from './forecast.js';
import type { BurntPool } from './lines.js';
import type { BalanceReading, CreditPool, UnreadCredit } from './pools.js';
import type { BurnOrder, DayAmount, LotState } from './wallet.js';
import { addDays, type Day } from '../days.js';
import { absolute, compare, decimal, isZero, type Decimal } from '../decimal.js';
import type { Decision } from '../digest/digest.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { inBase } from '../subscriptions/review-of.js';
import type { CurrencyCode } from '../money.js';
import type { Finding } from '../records.js';
import { amountText, countText } from '../text.js';

/** Days ahead in which credits that will expire unused are told. */
export const EXPIRY_WARNING_DAYS = 30;
/** Drift below this is the rounding of whoever told the balance. */
const CENT = decimal('0.01');

/** What is left of a pool, how it agrees with what was told, and how long it lasts. Amounts are in its currency. */
export type PoolReview = Readonly<{
  pool: CreditPool;
  lots: readonly LotState[];
  balance: Decimal;
  /** The latest balance the provider or a person told; null when nobody did. */
  reading: BalanceReading | null;
  /** How far the reading lies from what the lots leave on its day; null without a reading. */
  drift: Decimal | null;
  isDrifting: boolean;
  /** Mean use a day; null where nothing was used of late. */
  perDay: Decimal | null;
  /** Whole days it lasts; null when it outlasts three years, or that is not known. */
  days: number | null;
  lastsUntil: Day | null;
  /** What will expire unused at this pace, soonest first. */
  lapses: readonly DayAmount[];
  /** Lines of the ledger without a cost or rate: what is left is overstated. */
  uncounted: number;
  /** Rows of Credits about it that cannot be read. */
  unread: number;
}>;

export type CreditReviewInput = Readonly<{ today: Day; order: BurnOrder; providerLabel: (provider: string) => string }>;

/** The pools as they stand today. */
export function reviewPools(burnt: readonly BurntPool[], { today, order }: CreditReviewInput, left: readonly UnreadCredit[] = []): PoolReview[] {
  return burnt.map(({ pool, wallet, uses, uncounted }): PoolReview => {
    const reading = pool.readings.filter(({ day }) => day <= today).pop() ?? null;
    const drift = reading === null ? null : driftOf(reading.amount, balanceOn(wallet, reading.day));
    const perDay = pacePerDay(uses, today);
    const { days, lapses } = creditForecast(wallet.lots, perDay, order, today);
    const unread = left.filter(({ provider, connection }) => provider === pool.provider && (connection === '' || pool.connection === '' || connection === pool.connection)).length;
    const known = uncounted + unread > 0 ? null : days;
    return {
      pool, lots: wallet.lots, balance: wallet.balance, reading, drift, perDay, days: known, lastsUntil: known === null ? null : addDays(today, known), lapses, uncounted, unread,
      isDrifting: drift !== null && compare(absolute(drift), tolerance(perDay)) > 0,
    };
  });
}

/** A balance is told at some hour, and use arrives late: a day's use may lie between. */
function tolerance(perDay: Decimal | null): Decimal {
  return perDay !== null && compare(perDay, CENT) > 0 ? perDay : CENT;
}

/** What the runs and the mail say of pools that do not add up. */
export function poolFindings(reviews: readonly PoolReview[], input: CreditReviewInput): Finding[] {
  return reviews.reduce<Finding[]>((all, one) => all.concat(driftFinding(one, input), uncountedFinding(one, input)), []);
}

function driftFinding({ pool, reading, drift, isDrifting, lots }: PoolReview, input: CreditReviewInput): Finding[] {
  if (!isDrifting || drift === null || reading === null) return [];
  const more = compare(drift, decimal(0)) > 0;
  const first = lots[0]?.day ?? reading.day;
  return [{
    level: 'warning',
    where: reading.row === undefined ? 'Credit lots' : `Credits row ${reading.row}`,
    what: `${nameOf(pool, input)} holds ${amountText(reading.amount, pool.currency)} on ${reading.day}, ${amountText(absolute(drift), pool.currency)} ${more ? 'more' : 'less'} than its purchases, grants and use since ${first} leave.`,
    fix: more
      ? 'Add the purchase or grant that is missing on Credits, with its day.'
      : `Something was used or went back that is not in the workbook: fetch more history, add a refund on Credits, or a balance as of the first day of the ledger.`,
  }];
}

function uncountedFinding({ pool, uncounted }: PoolReview, input: CreditReviewInput): Finding[] {
  if (uncounted === 0) return [];
  return [{
    level: 'warning', where: 'Credit lots',
    what: `${countText(uncounted, 'line')} of Daily that ${nameOf(pool, input)} pays for ${uncounted === 1 ? 'has' : 'have'} no cost in ${pool.currency}: what is left is incomplete.`,
    fix: `Give the missing price on Prices, or the rate to ${pool.currency} on Rates.`,
  }];
}

export type CreditDecisionInput = CreditReviewInput & Readonly<{ base: CurrencyCode; rate?: RateOf; /** Fewer days than this are told. */ runwayDays: number }>;

/** What someone has to decide about prepaid money. Costs are in base currency, null where no rate is known. */
export function creditDecisions(reviews: readonly PoolReview[], input: CreditDecisionInput): Decision[] {
  const { today, base, rate, runwayDays } = input;
  const soon = addDays(today, EXPIRY_WARNING_DAYS);
  return reviews.reduce<Decision[]>((all, one) => {
    const { pool, days, lastsUntil, lapses, isDrifting, drift } = one;
    const name = nameOf(pool, input);
    const cost = (amount: Decimal): Decimal | null => inBase(amount, pool.currency, base, today, rate);
    const lapse = lapses.filter(({ day, amount }) => day <= soon && compare(amount, CENT) >= 0)[0];
    return all.concat(
      days !== null && days < runwayDays && !isZero(one.balance) ? [{ kind: 'credits', what: `Top up ${name}: ${amountText(one.balance, pool.currency)} last ${countText(days, 'day')}, empty`, due: lastsUntil, cost: null }] : [],
      lapse === undefined ? [] : [{ kind: 'credits', what: `Use ${name}: at this pace ${amountText(lapse.amount, pool.currency)} expire unused`, due: lapse.day, cost: cost(lapse.amount) }],
      isDrifting && drift !== null ? [{ kind: 'credits', what: `Balance of ${name} is ${amountText(absolute(drift), pool.currency)} off its purchases and use`, due: null, cost: cost(absolute(drift)) }] : [],
    );
  }, []);
}

function nameOf({ provider, connection }: CreditPool, { providerLabel }: CreditReviewInput): string {
  return connection === '' ? providerLabel(provider) : connection;
}
