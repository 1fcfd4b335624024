import { isBlank } from '../../tabs/cell.js';
import { textOf } from '../../tabs/row.js';
import type { TableTab } from '../../tabs/tab.js';
import type { Finding } from '../../core/records.js';
import { spansOf } from './blocks.js';
import { lastOwnRow } from './end.js';
import type { Layout } from './layout.js';
import type { FoundRow, Scan } from './scan.js';

/** Wholly blank rows between ours: a run died between inserting them and writing into them. */
export function blankRowsOf<R>(layout: Layout, scan: Scan<R>): number[] {
  const own = lastOwnRow(scan);
  const blank = scan.rows.filter((row) => row.blank && row.row < own).map((row) => row.row);
  return spansOf(blank).reduce<number[]>((all, { from, to }) => {
    const formulas = layout.sheet.readFormulas({ row: from, column: 1, rows: to - from + 1, columns: Math.max(1, layout.width) });
    return all.concat(formulas.map((line, index) => (line.every((formula) => formula === '') ? from + index : 0)).filter((row) => row > 0));
  }, []);
}

/** Says what the user had written beside rows that go away, word for word. */
export function quoteUserCells<R>(tab: TableTab<R>, layout: Layout, removed: readonly FoundRow<R>[]): Finding[] {
  const ours = new Set(tab.columns.filter((column) => column.owner === 'app').map((column) => layout.at(column.header)));
  const theirs = layout.headers.map((header, index) => ({ header, index })).filter(({ index }) => !ours.has(index + 1));
  return removed.reduce<Finding[]>((findings, row) => {
    const words = theirs
      .filter(({ index }) => !isBlank(row.cells[index]))
      .map(({ header, index }) => `${header === '' ? 'a column without header' : header}: ${textOf(row.cells[index] ?? null)}`);
    if (words.length === 0) return findings;
    const where = `${tab.name}${row.day === null ? '' : ` ${row.day}`}`;
    return findings.concat({
      level: 'warning',
      where,
      what: `The provider no longer reports a row you had written beside. Your cells were ${words.join('; ')}.`,
      fix: 'Write them beside the row that took its place, if they still hold.',
    });
  }, []);
}
