import { absolute, add, compare, isNegative, isZero, negate, scale, subtract, sum, ZERO, type Decimal } from '../decimal.js';

/**
 * Why a cost moved.
 *
 * `days` the periods differ in length; `volume` more or less was used; `seats` the same of plans; `mix` the use
 * moved between dearer and cheaper models, meters and tiers; `price` a unit costs another amount; `fx` the rate
 * of its currency moved; `new` and `ended` it stands on one side alone; `unmeasured` it moved, and no quantity tells why.
 */
export type Factor = 'new' | 'ended' | 'volume' | 'seats' | 'mix' | 'price' | 'fx' | 'days' | 'unmeasured';
export const FACTORS: readonly Factor[] = ['volume', 'seats', 'mix', 'price', 'new', 'ended', 'fx', 'days', 'unmeasured'];

/** One meter of one service in one period. */
export type CostCell = Readonly<{
  provider: string;
  /** Key of what can be new or ended: a model, SKU or plan of one connection. */
  service: string;
  /** The service for people. */
  name: string;
  /** Key of what quantities are added up over, so that a share of it is a mix. */
  group: string;
  /** Meter and tier within the service. */
  meter: string;
  factor: 'volume' | 'seats';
  cost: Decimal;
  /** Null when nobody tells it. */
  quantity: Decimal | null;
  /** Length of the period as this cell counts it: days, or months of a plan's cycle. */
  length: Decimal;
  /** The same cost in base and in its own currency; null when it is in base currency or not known. */
  rate: Readonly<{ base: Decimal; own: Decimal }> | null;
}>;

/** A part of the change. `service` is '' where it is about a whole provider. */
export type Effect = Readonly<{ factor: Factor; provider: string; service: string; amount: Decimal }>;

/** The effects add up to `change` to the last digit held. */
export type Explanation = Readonly<{ before: Decimal; now: Decimal; change: Decimal; effects: readonly Effect[] }>;

/**
 * Takes the change of a cost apart, largest effect first.
 *
 * Each cell is led from its old to its new cost in steps, one factor at a time:
 * length of the period, quantity, unit price, exchange rate. An effect is the
 * difference of two steps, so that the effects add up exactly and a factor that
 * alone moved gets all of it. Of the quantities of a group, what one cell gained
 * and another lost is mix; what the group gained or lost on the whole is volume.
 */
export function explain(before: readonly CostCell[], now: readonly CostCell[]): Explanation {
  const [old, recent] = [byService(before), byService(now)];
  const effects = new Effects();
  const continuing: Pair[] = [];
  new Set([...old.keys(), ...recent.keys()]).forEach((service) => {
    const [a, b] = [old.get(service) ?? [], recent.get(service) ?? []];
    if (isZero(costOf(a))) effects.put('new', b[0] ?? a[0], costOf(b), true);
    else if (isZero(costOf(b))) effects.put('ended', a[0], subtract(ZERO, costOf(a)), true);
    else if (isMeasured(a) && isMeasured(b)) continuing.push(...pairsOf(a, b));
    else explainUnmeasured(a, b, effects);
  });
  groupedBy(continuing, ({ cell }) => cell.group).forEach((pairs) => { explainGroup(pairs, effects); });
  const [from, to] = [costOf(before), costOf(now)];
  return { before: from, now: to, change: subtract(to, from), effects: effects.sorted() };
}

/** Sum of the effects of each factor that has any. */
export function byFactor({ effects }: Explanation): ReadonlyMap<Factor, Decimal> {
  const sums = new Map<Factor, Decimal>();
  effects.forEach(({ factor, amount }) => sums.set(factor, add(sums.get(factor) ?? ZERO, amount)));
  return sums;
}

/** A cell in both periods; one side may be absent. */
type Pair = Readonly<{ before: CostCell | null; now: CostCell | null; cell: CostCell }>;

class Effects {
  private readonly held = new Map<string, Effect>();

  put(factor: Factor, cell: CostCell | undefined, amount: Decimal, named: boolean): void {
    if (cell === undefined || isZero(amount)) return;
    const { provider } = cell;
    const service = named ? cell.name : '';
    const key = `${factor}\n${provider}\n${service}`;
    this.held.set(key, { factor, provider, service, amount: add(this.held.get(key)?.amount ?? ZERO, amount) });
  }

  sorted(): Effect[] {
    return Array.from(this.held, ([key, effect]) => ({ key, effect }))
      .filter(({ effect }) => !isZero(effect.amount))
      .sort((a, b) => compare(absolute(b.effect.amount), absolute(a.effect.amount)) || (a.key < b.key ? -1 : 1))
      .map(({ effect }) => effect);
  }
}

function explainGroup(pairs: readonly Pair[], effects: Effects): void {
  const growths = pairs.map((pair) => growthOf(pair, pairs));
  const [risen, fallen] = [sum(growths.filter((growth) => growth > ZERO)), negate(sum(growths.filter(isNegative)))];
  const [net, gross] = risen > fallen ? [subtract(risen, fallen), risen] : [subtract(fallen, risen), fallen];
  pairs.forEach(({ before, now, cell }, index) => {
    const cost = before?.cost ?? ZERO;
    const longer = before === null ? ZERO : lengthened(before, pairs);
    const atOldRate = now === null ? ZERO : withoutRate(before, now);
    const shifted = atOldPrice(before, now, atOldRate);
    const isWithNet = isNegative(growths[index] ?? ZERO) === (fallen > risen);
    const volume = isWithNet && !isZero(gross) ? scale(subtract(shifted, longer), net, gross) : ZERO;
    effects.put('days', cell, subtract(longer, cost), false);
    effects.put(cell.factor, cell, volume, true);
    effects.put('mix', cell, subtract(subtract(shifted, longer), volume), false);
    effects.put('price', cell, subtract(atOldRate, shifted), true);
    effects.put('fx', cell, subtract(now?.cost ?? ZERO, atOldRate), false);
  });
}

/** How much more of a cell was used than in a period of before as long as now's. */
function growthOf({ before, now }: Pair, pairs: readonly Pair[]): Decimal {
  const quantity = before === null ? ZERO : lengthened({ ...before, cost: before.quantity ?? ZERO }, pairs);
  return subtract(now?.quantity ?? ZERO, quantity);
}

/** What a cell would cost at its new quantity and the price of before; one without a price of before is taken at its own. */
function atOldPrice(before: CostCell | null, now: CostCell | null, atOldRate: Decimal): Decimal {
  const [old, recent] = [before?.quantity ?? ZERO, now?.quantity ?? ZERO];
  return before === null || isZero(old) ? atOldRate : scale(before.cost, recent, old);
}

/** The cost of before over a period as long as now's. */
function lengthened(before: CostCell, pairs: readonly Pair[]): Decimal {
  const length = pairs.find(({ now }) => now !== null)?.now?.length ?? before.length;
  return isZero(before.length) ? before.cost : scale(before.cost, length, before.length);
}

/** The cost of now at the exchange rate of before. */
function withoutRate(before: CostCell | null, now: CostCell): Decimal {
  const [old, recent] = [before?.rate ?? null, now.rate];
  if (old === null || recent === null || isZero(old.own) || isZero(recent.base)) return now.cost;
  return scale(scale(now.cost, recent.own, recent.base), old.base, old.own);
}

function explainUnmeasured(before: readonly CostCell[], now: readonly CostCell[], effects: Effects): void {
  const [a, b] = [joined(before), joined(now)];
  const longer = isZero(a.length) ? a.cost : scale(a.cost, b.length, a.length);
  const atOldRate = withoutRate(a, b);
  effects.put('days', b, subtract(longer, a.cost), false);
  effects.put('unmeasured', b, subtract(atOldRate, longer), true);
  effects.put('fx', b, subtract(b.cost, atOldRate), false);
}

/** Cells as one; its quantity is known when all of theirs are. */
function joined(cells: readonly CostCell[]): CostCell {
  const quantities = cells.map(({ quantity }) => quantity).filter((quantity): quantity is Decimal => quantity !== null);
  const rates = cells.map(({ rate }) => rate);
  const known = rates.filter((rate): rate is NonNullable<typeof rate> => rate !== null);
  const rate = known.length < rates.length ? null : { base: sum(known.map(({ base }) => base)), own: sum(known.map(({ own }) => own)) };
  return { ...(cells[0] as CostCell), quantity: quantities.length < cells.length ? null : sum(quantities), cost: costOf(cells), rate };
}

function byService(cells: readonly CostCell[]): ReadonlyMap<string, readonly CostCell[]> {
  return groupedBy(cells, ({ service }) => service);
}

function pairsOf(before: readonly CostCell[], now: readonly CostCell[]): Pair[] {
  const keyed = (cells: readonly CostCell[]): ReadonlyMap<string, CostCell> =>
    new Map(Array.from(groupedBy(cells, ({ group, meter }) => `${group}\n${meter}`), ([key, same]) => [key, joined(same)] as const));
  const [old, recent] = [keyed(before), keyed(now)];
  return Array.from(new Set([...old.keys(), ...recent.keys()])).reduce<Pair[]>((pairs, key) => {
    const [a, b] = [old.get(key) ?? null, recent.get(key) ?? null];
    const cell = b ?? a;
    return cell === null ? pairs : pairs.concat({ before: a, now: b, cell });
  }, []);
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  items.forEach((item) => {
    const held = groups.get(keyOf(item));
    if (held === undefined) groups.set(keyOf(item), [item]);
    else held.push(item);
  });
  return groups;
}

/** Whether every cost of a service has a quantity behind it. */
function isMeasured(cells: readonly CostCell[]): boolean {
  return cells.every(({ cost, quantity }) => quantity !== null && (compare(quantity, ZERO) > 0 || isZero(cost)));
}

function costOf(cells: readonly CostCell[]): Decimal {
  return sum(cells.map(({ cost }) => cost));
}
