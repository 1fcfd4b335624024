import type { Day } from '../../../src/core/days.js';
import { money } from '../../../src/core/money.js';
import type { CostRow } from '../../../src/core/records.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { textOf } from '../../../src/tabs/row.js';

/** A charge as short as a test needs it. */
export function charge(day: Day, lineItem: string, amount: string | number, feed = 'costs'): CostRow {
  return {
    provider: 'acme',
    connection: 'Acme',
    feed,
    day,
    subAccount: '',
    key: '',
    lineItem,
    model: '',
    meter: '',
    tier: '',
    quantity: null,
    unit: '',
    billedCost: money(amount, 'USD'),
  };
}

/** The tab's rows as `day lineItem amount`. */
export function lines(grid: readonly (readonly Cell[])[]): string[] {
  return grid.slice(1).map((row) => [row[0], row[4], row[7]].map((cell) => textOf(cell ?? null)).join(' '));
}

export const NOVEMBER = { start: '2026-11-01', end: '2026-12-01' };
export const all = (): boolean => true;
