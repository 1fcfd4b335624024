import { TARGETS, type Target } from '../../core/mapping/assignment.js';
import { monthStart, type Day } from '../../core/days.js';
import type { LedgerLine } from '../../core/records.js';
import { CHARGE_BY, EVERYTHING, NOT_ASSIGNED, type ChargeBackRow } from '../../tabs/charge-back.js';

export const TARGET_OF: Readonly<Record<string, Target>> = { 'Customer': 'customer', 'Team': 'team', 'Cost center': 'costCenter' };

/** A row for each name that bears a line of a month, one for what none bears, and one for all of it; every month the lines speak of. */
export function chargeBackRows(lines: readonly LedgerLine[]): ChargeBackRow[] {
  const months = new Map<Day, Map<string, Set<string>>>();
  lines.forEach((line) => {
    const month = monthStart(line.day);
    const names = months.get(month) ?? new Map(TARGETS.map((target) => [target, new Set<string>()] as const));
    TARGETS.forEach((target) => { names.get(target)?.add(line[target]); });
    months.set(month, names);
  });
  return Array.from(months.keys()).sort().reduce<ChargeBackRow[]>((all, month) => all.concat(
    CHARGE_BY.reduce<ChargeBackRow[]>((rows, by) => rows.concat(
      Array.from(months.get(month)?.get(TARGET_OF[by] ?? 'customer') ?? []).filter((name) => name !== '').sort().concat(NOT_ASSIGNED).map((name) => ({ month, by, name })),
    ), []),
    { month, ...EVERYTHING },
  ), []);
}
