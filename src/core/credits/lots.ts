import type { Day } from '../days.js';
import { add, compare, subtract, sum, ZERO, type Decimal } from '../decimal.js';

/** `opening` is what was left when the record begins; it was paid for, before. */
export type LotKind = 'purchase' | 'grant' | 'opening';

/** Credits that came in together. All amounts of one wallet are in one currency, real or the provider's own. */
export type Lot = Readonly<{
  id: string;
  kind: LotKind;
  /** First day it can be used. */
  day: Day;
  /** First day it can no longer be used; null when it does not expire. */
  expires: Day | null;
  amount: Decimal;
}>;

/** An amount of one day, such as what was used. */
export type DayAmount = Readonly<{ day: Day; amount: Decimal }>;

/** What went out other than by use: money paid back, a gift taken back, or credits the provider let expire. */
export type Outflow = DayAmount & Readonly<{ kind: 'refund' | 'revoked' | 'lapsed' }>;

export const BURN_ORDERS = ['earliest expiry', 'oldest first', 'grants first', 'paid first'] as const;
export type BurnOrder = (typeof BURN_ORDERS)[number];

/** A lot while it is burnt. */
export type Held = { readonly lot: Lot; used: Decimal; expired: Decimal; withdrawn: Decimal; left: Decimal; isOpen: boolean };

/** An amount by who paid for the lot. */
export type ByPayer = Readonly<{ paid: Decimal; grant: Decimal }>;

/** What is over on a day goes. */
export function expire(held: readonly Held[], day: Day): ByPayer {
  const gone = held.filter(({ lot, isOpen }) => isOpen && lot.expires !== null && lot.expires <= day);
  return byPayer(gone.map((one) => {
    const part = one.left;
    one.expired = add(one.expired, part);
    one.left = ZERO;
    one.isOpen = false;
    return { one, part };
  }));
}

function byPayer(parts: readonly Readonly<{ one: Held; part: Decimal }>[]): ByPayer {
  const of = (isGrant: boolean): Decimal => sum(parts.filter(({ one }) => (one.lot.kind === 'grant') === isGrant).map(({ part }) => part));
  return { paid: of(false), grant: of(true) };
}

/** The lots of a day can be used. @returns what came in */
export function open(held: readonly Held[], day: Day): Decimal {
  const fresh = held.filter(({ lot }) => lot.day === day);
  fresh.forEach((one) => { one.left = one.lot.amount; one.isOpen = true; });
  return sum(fresh.map(({ lot }) => lot.amount));
}

/** The lots that can be used, the next one first. */
export function inOrder(held: readonly Held[], order: BurnOrder): Held[] {
  const byExpiry = (a: Lot, b: Lot): number => textOrder(a.expires ?? '9999', b.expires ?? '9999');
  const byKind = (a: Lot, b: Lot): number => Number(b.kind === 'grant') - Number(a.kind === 'grant');
  const byAge = (a: Lot, b: Lot): number => textOrder(a.day, b.day);
  const rules: Readonly<Record<BurnOrder, readonly ((a: Lot, b: Lot) => number)[]>> = {
    'earliest expiry': [byExpiry, byKind, byAge],
    'oldest first': [byAge, byExpiry, byKind],
    'grants first': [byKind, byExpiry, byAge],
    'paid first': [(a, b) => byKind(b, a), byExpiry, byAge],
  };
  return held.filter(({ isOpen }) => isOpen).sort((a, b) => rules[order].map((rule) => rule(a.lot, b.lot)).find((decided) => decided !== 0) ?? 0);
}

/** Takes the outflows of a day from the lots: a refund from paid ones first, a revoked gift from gifts first, lapsed ones in burn order. */
export function goOut(usable: readonly Held[], outflows: readonly Outflow[]): Readonly<{ withdrawn: Decimal; lapsed: ByPayer; missing: Decimal }> {
  const [withdrawn, lapsed]: [Decimal[], { one: Held; part: Decimal }[]] = [[], []];
  const missing = outflows.map(({ amount, kind }) => {
    const isFirst = ({ lot }: Held): boolean => kind === 'lapsed' || (lot.kind === 'grant') === (kind === 'revoked');
    let rest = amount;
    [...usable.filter(isFirst), ...usable.filter((one) => !isFirst(one))].forEach((one) => {
      const part = smaller(rest, one.left);
      const place = kind === 'lapsed' ? 'expired' : 'withdrawn';
      one[place] = add(one[place], part);
      one.left = subtract(one.left, part);
      rest = subtract(rest, part);
      if (kind === 'lapsed') lapsed.push({ one, part });
      else withdrawn.push(part);
    });
    return rest;
  });
  return { withdrawn: sum(withdrawn), lapsed: byPayer(lapsed), missing: sum(missing) };
}

/** What is left of all. */
export function balanceOf(held: readonly Held[]): Decimal {
  return sum(held.map(({ left }) => left));
}

/** The smaller of two amounts. */
export function smaller(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) < 0 ? a : b;
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
