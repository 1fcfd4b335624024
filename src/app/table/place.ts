import type { Incoming } from './plan.js';
import type { FoundRow, Scan } from './scan.js';

/** New rows that go in front of one row; `before` 0 is the end of our rows. */
export type Placing = Readonly<{ before: number; rows: readonly Incoming[] }>;

/**
 * Where new rows go: behind the last row of the same or an earlier day, so that
 * every standing row keeps its neighbours. In a tab the user sorted otherwise,
 * and in tabs without days, they go to the end.
 */
export function placingsOf<R>(scan: Scan<R>, added: readonly Incoming[]): Placing[] {
  if (added.length === 0) return [];
  const records = scan.rows.filter((row) => row.record !== null);
  if (!scan.sorted || records.length === 0) return [{ before: 0, rows: added }];
  const groups = new Map<number, Incoming[]>();
  for (const each of added) {
    const before = rowAfter(records, each.day);
    groups.set(before, [...(groups.get(before) ?? []), each]);
  }
  return [...groups].map(([before, rows]) => ({ before, rows }));
}

/** The row behind the last record of that day or earlier; 0 when that is the end of our rows. */
function rowAfter<R>(records: readonly FoundRow<R>[], day: string): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.day ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  if (low === records.length) return 0;
  const behind = records[low - 1];
  return behind === undefined ? (records[0]?.row ?? 0) : behind.row + 1;
}
