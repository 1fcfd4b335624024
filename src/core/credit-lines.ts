import type { CreditPool } from './credit-pools.js';
import { walletOf, type BurnOrder, type DayAmount, type Lot, type Wallet, type WalletDay } from './credits.js';
import type { Day } from './days.js';
import { add, compare, decimal, divide, isNegative, isZero, multiply, negate, roundTo, split, sum, toNumber, ZERO, type Decimal } from './decimal.js';
import type { RateOf } from './ledger-lines.js';
import { REGISTER } from './ledger-plans.js';
import type { CurrencyCode } from './money.js';
import type { Bucket, LedgerLine } from './records.js';

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

/** A pool with what the lines of the ledger burnt of it. */
export type BurntPool = Readonly<{ pool: CreditPool; wallet: Wallet; uses: readonly DayAmount[] }>;

/** Burns the effective cost of every pool's lines. Amounts count as their cells hold them, so that a later run finds the same. */
export function burnPools(lines: readonly LedgerLine[], input: CreditInput): BurntPool[] {
  const uses = new Map<CreditPool, DayAmount[]>(input.pools.map((pool) => [pool, []] as const));
  lines.forEach((line) => {
    const pool = poolOf(line, input.pools);
    const amount = pool === null ? null : inPool(line, pool, input);
    if (pool !== null && amount !== null) uses.get(pool)?.push({ day: line.day, amount });
  });
  return input.pools.map((pool) => {
    const used = uses.get(pool) ?? [];
    return { pool, uses: used, wallet: walletOf({ lots: pool.lots, withdrawals: pool.withdrawals, uses: used, order: input.order, through: input.through }) };
  });
}

/** The pool a line of the ledger draws on; null for none. With several currencies the first that is its own. */
export function poolOf(line: LedgerLine, pools: readonly CreditPool[]): CreditPool | null {
  if (line.connection === REGISTER || isCreditLine(line)) return null;
  const fitting = pools.filter(({ connection, provider }) => (connection === '' ? provider === line.provider : connection === line.connection));
  return fitting.find(({ currency }) => currency === line.currency) ?? fitting[0] ?? null;
}

/**
 * The lines with billed cost only where no lot paid: what was paid ahead was
 * billed when it was bought.
 *
 * @param beside lines of the same days that stay as they are
 */
export function coveredLines(lines: readonly LedgerLine[], beside: readonly LedgerLine[], burnt: readonly BurntPool[]): LedgerLine[] {
  const pools = burnt.map(({ pool }) => pool);
  const billed = new Map<LedgerLine, Decimal>();
  const groups = new Map<string, LedgerLine[]>();
  const place = (line: LedgerLine): string => `${pools.indexOf(poolOf(line, pools) as CreditPool)}\n${line.day}\n${line.currency}`;
  lines.concat(beside).filter((line) => poolOf(line, pools) !== null).forEach((line) => { groups.set(place(line), (groups.get(place(line)) ?? []).concat(line)); });
  groups.forEach((group) => {
    const first = group[0];
    const one = burnt.find(({ pool }) => first !== undefined && pool === poolOf(first, pools));
    const day = one?.wallet.days.find((each) => each.day === first?.day);
    if (day === undefined || isWhollyUncovered(day)) return;
    billedOf(group, day).forEach((amount, line) => { billed.set(line, amount); });
  });
  return lines.map((line) => (billed.has(line) ? { ...line, billedCost: billed.get(line) ?? ZERO } : line));
}

function isWhollyUncovered({ paidUsed, grantUsed }: WalletDay): boolean {
  return isZero(paidUsed) && isZero(grantUsed);
}

/** The uncovered part of a day over its lines, by their effective cost. */
function billedOf(group: readonly LedgerLine[], { paidUsed, grantUsed, uncovered }: WalletDay): ReadonlyMap<LedgerLine, Decimal> {
  const used = sum([paidUsed, grantUsed, uncovered]);
  const known = group.filter(({ effectiveCost }) => effectiveCost !== null);
  const weights = known.map(({ effectiveCost }) => positive(effectiveCost ?? ZERO));
  const isCovered = isZero(uncovered) || isNegative(uncovered) || isNegative(used) || isZero(used);
  const open = isCovered ? ZERO : multiply(sum(weights), divide(uncovered, used));
  const parts = known.length === 0 ? [] : split(open, weights);
  return new Map(known.map((line, index) => [line, parts[index] ?? ZERO] as const).filter(([line]) => isCovered || line.billedCost !== null));
}

/** The lines lots make: purchases and refunds as billed, breakage as consumed, and what grants paid taken off what was consumed. */
export function creditLines(burnt: readonly BurntPool[], input: CreditInput): LedgerLine[] {
  return burnt.reduce<LedgerLine[]>((all, one) => all.concat(linesOf(one, input)), []);
}

function linesOf({ pool, wallet }: BurntPool, input: CreditInput): LedgerLine[] {
  const bought = new Map<Day, Decimal>();
  pool.lots.filter(({ kind, day }: Lot) => kind === 'purchase' && day <= input.through).forEach(({ day, amount }) => { bought.set(day, add(bought.get(day) ?? ZERO, amount)); });
  const line = (day: Day, service: string, billed: Decimal, effective: Decimal): LedgerLine[] =>
    (isZero(billed) && isZero(effective) ? [] : [lineOf(pool, day, service, billed, effective, input)]);
  return wallet.days.reduce<LedgerLine[]>((all, day) => all.concat(
    line(day.day, CREDIT_SERVICES.bought, bought.get(day.day) ?? ZERO, ZERO),
    line(day.day, CREDIT_SERVICES.back, negate(day.withdrawn), ZERO),
    line(day.day, CREDIT_SERVICES.expired, ZERO, day.paidExpired),
    line(day.day, CREDIT_SERVICES.granted, ZERO, negate(day.grantUsed)),
  ), []);
}

function lineOf(pool: CreditPool, day: Day, service: string, billed: Decimal, effective: Decimal, { base, rate, bucketOf, vendorOf }: CreditInput): LedgerLine {
  const found = pool.currency === base ? null : rate?.(pool.currency, day) ?? null;
  const inBase = (amount: Decimal): Decimal => (found === null ? amount : multiply(amount, found.rate));
  return {
    day, bucket: bucketOf(pool.provider), provider: pool.provider, vendor: vendorOf(pool.provider), connection: pool.connection,
    service, subAccount: '', costCenter: '', team: '', feature: '', customer: '', billedCost: inBase(billed), effectiveCost: inBase(effective),
    currency: found === null ? pool.currency : base, basis: 'billed', requests: null,
    inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null,
  };
}

/** Decimals of an amount led back from base currency: finer ones are the rounding of the cell. */
const PLACES_BACK = 12;

/** What a line takes out of a pool; null when its cost or a rate is missing. */
function inPool(line: LedgerLine, pool: CreditPool, { base, rate }: CreditInput): Decimal | null {
  if (line.effectiveCost === null) return null;
  const amount = decimal(toNumber(line.effectiveCost));
  if (line.currency === pool.currency) return amount;
  const found = line.currency === base ? rate?.(pool.currency, line.day) ?? null : null;
  return found === null ? null : roundTo(divide(amount, found.rate), PLACES_BACK);
}

function positive(amount: Decimal): Decimal {
  return compare(amount, ZERO) > 0 ? amount : ZERO;
}

/** Effective cost that pools cannot count because no rate leads to their currency, by currency of the pool. */
export function uncountedLines(lines: readonly LedgerLine[], input: CreditInput): ReadonlyMap<CurrencyCode, number> {
  const counts = new Map<CurrencyCode, number>();
  lines.forEach((line) => {
    const pool = poolOf(line, input.pools);
    if (pool !== null && line.effectiveCost !== null && inPool(line, pool, input) === null) counts.set(pool.currency, (counts.get(pool.currency) ?? 0) + 1);
  });
  return counts;
}

/** What is left of paid lots at the end of a day: an asset until it is consumed. In the currency of the pool. */
export function paidLeft(pool: CreditPool, uses: readonly DayAmount[], order: BurnOrder, through: Day): Decimal {
  const { lots } = walletOf({ lots: pool.lots, withdrawals: pool.withdrawals, uses, order, through });
  return lots.reduce((left, lot) => (lot.kind === 'grant' ? left : add(left, lot.left)), ZERO);
}
