import type { Day } from '../../core/days.js';
import type { Decision, Driver } from '../../core/digest.js';
import type { Periods } from '../../core/weeks.js';

export type OverviewInput = Readonly<{
  today: Day;
  /** Base currency of the ledger. */
  base: string;
  periods: Periods;
  /** Providers as they stand in Daily, the dearest first. */
  providers: readonly string[];
  /** What moved last week against the week before, largest first. */
  movers: readonly Driver[];
  decisions: readonly Decision[];
  connections: readonly Freshness[];
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
