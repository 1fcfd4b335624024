import { splitAmount, splitCount, wholeTo, type Assignment, type Share } from '../mapping/assignment.js';
import type { Day } from '../days.js';
import { add, multiply, type Decimal } from '../decimal.js';
import type { CurrencyCode } from '../money.js';
import { BUCKETS, type Basis, type Bucket, type Finding, type LedgerLine, type Tokens } from '../records.js';
import { countText } from '../text.js';

/** Units of the base currency for one unit of a currency on a day; null when nobody has told. */
export type RateOf = (currency: CurrencyCode, day: Day) => Readonly<{ rate: Decimal }> | null;

/** A cost or a count on its way into the ledger. Amounts are in `currency`. */
export type Charge = Readonly<{
  day: Day;
  bucket: Bucket;
  provider: string;
  connection: string;
  service: string;
  subAccount: string;
  /** Key, user and tags of whoever caused it; '' where its source does not say. */
  key: string;
  user: string;
  tags: string;
  /** Model and SKU or line item, where they are told beside the service. */
  model: string;
  sku: string;
  /** Who bears it as its source says: the cost center of a plan, the feature of a logged call. */
  own: Assignment;
  currency: CurrencyCode;
  basis: Basis;
  billedCost: Decimal | null;
  effectiveCost: Decimal | null;
  counts: Counts | null;
}>;

/** What is known of a charge when it is decided who bears it. */
export type ChargeDimensions = Omit<Charge, 'currency' | 'basis' | 'billedCost' | 'effectiveCost' | 'counts'>;

/** Told of each share of a charge and its effective cost; the cost is null where it is missing. */
export type Observe = (share: Share, effective: Decimal | null, currency: CurrencyCode) => void;

/** The bearers of a charge, at least one. */
export type SharesOf = (charge: ChargeDimensions) => readonly Share[];

export type Counts = Tokens & Readonly<{ requests: number | null }>;

/** Gathers charges into lines, one for each combination of dimensions, in base currency where a rate is known. */
export class LedgerLines {
  private readonly held = new Map<string, Held>();
  private readonly unconverted = new Map<CurrencyCode, Set<Day>>();

  /**
   * @param vendorOf vendor of a provider as it stands in a charge; itself when absent
   * @param sharesOf who bears a charge; as its source says when absent
   */
  constructor(
    private readonly base: CurrencyCode,
    private readonly rateOf?: RateOf,
    private readonly vendorOf?: (provider: string) => string,
    private readonly sharesOf?: SharesOf,
    private readonly observe?: Observe,
  ) {}

  add(charge: Charge): void {
    const rate = this.rate(charge);
    const currency = rate === null ? charge.currency : this.base;
    const inBase = (amount: Decimal | null): Decimal | null => (amount === null || rate === null ? amount : multiply(amount, rate));
    const shares = this.sharesOf?.(charge) ?? wholeTo(charge.own);
    const billed = splitAmount(inBase(charge.billedCost), shares);
    const effective = splitAmount(inBase(charge.effectiveCost), shares);
    const counts = COUNTS.map((count) => [count, splitCount(charge.counts?.[count] ?? null, shares)] as const);
    shares.forEach((share, part) => {
      this.observe?.(share, effective[part] ?? null, currency);
      const line = this.lineOf(charge, share.to, currency);
      line.billedCost = plus(line.billedCost, billed[part] ?? null, add);
      line.effectiveCost = plus(line.effectiveCost, effective[part] ?? null, add);
      counts.forEach(([count, parts]) => { line[count] = plus(line[count], parts[part] ?? null, total); });
    });
  }

  private lineOf(charge: Charge, to: Assignment, currency: CurrencyCode): Held {
    const key = keyOf(charge, to, currency);
    const held = this.held.get(key);
    if (held !== undefined) return held;
    const line = emptyLine(charge, to, currency, this.vendorOf?.(charge.provider) ?? charge.provider);
    this.held.set(key, line);
    return line;
  }

  /** By day, bucket, provider, connection, service and sub account. */
  sorted(): LedgerLine[] {
    const keys = Array.from(this.held.keys()).sort();
    return keys.flatMap((key) => this.held.get(key) ?? []);
  }

  /** Currencies without a rate, each with its days. */
  findings(): Finding[] {
    return Array.from(this.unconverted, ([currency, days]): Finding => ({
      level: 'warning',
      where: 'Daily',
      what: `No rate from ${currency} to ${this.base} on ${countText(days.size, 'day')}: that cost stays in ${currency}, outside the totals.`,
      fix: `Give a rate from ${currency} to ${this.base}, or choose ${currency} as base currency on the Settings tab.`,
    }));
  }

  private rate({ currency, day, basis }: Pick<Charge, 'currency' | 'day' | 'basis'>): Decimal | null {
    if (currency === this.base) return null;
    const rate = this.rateOf?.(currency, day) ?? null;
    if (rate !== null) return rate.rate;
    if (basis !== 'missing') this.unconverted.set(currency, (this.unconverted.get(currency) ?? new Set()).add(day));
    return null;
  }
}

/** A line while it grows. */
type Held = { -readonly [Field in keyof LedgerLine]: LedgerLine[Field] };

const COUNTS = ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'outputTokens', 'requests'] as const;

function emptyLine({ day, bucket, provider, connection, service, subAccount, basis }: Charge, { team, feature, customer, costCenter }: Assignment, currency: CurrencyCode, vendor: string): Held {
  return {
    day, bucket, provider, vendor, connection, service, subAccount, costCenter, team, feature, customer, billedCost: null, effectiveCost: null, currency, basis,
    requests: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null,
  };
}

/** Untold stays untold; next to a figure it adds nothing. */
function plus<T>(a: T | null, b: T | null, sumOf: (x: T, y: T) => T): T | null {
  if (a === null) return b;
  return b === null ? a : sumOf(a, b);
}

function total(a: number, b: number): number {
  return a + b;
}

/** Sorts as text by day and bucket first. */
function keyOf(charge: Charge, { team, feature, customer, costCenter }: Assignment, currency: CurrencyCode): string {
  const { day, bucket, provider, connection, service, subAccount, basis } = charge;
  return `${day}\n${String(BUCKETS.indexOf(bucket))}\n${provider}\n${connection}\n${service}\n${subAccount}\n${costCenter}\n${currency}\n${basis}\n${team}\n${feature}\n${customer}`;
}
