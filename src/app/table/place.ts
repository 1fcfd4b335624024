import type { Incoming } from './plan.js';
import type { TableTab } from '../../tabs/tab.js';
import type { FoundRow, Scan } from './scan.js';

/** New rows that go in front of one row; `before` 0 is the end of our rows. */
export type Placing = Readonly<{ before: number; rows: readonly Incoming[] }>;

/**
 * Where new rows go: by day, and within a day by key, so that the order of the
 * rows does not tell in which order they came. Standing rows stay where they
 * are. In a tab the user sorted otherwise, and in tabs without days, new rows go
 * to the end.
 */
export function placingsOf<R>(tab: TableTab<R>, scan: Scan<R>, added: readonly Incoming[]): Placing[] {
  if (added.length === 0) return [];
  const records = scan.rows.filter((row) => row.record !== null);
  if (!scan.sorted || records.length === 0) return [{ before: 0, rows: added }];
  const keys = new Map<number, string>();
  const keyOf = (row: FoundRow<R>): string => {
    const key = keys.get(row.row) ?? (row.record === null ? '' : tab.key(row.record));
    keys.set(row.row, key);
    return key;
  };
  const isBefore = (row: FoundRow<R>, each: Incoming): boolean => {
    const day = row.day ?? '';
    return day === each.day ? keyOf(row) <= each.key : day < each.day;
  };
  const groups = new Map<number, Incoming[]>();
  for (const each of added) {
    const before = rowAfter(records, (row) => isBefore(row, each));
    groups.set(before, [...(groups.get(before) ?? []), each]);
  }
  return [...groups].map(([before, rows]) => ({ before, rows }));
}

/** The row behind the last record that comes before; 0 when that is the end of our rows. */
function rowAfter<R>(records: readonly FoundRow<R>[], isBefore: (row: FoundRow<R>) => boolean): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = records[middle];
    if (record !== undefined && isBefore(record)) low = middle + 1;
    else high = middle;
  }
  if (low === records.length) return 0;
  const behind = records[low - 1];
  return behind === undefined ? (records[0]?.row ?? 0) : behind.row + 1;
}
