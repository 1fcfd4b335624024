import type { RowProblem } from '../../core/subscriptions/subscription.js';
import type { Sheet } from '../ports.js';
import type { Layout } from '../table/layout.js';

/** Marks the part of a cell's note that is ours; what stands before it is the user's. */
const MARK = 'Spendsheet: ';

/**
 * Puts each problem as a note on its own cell, and takes our note away where
 * the problem is gone. Notes of the user stay, ours stands below theirs.
 *
 * @returns notes written
 */
export function noteProblems(layout: Layout, problems: readonly RowProblem[]): number {
  const { sheet, width } = layout;
  const rows = Math.max(sheet.lastRow(), ...problems.map((problem) => problem.row)) - 1;
  if (rows < 1 || width === 0) return 0;
  const standing = sheet.readNotes({ row: 2, column: 1, rows, columns: width });
  const wanted = new Map<string, string>();
  for (const { row, header, what, fix } of problems) {
    const key = `${row}:${layout.at(header)}`;
    wanted.set(key, [wanted.get(key), `${what} ${fix}`.trim()].filter((text) => text !== undefined).join(' '));
  }
  return writeDiffering(sheet, standing, (row, column) => wanted.get(`${row}:${column}`) ?? '');
}

function writeDiffering(sheet: Sheet, standing: readonly (readonly string[])[], problemAt: (row: number, column: number) => string): number {
  let written = 0;
  standing.forEach((line, y) => {
    line.forEach((note, x) => {
      const wanted = withProblem(note, problemAt(y + 2, x + 1));
      if (wanted === note) return;
      sheet.writeNotes(y + 2, x + 1, [[wanted]]);
      written += 1;
    });
  });
  return written;
}

/** The note with our part replaced; '' takes it away. */
export function withProblem(note: string, problem: string): string {
  const at = note.startsWith(MARK) ? 0 : note.indexOf(`\n${MARK}`);
  const theirs = at < 0 ? note : note.slice(0, at);
  if (problem === '') return theirs;
  return `${theirs}${theirs === '' ? '' : '\n'}${MARK}${problem}`;
}
