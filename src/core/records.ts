import type { Decimal } from './decimal.js';
import type { Day } from './days.js';
import type { CurrencyCode, Money } from './money.js';

/** Where AI money is spent. A vendor may stand in several. */
export type Bucket = 'API' | 'Subscriptions' | 'Cloud' | 'SaaS';
export const BUCKETS: readonly Bucket[] = ['API', 'Subscriptions', 'Cloud', 'SaaS'];

/** How a figure came to be. `missing` is never shown as 0. */
export type Basis = 'billed' | 'estimated' | 'missing';

/** Who reported a row, and through which feed of which connection. */
export type Origin = Readonly<{
  /** Provider id, the folder name under providers/. */
  provider: string;
  /** Name the user gave the connection. */
  connection: string;
  feed: string;
}>;

/**
 * Token counts, disjoint: nothing is counted in two of them.
 * `null` means the provider does not say.
 */
export type Tokens = Readonly<{
  /** Uncached input. */
  inputTokens: number | null;
  cacheReadTokens: number | null;
  /** All cache writes, whatever their duration. */
  cacheWriteTokens: number | null;
  /** All output, reasoning included. */
  outputTokens: number | null;
}>;

/** What was consumed: one UTC day of one combination of dimensions. */
export type UsageRow = Origin &
  Tokens &
  Readonly<{
    day: Day;
    subAccount: string;
    /** Key id or name, as the provider reports it. */
    key: string;
    user: string;
    model: string;
    /** `batch`, `priority`, `flex` …; empty for standard. */
    tier: string;
    /** What else tells prices or rows apart: context window, geography, image size. */
    variant: string;
    requests: number | null;
    /** The part of `cacheWriteTokens` kept for one hour, where it is told apart. */
    cacheWrite1hTokens: number | null;
    /** Count of `unit` for what is not tokens: images, seconds, sessions. */
    quantity: number | null;
    unit: string;
  }>;

/** A usage row with what it costs. */
export type PricedUsage = UsageRow &
  Readonly<{
    /** Quantity times the public price of the day; `null` when a price is missing. */
    listCost: Money | null;
    /** Its share of the billed cost, or the list cost where nothing is billed. */
    allocatedCost: Money | null;
    basis: Basis;
    /** The rates of the list cost, with their source and version; '' where no price is known. */
    price: string;
  }>;

/** What the provider billed, exactly as reported. */
export type CostRow = Origin &
  Readonly<{
    day: Day;
    subAccount: string;
    key: string;
    lineItem: string;
    /** The model the line item is about, when the provider or its text tells. */
    model: string;
    /** What was counted: `input`, `cacheRead`, `cacheWrite`, `output`, or the provider's word; empty when untold. */
    meter: string;
    tier: string;
    quantity: Decimal | null;
    unit: string;
    billedCost: Money;
  }>;

/** One SKU of a cloud bill on one day. */
export type CloudRow = Origin &
  Readonly<{
    day: Day;
    billingAccount: string;
    project: string;
    service: string;
    sku: string;
    region: string;
    /** `key=value` pairs joined by `; `, in key order; empty when untagged. */
    tags: string;
    quantity: Decimal | null;
    unit: string;
    listCost: Money | null;
    billedCost: Money;
    /** Billed cost with credits. */
    effectiveCost: Money;
    /** Credits of the row, negative or zero. */
    credits: Money;
  }>;

/** One model call. It attributes cost and is no charge of its own. Prompt and answer are never part of it. */
export type RequestRow = Origin &
  Tokens &
  Readonly<{
    /** ISO instant in UTC. */
    timestamp: string;
    source: string;
    requestId: string;
    servedBy: string;
    model: string;
    latencyMs: number | null;
    status: string;
    user: string;
    team: string;
    project: string;
    feature: string;
    /** What the call was tagged with besides, joined by `; `. */
    tags?: string;
    key: string;
    cost: Money | null;
    basis: Basis;
  }>;

export type SeatRow = Origin &
  Readonly<{
    user: string;
    plan: string;
    state: string;
    lastActive: Day | null;
    includedUse: Decimal | null;
    overage: Money | null;
  }>;

export type KeyRow = Origin &
  Readonly<{
    /** Id or redacted hint, never the key. */
    key: string;
    name: string;
    owner: string;
    subAccount: string;
    created: Day | null;
    lastUsed: Day | null;
    state: string;
  }>;

export type BalanceRow = Origin &
  Readonly<{
    day: Day;
    /** Stable id of the movement, or `balance` for a reading. */
    movement: string;
    amount: Money;
    expires: Day | null;
    note: string;
  }>;

/** What one unit of a currency is worth on a day: 1 `currency` = `rate` `per`. */
export type RateRow = Origin & Readonly<{ day: Day; currency: CurrencyCode; per: CurrencyCode; rate: Decimal }>;

/** A name for an id that other rows carry. */
export type NameRow = Origin & Readonly<{ kind: 'subAccount' | 'key' | 'user'; id: string; name: string }>;

export type RowKinds = {
  usage: UsageRow;
  cost: CostRow;
  cloud: CloudRow;
  request: RequestRow;
  seat: SeatRow;
  key: KeyRow;
  balance: BalanceRow;
  rate: RateRow;
  name: NameRow;
};
export type RowKind = keyof RowKinds;

/** One line of the ledger, the one table under every summary. Both costs are in the base currency where a rate is known. */
export type LedgerLine = Tokens &
  Readonly<{
    day: Day;
    bucket: Bucket;
    provider: string;
    /** Joins the buckets of one vendor: `OpenAI` for its API and for ChatGPT. */
    vendor: string;
    connection: string;
    /** Model, SKU, plan, or the provider's line item. */
    service: string;
    subAccount: string;
    /** Who bears it in the user's organisation, as its source or the Mapping tab says; '' when nobody does. */
    costCenter: string;
    team: string;
    feature: string;
    customer: string;
    /** What an invoice of this day carries; `null` when missing. */
    billedCost: Decimal | null;
    /** What was consumed this day; `null` when missing. */
    effectiveCost: Decimal | null;
    currency: CurrencyCode;
    basis: Basis;
    requests: number | null;
  }>;

/** Something a person should look at. `weight` orders: problems first. */
export type Finding = Readonly<{
  /** What it is about, without its figures: of findings of several periods about the same, one is enough. */
  topic?: string;
  level: 'error' | 'warning' | 'note';
  /** Tab, provider or feed it is about. */
  where: string;
  what: string;
  fix: string;
}>;
