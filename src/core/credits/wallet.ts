import type { Day } from '../days.js';
import { balanceOf, expire, goOut, inOrder, open, smaller, type BurnOrder, type DayAmount, type Held, type Lot, type Outflow } from './lots.js';
import { add, isNegative, isZero, negate, subtract, sum, ZERO, type Decimal } from '../decimal.js';

export type { BurnOrder, DayAmount, Lot, LotKind, Outflow } from './lots.js';
export { BURN_ORDERS } from './lots.js';

export type LotState = Lot & Readonly<{ used: Decimal; expired: Decimal; withdrawn: Decimal; left: Decimal }>;

/** What happened to a wallet on a day, in this order: new lots, expiry, withdrawals, use. */
export type WalletDay = Readonly<{
  day: Day;
  /** What was left when the day began. */
  start: Decimal;
  /** New lots, whatever their kind. */
  added: Decimal;
  /** Paid back or taken back. */
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

export type WalletInput = Readonly<{
  lots: readonly Lot[];
  uses: readonly DayAmount[];
  outflows?: readonly Outflow[];
  order?: BurnOrder;
  /** Last day that counts. */
  through: Day;
}>;
export type Wallet = Readonly<{ lots: readonly LotState[]; days: readonly WalletDay[]; uncovered: Decimal; balance: Decimal; /** What was to go out and was not there. */ overdrawn: Decimal }>;

/**
 * The sub-ledger of one wallet: every lot burnt in order, day by day.
 *
 * Of each lot bought = used + expired + withdrawn + left, and what is left of
 * all lots is the balance. Use before the first lot, or beyond what is left, is
 * uncovered. Negative use gives back what was burnt last.
 */
export function walletOf({ lots, uses, outflows = [], order = 'earliest expiry', through }: WalletInput): Wallet {
  const held = lots.filter(({ day }) => day <= through).map((lot): Held => ({ lot, used: ZERO, expired: ZERO, withdrawn: ZERO, left: ZERO, isOpen: false }));
  const burnt: Burnt[] = [];
  const usedOn = byDay(uses);
  let [uncovered, overdrawn] = [ZERO, ZERO];
  const days = eventDays(held, uses, outflows, through).map((day): WalletDay => {
    const start = balanceOf(held);
    const added = open(held, day);
    const expired = expire(held, day);
    const usable = inOrder(held, order);
    const out = goOut(usable, outflows.filter((one) => one.day === day));
    overdrawn = add(overdrawn, out.missing);
    const used = use(usable, burnt, usedOn.get(day) ?? ZERO, uncovered);
    uncovered = add(uncovered, used.uncovered);
    return {
      day, start, added, withdrawn: out.withdrawn, ...used,
      paidExpired: sum([expired.paid, out.lapsed.paid, used.paidExpired]), grantExpired: sum([expired.grant, out.lapsed.grant, used.grantExpired]), end: balanceOf(held),
    };
  });
  return { lots: held.map(stateOf), days, uncovered, balance: balanceOf(held), overdrawn };
}

type Burnt = { readonly held: Held; amount: Decimal };
function stateOf({ lot, used, expired, withdrawn, left }: Held): LotState {
  return { ...lot, used, expired, withdrawn, left };
}

function eventDays(held: readonly Held[], uses: readonly DayAmount[], outflows: readonly DayAmount[], through: Day): Day[] {
  const days = new Set<Day>();
  held.forEach(({ lot }) => { days.add(lot.day); if (lot.expires !== null && lot.expires > lot.day) days.add(lot.expires); });
  uses.concat(outflows).forEach(({ day }) => { days.add(day); });
  return Array.from(days).filter((day) => day <= through).sort();
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

function byDay(amounts: readonly DayAmount[]): ReadonlyMap<Day, Decimal> {
  const days = new Map<Day, Decimal>();
  amounts.forEach(({ day, amount }) => { days.set(day, add(days.get(day) ?? ZERO, amount)); });
  return days;
}
