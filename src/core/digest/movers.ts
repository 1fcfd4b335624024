import { isWithin, type Period } from '../days.js';
import { absolute, add, compare, isZero, subtract, ZERO, type Decimal } from '../decimal.js';
import type { Driver } from './digest.js';
import type { CurrencyCode } from '../money.js';
import type { LedgerLine } from '../records.js';

export type MoverOptions = Readonly<{ now: Period; before: Period; base: CurrencyCode; providerLabel: (provider: string) => string; limit?: number }>;

/**
 * What moved effective cost between two periods, by provider, service and sub
 * account, largest move first. What has a missing cost on either side has not
 * moved by a known amount and is left out; without such and without a limit the
 * changes add up to the change of the total.
 */
export function movers(lines: readonly LedgerLine[], { now, before, base, providerLabel, limit }: MoverOptions): Driver[] {
  const sums = new Map<string, { provider: string; service: string; subAccount: string; now: Decimal; before: Decimal; isKnown: boolean }>();
  lines.forEach((line) => {
    const [isNow, isBefore] = [isWithin(line.day, now), isWithin(line.day, before)];
    if (!isNow && !isBefore) return;
    const provider = providerLabel(line.provider);
    const key = `${provider}\n${line.service}\n${line.subAccount}`;
    const sum = sums.get(key) ?? { provider, service: line.service, subAccount: line.subAccount, now: ZERO, before: ZERO, isKnown: true };
    if (line.effectiveCost === null || line.currency !== base) sum.isKnown = false;
    else if (isNow) sum.now = add(sum.now, line.effectiveCost);
    else sum.before = add(sum.before, line.effectiveCost);
    sums.set(key, sum);
  });
  const drivers = Array.from(sums.values()).filter(({ isKnown }) => isKnown)
    .map(({ isKnown: _, ...sum }): Driver => ({ ...sum, change: subtract(sum.now, sum.before), kind: kindOf(sum) }));
  const moved = drivers.filter(({ change }) => !isZero(change)).sort((a, b) => compare(absolute(b.change), absolute(a.change)) || (nameOf(a) < nameOf(b) ? -1 : 1));
  return limit === undefined ? moved : moved.slice(0, limit);
}

function kindOf({ now, before }: Readonly<{ now: Decimal; before: Decimal }>): Driver['kind'] {
  if (isZero(before)) return 'new';
  if (isZero(now)) return 'stopped';
  return compare(now, before) > 0 ? 'more' : 'less';
}

function nameOf({ provider, service, subAccount }: Driver): string {
  return `${provider}\n${service}\n${subAccount}`;
}
