import { addDays, daysBetween, monthStart, nextMonthStart, type Day, type Period } from '../../core/days.js';
import type { CloudRow, CostRow, Origin, RequestRow, UsageRow } from '../../core/records.js';
import { apiLog } from '../../tabs/api-log.js';
import type { FileRows } from './reading.js';

/** Rows of a file under the name of their import. */
export type NamedRows = Readonly<{ usage: UsageRow[]; cost: CostRow[]; cloud: CloudRow[]; request: RequestRow[] }>;

/** Rows that a file replaces: within the period, of those it owns. */
export type Reach<R> = Readonly<{ period: Period | null; owns: (row: R) => boolean }>;

export function namedRows(rows: FileRows, connection: string): NamedRows {
  return {
    usage: rows.usage.map((row) => ({ ...row, connection })),
    cost: rows.cost.map((row) => ({ ...row, connection })),
    cloud: rows.cloud.map((row) => ({ ...row, connection })),
    request: rows.request.map((row) => ({ ...row, connection, source: row.source === '' ? connection : row.source })),
  };
}

/** The days from the first to the last; null for none. */
export function daysCovered(days: readonly Day[]): Period | null {
  const sorted = days.slice().sort();
  const [first] = sorted;
  const last = sorted[sorted.length - 1];
  return first === undefined || last === undefined ? null : { start: first, end: addDays(last, 1) };
}

/** A daily report replaces what the same report said of the same days and sub accounts. */
export function dailyReach<R extends Origin & Readonly<{ day: Day; subAccount: string }>>(rows: readonly R[]): Reach<R> {
  const known = new Set(rows.map(sourceOf));
  return { period: daysCovered(rows.map(({ day }) => day)), owns: (row) => known.has(sourceOf(row)) };
}

function sourceOf(row: Origin & Readonly<{ subAccount: string }>): string {
  return [row.connection, row.feed, row.provider, row.subAccount].join('\n');
}

/**
 * A bill replaces the days it tells of, per billing period (its feed) and
 * billing account. One that reaches from the first to the last day of its month
 * is the whole bill, and replaces that bill's corrections of other months too.
 */
export function billReach(rows: readonly CloudRow[]): Reach<CloudRow> {
  const bills = new Map<string, Set<Day>>();
  rows.forEach((row) => { bills.set(billOf(row), (bills.get(billOf(row)) ?? new Set<Day>()).add(row.day)); });
  const whole = new Set(Array.from(bills.keys()).filter((bill) => isWholeMonth(bill, bills.get(bill) ?? new Set<Day>())));
  return {
    period: whole.size > 0 ? null : daysCovered(rows.map(({ day }) => day)),
    owns: (row) => whole.has(billOf(row)) || bills.get(billOf(row))?.has(row.day) === true,
  };
}

function billOf(row: CloudRow): string {
  return [row.connection, row.feed, row.provider, row.billingAccount].join('\n');
}

function isWholeMonth(bill: string, days: ReadonlySet<Day>): boolean {
  const month = / (\d{4}-\d{2})$/.exec(bill.split('\n')[1] ?? '')?.[1];
  if (month === undefined) return false;
  const first = monthStart(`${month}-01`);
  const end = nextMonthStart(first);
  const inside = Array.from(days).filter((day) => day >= first && day < end);
  return days.has(first) && days.has(addDays(end, -1)) && inside.length >= daysBetween(first, end) / 2;
}

/** A log only adds calls and corrects those it names again: files of one log may lie beside each other. */
export function callReach(rows: readonly RequestRow[]): Reach<RequestRow> {
  const known = new Set(rows.map(apiLog.key));
  return { period: daysCovered(rows.map(({ timestamp }) => timestamp.slice(0, 10))), owns: (row) => known.has(apiLog.key(row)) };
}
