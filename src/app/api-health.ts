import type { Day } from '../core/days.js';

/** What the sidebar shows of a connection: its feeds, how fresh each is, and what costs money. */
export type ConnectionCard = Readonly<{
  name: string;
  provider: string;
  label: string;
  baseUrl: string;
  /** `set, ends in 4f2a` per credential; never the value. */
  credentials: Readonly<Record<string, string>>;
  settings: Readonly<Record<string, string>>;
  feeds: readonly FeedHealth[];
  /** Reports of it that cost money. */
  paidReports: readonly PaidReportCard[];
}>;

export type FeedState = 'ok' | 'failed' | 'partial' | 'skipped';

export type FeedHealth = Readonly<{
  feed: string;
  label: string;
  state: FeedState | 'never';
  /** ISO instant or null. */
  lastSuccess: string | null;
  /** Last day fetched whole. */
  through: Day | null;
  lag: string;
  error: string | null;
  /** What the user should do, '' when nothing. */
  nextStep: string;
  /** ISO instant of the next run, or null when the schedule is off. */
  nextRun: string | null;
  /** Fetched only when the user asks: the provider charges for it. */
  onDemand?: boolean;
  /** ISO instant such a feed was last asked for. */
  lastAsked?: string | null;
}>;

/** A report the provider charges for by the query, and what asking for it now takes. */
export type PaidReportCard = Readonly<{
  id: string;
  label: string;
  /** `0.005 USD` for one query, exact. */
  pricePerQuery: string;
  /** The provider's page that says so. */
  priceAt: string;
  from: Day;
  /** Last day included. */
  to: Day;
  queries: number;
  /** All queries together, exact. */
  cost: string;
  /** ISO instant or null. */
  lastAsked: string | null;
}>;
