import { BUCKETS } from '../../core/records.js';

/**
 * The fixed places of Overview. Sections have as many rows as they may ever
 * need, so that nothing below or beside them moves from run to run.
 */
export const ROWS = {
  title: 1,
  asOf: 2,
  totals: 4,
  buckets: 9,
  vendors: 9 + BUCKETS.length + 3,
  decisions: 31,
  movers: 46,
  freshness: 57,
  providers: 74,
  balances: 88,
} as const;

/** Rows for vendors, and for providers, by name; the others share one row. */
export const NAMED_ROWS = 10;
export const DECISION_ROWS = 9;
export const MOVER_ROWS = 8;
export const FRESHNESS_ROWS = 15;
export const BALANCE_ROWS = 10;
/** Columns A to I hold figures, K and on the charts, V and on the table under the chart. */
export const WIDTH = 9;
export const CHART_COLUMN = 11;
export const HELPER_COLUMN = 22;
export const HELPER_DAYS = 28;

/** Changes with where things stand; then an Overview that stands already is dressed anew. */
export const OVERVIEW_LAYOUT = JSON.stringify([1, ROWS, NAMED_ROWS, DECISION_ROWS, MOVER_ROWS, FRESHNESS_ROWS, BALANCE_ROWS, WIDTH]);

export const AS_OF = '$B$2';
export const BASE = '$D$2';
/** Names the connections that lag. */
export const LATE = '$A$3';

/** Cells of the bounds of a period in the totals table. */
export type Bounds = Readonly<{ from: string; through: string }>;

export const TOTAL_ROWS = { weekToDate: ROWS.totals + 1, lastWeek: ROWS.totals + 2, monthToDate: ROWS.totals + 3 } as const;

export function nowOf(total: keyof typeof TOTAL_ROWS): Bounds {
  return { from: `$F$${TOTAL_ROWS[total]}`, through: `$G$${TOTAL_ROWS[total]}` };
}

export function beforeOf(total: keyof typeof TOTAL_ROWS): Bounds {
  return { from: `$H$${TOTAL_ROWS[total]}`, through: `$I$${TOTAL_ROWS[total]}` };
}
