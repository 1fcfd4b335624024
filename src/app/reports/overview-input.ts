import type { Day } from '../../core/days.js';
import type { Decimal } from '../../core/decimal.js';
import type { Decision, Driver } from '../../core/digest/digest.js';
import type { Money } from '../../core/money.js';
import type { Periods } from '../../core/weeks.js';

export type OverviewInput = Readonly<{
  today: Day;
  /** Base currency of the ledger. */
  base: string;
  periods: Periods;
  /** Whether the tab has the looks of this layout. */
  isDressed: boolean;
  /** Which connections do not reach the last full day, in words; '' when all do. */
  late: string;
  /** Vendors as they stand in Daily, the dearest first. */
  vendors: readonly string[];
  /** Providers as they stand in Daily, the dearest first. */
  providers: readonly string[];
  /** Name of a provider for people. */
  providerLabel: (provider: string) => string;
  /** What moved last week against the week before, largest first. */
  movers: readonly Driver[];
  decisions: readonly Decision[];
  connections: readonly Freshness[];
  /** The latest reading of each prepaid balance. */
  balances: readonly Reading[];
}>;

/** What is left of prepaid money at one connection. */
export type Reading = Readonly<{
  connection: string;
  amount: Money;
  /** The same in base currency; null when no rate is known. */
  inBase: Decimal | null;
  day: Day;
}>;

/** How fresh one connection is. */
export type Freshness = Readonly<{
  name: string;
  provider: string;
  /** Last day fetched whole by every feed; null when none was. */
  through: Day | null;
  /** `ok`, or what is wrong in a few words. */
  state: string;
}>;
