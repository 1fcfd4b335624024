import { CREDIT_SERVICES, isCreditLine, placesOf, poolOf } from '../credits/lines.js';
import type { CreditPool } from '../credits/pools.js';
import { compare, divide, isZero, scale, split, sum, ZERO, type Decimal } from '../decimal.js';
import type { FocusCharge } from './charges.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { isVirtualCurrency, type CurrencyCode } from '../money.js';
import type { LedgerLine } from '../records.js';

/** What prepaid credits are priced in, when it is no money: worth `rate` of the billing currency. */
export type VirtualPricing = Readonly<{ currency: CurrencyCode; rate: Decimal }>;

export type CreditFacts = Readonly<{ pools?: readonly CreditPool[]; base: CurrencyCode; rate?: RateOf }>;

/**
 * A line that lots make, as a charge.
 *
 * A purchase is billed and not consumed, in the units that were bought where
 * those are virtual; money back corrects it. What expired unused adjusts what
 * was consumed. What grants pay for is a credit, alike in both costs.
 */
export function creditCharge(line: LedgerLine, from: FocusCharge, facts: CreditFacts): FocusCharge {
  const charge: FocusCharge = { ...from, source: 'Credits', model: '' };
  const is = (service: string): boolean => line.service.endsWith(service);
  if (is(CREDIT_SERVICES.granted)) return { ...charge, category: 'Credit', frequency: 'One-Time' };
  if (is(CREDIT_SERVICES.expired)) return { ...charge, category: 'Adjustment', frequency: 'One-Time' };
  const pricing = virtualPricing(line, facts);
  const units = pricing === null ? {} : { quantity: divide(charge.billed, pricing.rate), unit: pricing.currency };
  return { ...charge, ...units, category: 'Purchase', frequency: 'One-Time', ...(is(CREDIT_SERVICES.back) ? { isCorrection: true, quantity: null } : {}) };
}

/** The virtual currency that a line draws on or is bought in; null for money. */
export function virtualPricing(line: LedgerLine, { pools = [], base, rate }: CreditFacts): VirtualPricing | null {
  const pool = poolOf(isCreditLine(line) ? { ...line, service: '' } : line, placesOf(pools));
  if (pool === null || !isVirtualCurrency(pool.currency) || line.currency !== base) return null;
  const found = rate?.(pool.currency, line.day) ?? null;
  return found === null ? null : { currency: pool.currency, rate: found.rate };
}

/** Reported charges with the billed cost that the ledger holds of them: paid lots cover the rest. Each keeps its effective cost. */
export function coveredCharges(charges: readonly FocusCharge[], lines: readonly LedgerLine[], facts: CreditFacts): FocusCharge[] {
  const first = lines[0];
  const pricing = first === undefined ? null : virtualPricing(first, facts);
  const [billed, effective] = [sum(lines.map(({ billedCost }) => billedCost ?? ZERO)), sum(lines.map(({ effectiveCost }) => effectiveCost ?? ZERO))];
  const byCurrency = new Map<CurrencyCode, FocusCharge[]>();
  charges.forEach((charge) => byCurrency.set(charge.currency, (byCurrency.get(charge.currency) ?? []).concat(charge)));
  const open = new Map<FocusCharge, Decimal>();
  byCurrency.forEach((group) => {
    const whole = sum(group.map((charge) => charge.effective));
    const left = isZero(billed) || isZero(effective) ? ZERO : scale(whole, billed, effective);
    const weights = group.map((charge) => (compare(charge.effective, ZERO) > 0 ? charge.effective : ZERO));
    split(left, weights).forEach((part, index) => { open.set(group[index] as FocusCharge, part); });
  });
  return charges.map((charge) => ({ ...charge, billed: open.get(charge) ?? ZERO, ...(pricing === null ? {} : { pricing }) }));
}
