import type { Day } from './days.js';
import { add, multiply, type Decimal } from './decimal.js';
import type { CurrencyCode } from './money.js';
import { BUCKETS, type Basis, type Bucket, type Finding, type LedgerLine, type Tokens } from './records.js';
import { countText } from './text.js';

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
  costCenter: string;
  currency: CurrencyCode;
  basis: Basis;
  billedCost: Decimal | null;
  effectiveCost: Decimal | null;
  counts: Counts | null;
}>;

export type Counts = Tokens & Readonly<{ requests: number | null }>;

/** Gathers charges into lines, one for each combination of dimensions, in base currency where a rate is known. */
export class LedgerLines {
  private readonly held = new Map<string, LedgerLine>();
  private readonly unconverted = new Map<CurrencyCode, Set<Day>>();

  constructor(private readonly base: CurrencyCode, private readonly rateOf: RateOf | undefined) {}

  add(charge: Charge): void {
    const line = this.lineOf(charge);
    const key = keyOf(line);
    const before = this.held.get(key);
    this.held.set(key, before === undefined ? line : merged(before, line));
  }

  /** By day, bucket, provider, connection, service and sub account. */
  sorted(): LedgerLine[] {
    return Array.from(this.held.values()).sort(byPlace);
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

  private lineOf({ counts, ...charge }: Charge): LedgerLine {
    const rate = this.rate(charge);
    const inBase = (amount: Decimal | null): Decimal | null => (amount === null || rate === null ? amount : multiply(amount, rate));
    return {
      ...charge,
      inputTokens: counts?.inputTokens ?? null,
      cacheReadTokens: counts?.cacheReadTokens ?? null,
      cacheWriteTokens: counts?.cacheWriteTokens ?? null,
      outputTokens: counts?.outputTokens ?? null,
      requests: counts?.requests ?? null,
      billedCost: inBase(charge.billedCost),
      effectiveCost: inBase(charge.effectiveCost),
      currency: rate === null ? charge.currency : this.base,
    };
  }

  private rate({ currency, day, basis }: Pick<Charge, 'currency' | 'day' | 'basis'>): Decimal | null {
    if (currency === this.base) return null;
    const rate = this.rateOf?.(currency, day) ?? null;
    if (rate !== null) return rate.rate;
    if (basis !== 'missing') this.unconverted.set(currency, (this.unconverted.get(currency) ?? new Set()).add(day));
    return null;
  }
}

function merged(a: LedgerLine, b: LedgerLine): LedgerLine {
  return {
    ...a,
    billedCost: plus(a.billedCost, b.billedCost, add),
    effectiveCost: plus(a.effectiveCost, b.effectiveCost, add),
    ...countsOf(a, b),
  };
}

function countsOf(a: Counts, b: Counts): Counts {
  const count = (x: number, y: number): number => x + y;
  return {
    inputTokens: plus(a.inputTokens, b.inputTokens, count),
    cacheReadTokens: plus(a.cacheReadTokens, b.cacheReadTokens, count),
    cacheWriteTokens: plus(a.cacheWriteTokens, b.cacheWriteTokens, count),
    outputTokens: plus(a.outputTokens, b.outputTokens, count),
    requests: plus(a.requests, b.requests, count),
  };
}

/** Untold stays untold; next to a figure it adds nothing. */
function plus<T>(a: T | null, b: T | null, sumOf: (x: T, y: T) => T): T | null {
  if (a === null) return b;
  return b === null ? a : sumOf(a, b);
}

function keyOf(line: LedgerLine): string {
  return [line.day, line.bucket, line.provider, line.connection, line.service, line.subAccount, line.costCenter, line.currency, line.basis].join('\n');
}

function byPlace(a: LedgerLine, b: LedgerLine): number {
  return compareText(a.day, b.day) || BUCKETS.indexOf(a.bucket) - BUCKETS.indexOf(b.bucket) || compareText(keyOf(a), keyOf(b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
