import type { Day } from '../../core/days.js';
import type { TableTab } from '../../tabs/tab.js';
import type { Workbook } from '../ports.js';
import { layoutOf } from './layout.js';
import { scanTable } from './scan.js';

/**
 * The records of a tab, in sheet order, from the day `from` on; all when null.
 * A tab that is not there has none. Rows the user put between ours are passed over.
 */
export function readTable<R>(workbook: Workbook, tab: TableTab<R>, from: Day | null = null): R[] {
  const sheet = workbook.find(tab.name);
  if (sheet === null) return [];
  const scan = scanTable(layoutOf(sheet, tab), tab, from);
  return scan.rows.reduce<R[]>((records, row) => {
    if (row.record !== null && (from === null || row.day === null || row.day >= from)) records.push(row.record);
    return records;
  }, []);
}
