import type { Day } from './days.js';
import { add, compare, isNegative, isZero, negate, subtract, sum, ZERO, type Decimal } from './decimal.js';

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

/** An amount of one day: what was used, or what was paid back. */
export type DayAmount = Readonly<{ day: Day; amount: Decimal }>;

export const BURN_ORDERS = ['earliest expiry', 'oldest first', 'grants first', 'paid first'] as const;
export type BurnOrder = (typeof BURN_ORDERS)[number];

export type LotState = Lot & Readonly<{ used: Decimal; expired: Decimal; withdrawn: Decimal; left: Decimal }>;

/** What happened to a wallet on a day, in this order: new lots, expiry, withdrawals, use. */
export type WalletDay = Readonly<{
  day: Day;
  /** What was left when the day began. */
  start: Decimal;
  /** New lots, whatever their kind. */
  added: Decimal;
  withdrawn: Decimal;
  /** Use that a purchase or opening balance, and that a grant paid for. Negative when use was taken back. */
  paidUsed: Decimal;
  grantUsed: Decimal;
  /** Breakage: what expired unused. */
  paidExpired: Decimal;
  grantExpired: Decimal;
  /** Use that no lot covers. */
  uncovered: Decimal;
  end: Decimal;
}>;

export type WalletInput = Readonly<{ lots: readonly Lot[]; uses: readonly DayAmount[]; withdrawals?: readonly DayAmount[]; order?: BurnOrder; /** Last day that counts. */ through: Day }>;
export type Wallet = Readonly<{ lots: readonly LotState[]; days: readonly WalletDay[]; uncovered: Decimal; balance: Decimal }>;

/**
 * The sub-ledger of one wallet: every lot burnt in order, day by day.
 *
 * Of each lot bought = used + expired + withdrawn + left, and what is left of
 * all lots is the balance. Use before the first lot, or beyond what is left, is
 * uncovered. Negative use gives back what was burnt last.
 */
export function walletOf({ lots, uses, withdrawals = [], order = 'earliest expiry', through }: WalletInput): Wallet {
  const held = lots.filter(({ day }) => day <= through).map((lot): Held => ({ lot, used: ZERO, expired: ZERO, withdrawn: ZERO, left: ZERO, isOpen: false }));
  const burnt: Burnt[] = [];
  const [usedOn, withdrawnOn] = [byDay(uses), byDay(withdrawals)];
  let uncovered = ZERO;
  const days = eventDays(held, uses, withdrawals, through).map((day): WalletDay => {
    const start = balanceOf(held);
    const added = open(held, day);
    const [paidExpired, grantExpired] = expire(held, day);
    const usable = inOrder(held, order);
    const withdrawn = withdraw(usable, withdrawnOn.get(day) ?? ZERO);
    const used = use(usable, burnt, usedOn.get(day) ?? ZERO, uncovered);
    uncovered = add(uncovered, used.uncovered);
    return { day, start, added, withdrawn, ...used, paidExpired: add(paidExpired, used.paidExpired), grantExpired: add(grantExpired, used.grantExpired), end: balanceOf(held) };
  });
  return { lots: held.map(stateOf), days, uncovered, balance: balanceOf(held) };
}

type Held = { readonly lot: Lot; used: Decimal; expired: Decimal; withdrawn: Decimal; left: Decimal; isOpen: boolean };
type Burnt = { readonly held: Held; amount: Decimal };

function stateOf({ lot, used, expired, withdrawn, left }: Held): LotState {
  return { ...lot, used, expired, withdrawn, left };
}

function eventDays(held: readonly Held[], uses: readonly DayAmount[], withdrawals: readonly DayAmount[], through: Day): Day[] {
  const days = new Set<Day>();
  held.forEach(({ lot }) => { days.add(lot.day); if (lot.expires !== null && lot.expires > lot.day) days.add(lot.expires); });
  uses.concat(withdrawals).forEach(({ day }) => { days.add(day); });
  return Array.from(days).filter((day) => day <= through).sort();
}

/** @returns what expired of paid lots and of grants */
function expire(held: readonly Held[], day: Day): [Decimal, Decimal] {
  const gone: [Decimal, Decimal] = [ZERO, ZERO];
  held.filter(({ lot, isOpen }) => isOpen && lot.expires !== null && lot.expires <= day).forEach((one) => {
    const at = one.lot.kind === 'grant' ? 1 : 0;
    gone[at] = add(gone[at], one.left);
    one.expired = add(one.expired, one.left);
    one.left = ZERO;
    one.isOpen = false;
  });
  return gone;
}

function open(held: readonly Held[], day: Day): Decimal {
  const fresh = held.filter(({ lot }) => lot.day === day);
  fresh.forEach((one) => { one.left = one.lot.amount; one.isOpen = true; });
  return sum(fresh.map(({ lot }) => lot.amount));
}

function inOrder(held: readonly Held[], order: BurnOrder): Held[] {
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

function withdraw(usable: readonly Held[], amount: Decimal): Decimal {
  let rest = amount;
  // Money goes back for what was paid, before gifts are taken back.
  [...usable.filter(({ lot }) => lot.kind !== 'grant'), ...usable.filter(({ lot }) => lot.kind === 'grant')].forEach((one) => {
    const part = smaller(rest, one.left);
    one.withdrawn = add(one.withdrawn, part);
    one.left = subtract(one.left, part);
    rest = subtract(rest, part);
  });
  return subtract(amount, rest);
}

type Used = Pick<WalletDay, 'paidUsed' | 'grantUsed' | 'paidExpired' | 'grantExpired' | 'uncovered'>;

function use(usable: readonly Held[], burnt: Burnt[], amount: Decimal, uncovered: Decimal): Used {
  const told = { paidUsed: ZERO, grantUsed: ZERO, paidExpired: ZERO, grantExpired: ZERO, uncovered: ZERO };
  if (isNegative(amount)) return giveBack(burnt, negate(amount), uncovered, told);
  let rest = amount;
  for (const one of usable) {
    const part = smaller(rest, one.left);
    if (isZero(part)) continue;
    one.used = add(one.used, part);
    one.left = subtract(one.left, part);
    rest = subtract(rest, part);
    burnt.push({ held: one, amount: part });
    if (one.lot.kind === 'grant') told.grantUsed = add(told.grantUsed, part);
    else told.paidUsed = add(told.paidUsed, part);
  }
  return { ...told, uncovered: rest };
}

/** Use taken back: first what nothing covered, then what was burnt last. What goes back to a lot that is over expires at once. */
function giveBack(burnt: Burnt[], amount: Decimal, uncovered: Decimal, told: { -readonly [Field in keyof Used]: Decimal }): Used {
  const free = smaller(amount, isNegative(uncovered) ? ZERO : uncovered);
  let rest = subtract(amount, free);
  for (let last = burnt[burnt.length - 1]; last !== undefined && !isZero(rest); last = burnt[burnt.length - 1]) {
    const part = smaller(rest, last.amount);
    const [used, expired] = last.held.lot.kind === 'grant' ? (['grantUsed', 'grantExpired'] as const) : (['paidUsed', 'paidExpired'] as const);
    told[used] = subtract(told[used], part);
    last.held.used = subtract(last.held.used, part);
    if (last.held.isOpen) last.held.left = add(last.held.left, part);
    else {
      last.held.expired = add(last.held.expired, part);
      told[expired] = add(told[expired], part);
    }
    last.amount = subtract(last.amount, part);
    if (isZero(last.amount)) burnt.pop();
    rest = subtract(rest, part);
  }
  // More taken back than was ever used is owed by the provider.
  told.uncovered = negate(add(free, rest));
  return told;
}

function balanceOf(held: readonly Held[]): Decimal {
  return sum(held.map(({ left }) => left));
}

function byDay(amounts: readonly DayAmount[]): ReadonlyMap<Day, Decimal> {
  const days = new Map<Day, Decimal>();
  amounts.forEach(({ day, amount }) => { days.set(day, add(days.get(day) ?? ZERO, amount)); });
  return days;
}

function smaller(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) < 0 ? a : b;
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
