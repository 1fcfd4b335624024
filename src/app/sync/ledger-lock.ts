import { monthStart, nextMonthStart, type Day, type Period } from '../../core/days.js';
import { adjustedMonth, adjustments } from '../../core/ledger/month-lock.js';
import type { LedgerLine } from '../../core/records.js';
import { daily } from '../../tabs/daily.js';
import type { Workbook } from '../ports.js';
import { readTable } from '../table/index.js';

/** Fresh lines and which lines of Daily they replace. */
export type DerivedLines = Readonly<{ lines: readonly LedgerLine[]; owns: (line: LedgerLine) => boolean }>;

/** The period with closed months whole: a month is made good as a whole or not at all. */
export function wholeClosed(period: Period, closed: readonly Day[], since: Day): Period {
  const month = monthStart(period.start);
  const start = closed.indexOf(month) < 0 || month > period.start ? period.start : month;
  return { start: start < since ? since : start, end: period.end };
}

/**
 * Leaves the lines of closed months as they stand, and makes good in the first
 * open month what they would be now. The amounts are those an open ledger would
 * have, the days are not.
 */
export function lockedLines(workbook: Workbook, derived: DerivedLines, period: Period, closed: readonly Day[]): DerivedLines {
  const isClosed = ({ day }: LedgerLine): boolean => closed.indexOf(monthStart(day)) >= 0;
  const months = closed.filter((month) => month < period.end && nextMonthStart(month) > period.start);
  const since = months[0];
  const stored = since === undefined ? [] : readTable(workbook, daily, since < period.start ? period.start : since);
  // Of a log that no longer holds the whole month nobody knows what the month would be now.
  const isNative = (line: LedgerLine): boolean => adjustedMonth(line) === null;
  const unknown = new Set(stored.filter((line) => isClosed(line) && isNative(line) && !derived.owns(line)).map(({ connection }) => connection));
  const isKnown = (line: LedgerLine): boolean => !unknown.has(line.connection);
  const made = adjustments({ months, closed, wanted: derived.lines.filter(isKnown), stored: stored.filter(isKnown) });
  return {
    lines: derived.lines.filter((line) => !isClosed(line)).concat(made),
    owns: (line) => {
      if (isClosed(line)) return false;
      const month = adjustedMonth(line);
      if (month === null) return derived.owns(line);
      return closed.indexOf(month) < 0 || (months.indexOf(month) >= 0 && isKnown(line));
    },
  };
}
