import type { Decimal } from '../decimal.js';
import type { Day, Period } from '../days.js';
import type { CurrencyCode } from '../money.js';
import type { Bucket, Finding } from '../records.js';

/** A figure beside the one it is measured against. Null is missing, never zero. */
export type Delta = Readonly<{
  now: Decimal | null;
  before: Decimal | null;
  /** now − before; null when either is missing. */
  change: Decimal | null;
  /** change ÷ before as a fraction; null when before is missing or zero. */
  ratio: number | null;
}>;

/** One provider and bucket in the weekly comparison. Effective cost in base currency. */
export type WeeklyLine = Readonly<{
  bucket: Bucket | 'All';
  /** Provider label or vendor; 'All' for a bucket's total. */
  provider: string;
  /** Week to date against the same days of last week. */
  weekToDate: Delta;
  /** Last full week against the one before. */
  lastWeek: Delta;
  /** Week to date against the same days of the week four weeks before… the same week last month. */
  sameWeekLastMonth: Delta;
  /** Why a person should look at it, '' when nothing: `doubled`, `new`, `stopped`, `incomplete`. */
  flag: string;
  /** True when a part of it has no price or could not be fetched. */
  incomplete: boolean;
}>;

/** What moved a total, largest first. */
export type Driver = Readonly<{ provider: string; service: string; subAccount: string; change: Decimal; now: Decimal; before: Decimal; kind: 'more' | 'less' | 'new' | 'stopped' }>;

/** Something to decide, with its date and money. */
export type Decision = Readonly<{
  kind: 'renewal' | 'notice' | 'review' | 'owner' | 'unpriced' | 'feed' | 'key' | 'credits';
  what: string;
  due: Day | null;
  cost: Decimal | null;
}>;

/** The Monday mail as data: what was spent, why it moved, what to decide. */
export type Digest = Readonly<{
  workbook: string;
  url: string;
  today: Day;
  currency: CurrencyCode;
  /** The full week it reports on. */
  week: Period;
  total: Delta;
  /** Of `total.now`: how much is estimated. */
  estimated: Decimal;
  /** How many rows of the week have no price. */
  missingRows: number;
  monthToDate: Delta;
  buckets: readonly WeeklyLine[];
  providers: readonly WeeklyLine[];
  /** Vendors that stand in several buckets, each joined. */
  vendors: readonly WeeklyLine[];
  drivers: readonly Driver[];
  decisions: readonly Decision[];
  /** Feeds that failed or lag, and rows that need mending. */
  findings: readonly Finding[];
  /** Cost per day of the eight weeks to the end of the week, oldest first, for the chart; days before the first line of the ledger are left out. */
  daily: readonly Readonly<{ day: Day; cost: Decimal }>[];
  /** The mail's three lines, in words. */
  lines: Readonly<{ spent: string; moved: string; decide: string }>;
  /** Which connections do not reach the last day of the week, in words; absent or '' when all do. */
  late?: string;
  /** How far the week before has moved since its own digest, in words; absent or '' when it has not. */
  restated?: string;
}>;

/** The review mail of the 1st as data. */
export type Review = Readonly<{
  workbook: string;
  url: string;
  today: Day;
  currency: CurrencyCode;
  monthlyTotal: Decimal;
  annualTotal: Decimal;
  /** Not reviewed for three months or never. */
  unreviewed: readonly ReviewRow[];
  /** Renewing or with a notice date within 45 days. */
  renewals: readonly ReviewRow[];
  /** Without owner or business purpose. */
  unowned: readonly ReviewRow[];
  /** Rows that cannot be read. */
  broken: readonly Readonly<{ row: number; what: string; fix: string }>[];
}>;

export type ReviewRow = Readonly<{
  row: number;
  provider: string;
  plan: string;
  owner: string;
  businessPurpose: string;
  monthlyCost: Decimal | null;
  currency: CurrencyCode;
  renewalDate: Day | null;
  noticeDate: Day | null;
  lastReviewed: Day | null;
  /** `not reviewed since 2026-07-02`, `renews in 12 days` … */
  why: string;
}>;
