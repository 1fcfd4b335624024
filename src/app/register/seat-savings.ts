import { toNumber } from '../../core/decimal.js';
import type { SeatRow } from '../../core/records.js';
import { seatSavings, type SeatSaving } from '../../core/subscriptions/seat-savings.js';
import type { Cell } from '../../tabs/cell.js';
import { rowReader } from '../../tabs/row.js';
import { seats as tab } from '../../tabs/seats.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { productOf, type SeatCounting } from './seats.js';

/**
 * Brings the saving of each idle seat on the Seats tab up to date, with the
 * plan of the register it goes by. Other seats have none.
 *
 * @returns cells written
 */
export function fillSeatSavings(workbook: Workbook, { subscriptions, today }: SeatCounting): number {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return 0;
  const layout = ensureLayout(workbook, tab);
  const read = rowReader(layout.headers);
  const seats = sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).map((cells) => tab.read(read(cells)));
  const idle = new Map(seatSavings({ seats: seats.filter(({ provider }) => provider !== ''), plans: subscriptions, today, productOf }).map((one) => [one.seat, one] as const));
  const wanted = seats.reduce<WantedCell[]>((all, seat: SeatRow, index) => {
    const cells = cellsOf(idle.get(seat));
    return all.concat(cells.map(([header, cell]) => ({ row: index + 2, column: layout.at(header), cell })));
  }, []);
  return writeCells(sheet, wanted);
}

function cellsOf(idle: SeatSaving | undefined): readonly (readonly [string, Cell])[] {
  return [
    ['Saving per month', idle === undefined ? null : toNumber(idle.monthly.amount)],
    ['Saving currency', idle?.monthly.currency ?? null],
    ['Subscription', idle === undefined ? null : `${idle.plan.provider} ${idle.plan.plan}`.trim()],
  ];
}
