import { isWithin, type Period } from './days.js';
import { add, ZERO, type Decimal } from './decimal.js';
import type { CurrencyCode } from './money.js';
import type { LedgerLine } from './records.js';

/** What nobody bears: lines with neither team nor cost center, and their effective cost in base currency; null where one is missing. */
export type Unassigned = Readonly<{ rows: number; cost: Decimal | null }>;

export function unassignedOf(lines: readonly LedgerLine[], period: Period, base: CurrencyCode): Unassigned {
  return lines.filter((line) => line.team === '' && line.costCenter === '' && isWithin(line.day, period)).reduce<Unassigned>(({ rows, cost }, line) => ({
    rows: rows + 1,
    cost: cost === null || line.effectiveCost === null || line.currency !== base ? null : add(cost, line.effectiveCost),
  }), { rows: 0, cost: ZERO });
}
