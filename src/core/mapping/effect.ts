import { TARGETS, type Target } from './assignment.js';
import { add, compare, subtract, ZERO, type Decimal } from '../decimal.js';
import type { Observe } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import type { LedgerLine } from '../records.js';

/** What a row of the rules decided about: charges, and their effective cost in base currency; null where one is missing. */
export type Matched = Readonly<{ charges: number; cost: Decimal | null }>;

/** Counts what each row decides while a ledger is derived. */
export function matchCounter(base: CurrencyCode): Readonly<{ observe: Observe; matched: ReadonlyMap<number, Matched> }> {
  const matched = new Map<number, Matched>();
  const observe: Observe = ({ by = [] }, effective, currency) => {
    by.forEach((row) => {
      const held = matched.get(row) ?? { charges: 0, cost: ZERO };
      const cost = held.cost === null || effective === null || currency !== base ? null : add(held.cost, effective);
      matched.set(row, { charges: held.charges + 1, cost });
    });
  };
  return { observe, matched };
}

/** What a name bears before and after a change; '' for what nobody bears. */
export type Moved = Readonly<{ target: Target; name: string; before: Decimal; after: Decimal }>;

/** Effective cost in base currency by each target, where the two ledgers of one period differ; largest move first, by target. */
export function movedBetween(before: readonly LedgerLine[], after: readonly LedgerLine[], base: CurrencyCode): Moved[] {
  return TARGETS.reduce<Moved[]>((all, target) => {
    const [was, is] = [totals(before, target, base), totals(after, target, base)];
    const moves = Array.from(new Set([...was.keys(), ...is.keys()]), (name): Moved => ({ target, name, before: was.get(name) ?? ZERO, after: is.get(name) ?? ZERO }));
    return all.concat(moves.filter((move) => compare(move.before, move.after) !== 0).sort((a, b) => compare(size(b), size(a)) || (a.name < b.name ? -1 : 1)));
  }, []);
}

/** Effective cost in base currency by the names of one target. */
export function totals(lines: readonly LedgerLine[], target: Target, base: CurrencyCode): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  lines.forEach((line) => {
    if (line.currency === base && line.effectiveCost !== null) sums.set(line[target], add(sums.get(line[target]) ?? ZERO, line.effectiveCost));
  });
  return sums;
}

function size({ before, after }: Moved): Decimal {
  const change = subtract(after, before);
  return (change < ZERO ? -change : change) as Decimal;
}
