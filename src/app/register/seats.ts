import { monthStart, type Day } from '../../core/days.js';
import { toNumber } from '../../core/decimal.js';
import type { Money } from '../../core/money.js';
import { seatCounts, type SeatInput } from '../../core/subscriptions/seat-register.js';
import type { Subscription } from '../../core/subscriptions/subscription.js';
import { amountText } from '../../core/text.js';
import { providerById } from '../../providers/index.js';
import { apiCosts } from '../../tabs/api-costs.js';
import type { Cell } from '../../tabs/cell.js';
import { seats as tab } from '../../tabs/seats.js';
import type { Workbook } from '../ports.js';
import { readTable } from '../table/index.js';
import type { Layout } from '../table/layout.js';
import type { WantedCell } from '../table/want.js';

/** The rows of the register that could be read, and the day that is today. */
export type SeatCounting = Readonly<{ subscriptions: readonly Subscription[]; today: Day }>;

/** The seat columns of every row of the register, blank where nobody reports seats of it. */
export function seatCells(workbook: Workbook, layout: Layout, rows: readonly number[], { subscriptions, today }: SeatCounting): WantedCell[] {
  const seats = readTable(workbook, tab);
  const charges = seats.length === 0 ? [] : readTable(workbook, apiCosts, monthStart(today));
  const counts = new Map(seatCounts({ seats, plans: subscriptions, today, productOf, charges }).map((count) => [count.row, count] as const));
  const currencies = new Map(subscriptions.map(({ row, currency }) => [row, currency] as const));
  return rows.reduce<WantedCell[]>((all, row) => {
    const count = counts.get(row);
    return all.concat(
      { row, column: layout.at('Seats counted'), cell: count?.counted ?? null },
      { row, column: layout.at('Idle seats'), cell: count?.idle ?? null },
      { row, column: layout.at('Overage'), cell: overageCell(count?.overage ?? null, currencies.get(row) ?? '') },
    );
  }, []);
}

/** A number in the currency of the row; with its own currency as text where that is another. */
function overageCell(overage: Money | null, currency: string): Cell {
  if (overage === null) return null;
  return overage.currency === currency ? toNumber(overage.amount) : amountText(overage.amount, overage.currency);
}

/** What a provider is called, by its id. */
export const productOf: SeatInput['productOf'] = (id) => {
  const provider = providerById(id);
  return { names: provider === undefined ? [id] : [id, provider.label], vendor: provider?.vendor ?? '' };
};
