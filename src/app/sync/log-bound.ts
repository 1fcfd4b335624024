import { addDays, type Day } from '../../core/days.js';
import { apiLog } from '../../tabs/api-log.js';
import { keptDays } from '../engine/plan.js';
import type { StepRun } from '../engine/step-run.js';
import type { Workbook } from '../ports.js';
import { layoutOf } from '../table/layout.js';
import { mergeTable, type MergeResult } from '../table/index.js';

/**
 * Takes calls out of the log that are older than their connection keeps, when
 * the newest window of their feed was written. A sheet ends at ten million cells,
 * and a busy gateway fills it within weeks.
 *
 * @returns null when nothing is that old
 */
export function pruneLog(run: StepRun, workbook: Workbook): MergeResult | null {
  const { connection, period, today } = run.step;
  const days = keptDays(run.feed, connection);
  if (run.feed.kind !== 'request' || days === null || period.end <= today) return null;
  const first = addDays(today, 1 - days);
  const oldest = oldestDay(workbook);
  if (oldest === null || oldest >= first) return null;
  const merge = mergeTable(workbook, apiLog, [], {
    period: { start: oldest, end: first },
    owns: (row) => row.connection === connection.name && row.feed === run.feed.id,
  });
  if (merge.removed === 0) return null;
  run.notes.push(`${merge.removed} calls from before ${first} left the API log; “Days of calls to keep” is ${days}.`);
  return merge;
}

/** The log stands in date order, so that its first row tells without reading the rest. */
function oldestDay(workbook: Workbook): Day | null {
  const sheet = workbook.find(apiLog.name);
  if (sheet === null || sheet.lastRow() < 2) return null;
  const [cell] = sheet.read({ row: 2, column: layoutOf(sheet, apiLog).at('Timestamp'), rows: 1, columns: 1 })[0] ?? [];
  return typeof cell === 'string' ? cell.slice(0, 10) : null;
}
