import { isWithin, type Day, type Period } from '../../core/days.js';
import { sameCell, type Cell } from '../../tabs/cell.js';
import { rowReader } from '../../tabs/row.js';
import type { TableTab } from '../../tabs/tab.js';
import type { CellChange } from './blocks.js';
import { isWritten, type Layout } from './layout.js';
import type { FoundRow, Scan } from './scan.js';

export type Scope<R> = Readonly<{
  /** Days that are replaced whole; null for all. */
  period: Period | null;
  /** Rows that are this writer's; all others stay as they are. */
  owns: (record: R) => boolean;
}>;

/** A record as the sheet would hold it. */
export type Incoming = Readonly<{ key: string; day: Day; cells: readonly Cell[] }>;

export type Plan<R> = Readonly<{
  changes: readonly CellChange[];
  changedRows: number;
  added: readonly Incoming[];
  removed: readonly FoundRow<R>[];
  /** Incoming records that share their key with an earlier one. */
  repeated: number;
  /** Records in scope, as they stand and as they will. */
  standing: readonly R[];
  incoming: readonly R[];
}>;

/** What has to be done so that the rows in scope become the records, by key. */
export function planMerge<R>(tab: TableTab<R>, layout: Layout, scan: Scan<R>, records: readonly R[], scope: Scope<R>): Plan<R> {
  const written = tab.columns.filter(isWritten);
  const places = written.map((column) => layout.at(column.header));
  const incoming = incomingOf(tab, records);
  const inScope = scan.rows.filter((row) => row.record !== null && isInScope(tab, row.record, scope));
  const standing = byKey(inScope, (row) => tab.key(row.record as R), (row) => places.map((place) => row.cells[place - 1] ?? null));
  const changes: CellChange[] = [];
  const added: Incoming[] = [];
  let changedRows = 0;
  let repeated = 0;
  for (const [key, wanted] of byKey(incoming, (each) => each.key, (each) => each.cells)) {
    repeated += wanted.length - 1;
    const found = standing.get(key) ?? [];
    wanted.forEach((each, index) => {
      const row = found[index];
      if (row === undefined) {
        added.push(each);
        return;
      }
      const differing = differencesOf(row, each, places);
      changes.push(...differing);
      if (differing.length > 0) changedRows += 1;
    });
    standing.set(key, found.slice(wanted.length));
  }
  const removed = [...standing.values()].reduce<FoundRow<R>[]>((all, rows) => all.concat(rows), []);
  return { changes, changedRows, added: asTheyCame(added, incoming), removed, repeated, standing: inScope.map((row) => row.record as R), incoming: incoming.map((each) => each.record) };
}

/** Records pass through their cells, so that keys and days are those a later run will read. */
function incomingOf<R>(tab: TableTab<R>, records: readonly R[]): (Incoming & Readonly<{ record: R }>)[] {
  const written = tab.columns.filter(isWritten);
  const read = rowReader(written.map((column) => column.header));
  return records.map((record) => {
    const cells = written.map((column) => column.cell?.(record) ?? null);
    const held = tab.read(read(cells));
    return { key: tab.key(held), day: tab.day === null ? '' : tab.day(held), cells, record: held };
  });
}

function isInScope<R>(tab: TableTab<R>, record: R, scope: Scope<R>): boolean {
  if (scope.period !== null && tab.day !== null && !isWithin(tab.day(record), scope.period)) return false;
  return scope.owns(record);
}

/** Groups by key. Equal keys stand in the order of their cells, so that a changed order of the source changes nothing. */
function byKey<T>(items: readonly T[], keyOf: (item: T) => string, cellsOf: (item: T) => readonly Cell[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  for (const [key, group] of groups) {
    if (group.length > 1) groups.set(key, sortedBy(group, (item) => JSON.stringify(cellsOf(item))));
  }
  return groups;
}

function differencesOf<R>(row: FoundRow<R>, wanted: Incoming, places: readonly number[]): CellChange[] {
  const changes: CellChange[] = [];
  places.forEach((column, index) => {
    const cell = wanted.cells[index] ?? null;
    if (!sameCell(row.cells[column - 1] ?? null, cell)) changes.push({ row: row.row, column, cell });
  });
  return changes;
}

/** New rows by day and key; in a tab without days as they came. */
export function inOrder(added: readonly Incoming[]): Incoming[] {
  const place = new Map(added.map((each, index) => [each, index] as const));
  const byPlace = (a: Incoming, b: Incoming): number => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  return [...added].sort((a, b) => {
    if (a.day !== b.day) return a.day < b.day ? -1 : 1;
    return a.day === '' || a.key === b.key ? byPlace(a, b) : a.key < b.key ? -1 : 1;
  });
}

/** Grouping by key changed their order; this is the order of the source again. */
function asTheyCame(added: readonly Incoming[], incoming: readonly Incoming[]): Incoming[] {
  const place = new Map(incoming.map((each, index) => [each, index] as const));
  return [...added].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

function sortedBy<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, text: textOf(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ item }) => item);
}
