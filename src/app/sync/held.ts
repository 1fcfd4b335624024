import { isWithin, type Period } from '../../core/days.js';
import type { Origin, RowKind, RowKinds } from '../../core/records.js';
import { rowOf } from '../../tabs/row.js';
import type { TableTab } from '../../tabs/tab.js';
import type { StepRun } from '../engine/step-run.js';

/**
 * Fresh rows of a step as the sheet will give them back: amounts pass through
 * the cell's double once, so that a later run that reads them computes the
 * same splits and writes nothing.
 */
export function heldRows<K extends RowKind, R extends RowKinds[K]>(run: StepRun, tab: TableTab<R>): R[] {
  const origin: Origin = originOf(run);
  const headers = tab.columns.map((column) => column.header);
  return run.rows.map((row) => {
    const record = { ...row, ...origin } as unknown as R;
    return tab.read(rowOf(headers, tab.columns.map((column) => column.cell?.(record) ?? null)));
  });
}

export function originOf(run: StepRun): Origin {
  return { provider: run.provider.id, connection: run.step.connection.name, feed: run.feed.id };
}

/** Rows within the window asked for; a note says how many were not. */
export function rowsInWindow<R>(rows: readonly R[], dayOf: (row: R) => string, run: StepRun): R[] {
  if (run.feed.window === null) return rows.slice();
  const inside = rows.filter((row) => isWithin(dayOf(row), run.step.period));
  const outside = rows.length - inside.length;
  if (outside > 0) run.notes.push(`${outside} rows lay outside the days asked for and were left out.`);
  return inside;
}

/** The smallest period that holds all. */
export function hullOf(periods: readonly Period[]): Period {
  const starts = periods.map((period) => period.start).sort();
  const ends = periods.map((period) => period.end).sort();
  return { start: starts[0] ?? '', end: ends[ends.length - 1] ?? '' };
}
