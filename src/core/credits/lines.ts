import { openedPool } from './opening.js';
import type { CreditPool, UnreadCredit } from './pools.js';
import { walletOf, type BurnOrder, type DayAmount, type Outflow, type Wallet } from './wallet.js';
import type { Day } from '../days.js';
import { add, decimal, divide, isZero, multiply, negate, roundTo, sum, toNumber, toText, ZERO, type Decimal } from '../decimal.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { REGISTER } from '../ledger/plans.js';
import type { CurrencyCode } from '../money.js';
import type { Bucket, LedgerLine } from '../records.js';

/** Services of the lines that lots make beside the use they pay for. */
export const CREDIT_SERVICES = { bought: 'Prepaid credits bought', back: 'Prepaid credits paid back', expired: 'Prepaid credits expired', granted: 'Granted credits used' } as const;
const SERVICES: readonly string[] = Object.keys(CREDIT_SERVICES).map((name) => CREDIT_SERVICES[name as keyof typeof CREDIT_SERVICES]);

/** Whether a line is made by lots, or corrects one that is; it is no use of credits. */
export function isCreditLine({ service }: Pick<LedgerLine, 'service'>): boolean {
  return SERVICES.some((name) => service === name || service.endsWith(`: ${name}`));
}

export type CreditInput = Readonly<{
  pools: readonly CreditPool[];
  order: BurnOrder;
  /** Last day that counts. */
  through: Day;
  base: CurrencyCode;
  rate?: RateOf;
  bucketOf: (provider: string) => Bucket;
  vendorOf: (provider: string) => string;
}>;

/** A pool with what was burnt of it. */
export type BurntPool = Readonly<{
  pool: CreditPool;
  wallet: Wallet;
  uses: readonly DayAmount[];
  /** Lines of the ledger that cannot be counted: their cost is missing, or no rate leads to the currency of the pool. */
  uncounted: number;
}>;

/** Burns the effective cost of every pool's lines. Amounts count as their cells hold them, so that a later run finds the same. */
export function burnPools(lines: readonly LedgerLine[], input: CreditInput): BurntPool[] {
  const places = placesOf(input.pools);
  const used = new Map<CreditPool, Counted>(input.pools.map((pool) => [pool, { uses: [], uncounted: 0 }]));
  lines.forEach((line) => {
    const pool = poolOf(line, places);
    const held = pool === null ? undefined : used.get(pool);
    if (pool === null || held === undefined || line.day > input.through) return;
    const amount = inPool(line, pool, input);
    if (amount === null) held.uncounted += 1;
    else if (!isZero(amount)) held.uses.push({ day: line.day, amount });
  });
  return input.pools.map((each) => {
    const { uses: inLedger, uncounted } = used.get(each) ?? { uses: [], uncounted: 0 };
    const { pool, uses } = openedPool(each, inLedger, input.order);
    return { pool, uses, uncounted, wallet: walletOf({ lots: pool.lots, outflows: pool.outflows, uses, order: input.order, through: input.through }) };
  });
}

type Counted = { readonly uses: DayAmount[]; uncounted: number };

/** Pools by what a line says of itself. */
export type PoolPlaces = ReadonlyMap<string, readonly CreditPool[]>;

export function placesOf(pools: readonly CreditPool[]): PoolPlaces {
  const places = new Map<string, CreditPool[]>();
  pools.forEach((pool) => {
    const place = `${pool.provider}\n${pool.connection}`;
    places.set(place, (places.get(place) ?? []).concat(pool));
  });
  return places;
}

/**
 * The pool a line of the ledger draws on; null for none. The pools of its
 * connection go before one of the whole provider; with several currencies the
 * first that is the line's own.
 */
export function poolOf(line: LedgerLine, places: PoolPlaces): CreditPool | null {
  if (line.connection === REGISTER || isCreditLine(line)) return null;
  const fitting = places.get(`${line.provider}\n${line.connection}`) ?? places.get(`${line.provider}\n`) ?? [];
  return fitting.find(({ currency }) => currency === line.currency) ?? fitting[0] ?? null;
}

/** The lines lots make: purchases and refunds as billed, breakage as consumed, and what grants paid for as a credit in both views. */
export function creditLines(burnt: readonly BurntPool[], input: CreditInput): LedgerLine[] {
  return burnt.reduce<LedgerLine[]>((all, one) => all.concat(linesOf(one, input)), []);
}

function linesOf({ pool, wallet }: BurntPool, input: CreditInput): LedgerLine[] {
  const bought = byDay(pool.lots.filter(({ kind }) => kind === 'purchase'));
  const back = byDay(pool.outflows.filter(({ kind }: Outflow) => kind === 'refund'));
  const line = (day: Day, service: string, billed: Decimal, effective: Decimal): LedgerLine[] =>
    (isZero(billed) && isZero(effective) ? [] : [lineOf(pool, day, service, billed, effective, input)]);
  return wallet.days.reduce<LedgerLine[]>((all, { day, paidExpired, grantUsed }) => all.concat(
    line(day, CREDIT_SERVICES.bought, bought.get(day) ?? ZERO, ZERO),
    line(day, CREDIT_SERVICES.back, negate(back.get(day) ?? ZERO), ZERO),
    line(day, CREDIT_SERVICES.expired, ZERO, paidExpired),
    line(day, CREDIT_SERVICES.granted, negate(grantUsed), negate(grantUsed)),
  ), []);
}

/** A line without cost for each movement that cannot be read, so that totals say they are incomplete: on its day, or on the last one. */
export function unreadCreditLines(unread: readonly UnreadCredit[], input: Omit<CreditInput, 'pools' | 'order'>): LedgerLine[] {
  return unread.map(({ day, provider, connection }): LedgerLine => {
    const pool = { provider, connection, currency: input.base };
    return { ...lineOf(pool, day ?? input.through, CREDIT_SERVICES.bought, ZERO, ZERO, input), billedCost: null, effectiveCost: null, basis: 'missing' };
  });
}

function byDay(amounts: readonly DayAmount[]): ReadonlyMap<Day, Decimal> {
  const days = new Map<Day, Decimal>();
  amounts.forEach(({ day, amount }) => { days.set(day, add(days.get(day) ?? ZERO, amount)); });
  return days;
}

function lineOf(pool: Pick<CreditPool, 'provider' | 'connection' | 'currency'>, day: Day, service: string, billed: Decimal, effective: Decimal, { base, rate, bucketOf, vendorOf }: Omit<CreditInput, 'pools' | 'order'>): LedgerLine {
  const found = pool.currency === base ? null : rate?.(pool.currency, day) ?? null;
  const inBase = (amount: Decimal): Decimal => (found === null ? amount : multiply(amount, found.rate));
  return {
    day, bucket: bucketOf(pool.provider), provider: pool.provider, vendor: vendorOf(pool.provider), connection: pool.connection,
    service, subAccount: '', costCenter: '', team: '', feature: '', customer: '', billedCost: inBase(billed), effectiveCost: inBase(effective),
    currency: found === null ? pool.currency : base, basis: 'billed', requests: null,
    inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null,
  };
}

/** Digits of an amount led back from base currency; finer ones are the rounding of the cell. */
const DIGITS_BACK = 14;

/** What a line takes out of a pool; null when its cost or a rate is missing. */
export function inPool(line: LedgerLine, pool: CreditPool, { base, rate }: Pick<CreditInput, 'base' | 'rate'>): Decimal | null {
  if (line.effectiveCost === null) return null;
  const amount = decimal(toNumber(line.effectiveCost));
  if (line.currency === pool.currency) return amount;
  const found = line.currency === base ? rate?.(pool.currency, line.day) ?? null : null;
  if (found === null) return null;
  const exact = divide(amount, found.rate);
  const whole = toText(exact).replace('-', '').split('.')[0]?.length ?? 1;
  return roundTo(exact, Math.max(0, DIGITS_BACK - whole));
}

/** What is left of paid lots at the end of a day: an asset until it is consumed. In the currency of the pool. */
export function paidLeft({ pool, uses }: Pick<BurntPool, 'pool' | 'uses'>, order: BurnOrder, through: Day): Decimal {
  const { lots } = walletOf({ lots: pool.lots, outflows: pool.outflows, uses, order, through });
  return sum(lots.filter(({ kind }) => kind !== 'grant').map(({ left }) => left));
}
