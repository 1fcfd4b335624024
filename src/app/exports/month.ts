import { addMonths, isDay, monthStart, nextMonthStart, type Day, type Period } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import type { Cell } from '../../tabs/cell.js';
import { textOf } from '../../tabs/row.js';

/** The month a cell names, like 2026-10, also where the sheet took it for a date; '' for a blank cell, null for anything else. */
export function monthOfCell(cell: Cell): string | null {
  const text = textOf(cell);
  if (text === '') return '';
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text) && isDay(`${text.slice(0, 7)}-01`) ? text.slice(0, 7) : null;
}

/**
 * The days of a month like 2026-10; of the last full month when '' is given.
 *
 * @throws Fault when the text names no month, or one that has not begun
 */
export function monthPeriod(month: string, today: Day): Period {
  const named = monthOfCell(month);
  if (named === null) throw new Fault('config', 'This names no month.', 'Export month', 'Type it like 2026-10.');
  const start = named === '' ? addMonths(monthStart(today), -1) : `${named}-01`;
  if (start > today) throw new Fault('config', 'This month has not begun.', 'Export month', 'Type an earlier one, like 2026-10.');
  return { start, end: nextMonthStart(start) };
}
