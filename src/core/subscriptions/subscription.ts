import type { Decimal } from '../decimal.js';
import type { Day } from '../days.js';
import type { CurrencyCode } from '../money.js';

export type SubscriptionKind = 'seat plan' | 'flat plan' | 'AI inside SaaS' | 'usage-based SaaS';
export const SUBSCRIPTION_KINDS: readonly SubscriptionKind[] = ['seat plan', 'flat plan', 'AI inside SaaS', 'usage-based SaaS'];

export type Cycle = 'monthly' | 'quarterly' | 'annual' | 'one-time';
export const CYCLES: readonly Cycle[] = ['monthly', 'quarterly', 'annual', 'one-time'];

export type SubscriptionState = 'active' | 'trial' | 'cancelled' | 'paused';
export const SUBSCRIPTION_STATES: readonly SubscriptionState[] = ['active', 'trial', 'cancelled', 'paused'];

/** One row of the register that could be read. What could not be read is a problem of its row, not a guess here. */
export type Subscription = Readonly<{
  /** Sheet row, for messages. */
  row: number;
  provider: string;
  plan: string;
  kind: SubscriptionKind;
  /** Seats; 1 for a flat plan. */
  seats: Decimal;
  /** Price of one seat (or of the plan) for one cycle. */
  price: Decimal;
  /** Price of one cycle before any seat; zero for most plans. */
  basePrice: Decimal;
  /** Seats that are charged at least; zero where there is no such clause. */
  minimumSeats: Decimal;
  cycle: Cycle;
  currency: CurrencyCode;
  /** Next day an invoice is due, as typed; null when blank. */
  renewalDate: Day | null;
  /** Last day to give notice; null when blank. */
  noticeDate: Day | null;
  /** First day it counts; null when it has always been there. */
  startDate: Day | null;
  /** First day it no longer counts; null when open. */
  endDate: Day | null;
  owner: string;
  businessPurpose: string;
  /** Part of the price that is AI, 0 to 1. 1 for plans that are all AI; null where AI is inside other software and nobody said how much. */
  aiShare: Decimal | null;
  costCenter: string;
  lastReviewed: Day | null;
  state: SubscriptionState;
}>;

/** What is wrong with one row of the register and how to mend it. The row counts as missing. */
export type RowProblem = Readonly<{ row: number; header: string; what: string; fix: string }>;
