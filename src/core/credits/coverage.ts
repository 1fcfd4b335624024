import { placesOf, poolOf, type BurntPool } from './lines.js';
import type { CreditPool } from './pools.js';
import type { WalletDay } from './wallet.js';
import { absolute, add, isNegative, isZero, scale, split, sum, ZERO, type Decimal } from '../decimal.js';
import type { LedgerLine } from '../records.js';

/**
 * The lines without the billed cost that paid lots cover: it was billed when
 * they were bought. What a grant pays for stays billed, beside its credit, and
 * so does what nothing covers.
 *
 * @param beside lines of the same days that stay as they are
 */
export function coveredLines(lines: readonly LedgerLine[], beside: readonly LedgerLine[], burnt: readonly BurntPool[]): LedgerLine[] {
  const places = placesOf(burnt.map(({ pool }) => pool));
  const days = new Map<string, ReadonlyMap<string, WalletDay>>(burnt.map(({ pool, wallet }) => [nameOf(pool), new Map(wallet.days.map((one) => [one.day, one] as const))] as const));
  const groups = new Map<string, { day: WalletDay; lines: LedgerLine[] }>();
  lines.concat(beside).forEach((line) => {
    const pool = poolOf(line, places);
    const name = pool === null ? '' : nameOf(pool);
    const day = days.get(name)?.get(line.day);
    if (day === undefined || isZero(day.paidUsed)) return;
    const key = `${name}\n${line.day}\n${line.currency}`;
    const group = groups.get(key) ?? { day, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  });
  const billed = new Map<LedgerLine, Decimal>();
  groups.forEach((group) => { billedOf(group.lines, group.day).forEach((amount, line) => { billed.set(line, amount); }); });
  return lines.map((line) => (billed.has(line) ? { ...line, billedCost: billed.get(line) ?? ZERO } : line));
}

function nameOf({ provider, connection, currency }: CreditPool): string {
  return `${provider}\n${connection}\n${currency}`;
}

/** The part of a day that paid lots do not cover, over its lines by their effective cost. */
function billedOf(group: readonly LedgerLine[], { paidUsed, grantUsed, uncovered }: WalletDay): ReadonlyMap<LedgerLine, Decimal> {
  const [open, used] = [add(grantUsed, uncovered), sum([paidUsed, grantUsed, uncovered])];
  const known = group.filter(({ effectiveCost }) => effectiveCost !== null);
  const whole = sum(known.map(({ effectiveCost }) => effectiveCost ?? ZERO));
  const left = isZero(open) || isZero(used) ? ZERO : scale(whole, open, used);
  const weights = known.map(({ effectiveCost }) => (isNegative(effectiveCost ?? ZERO) === isNegative(left) ? absolute(effectiveCost ?? ZERO) : ZERO));
  const parts = known.length === 0 ? [] : split(left, weights);
  // An estimate has no bill: only where it is paid ahead as a whole is its billed cost known, to be none.
  return new Map(known.map((line, index) => [line, parts[index] ?? ZERO] as const).filter(([line]) => isZero(left) || line.billedCost !== null));
}
