import type { Cell } from '../../tabs/cell.js';

/** A run of numbers in sequence, both ends included. */
export type Span = Readonly<{ from: number; to: number }>;

/** Numbers joined to runs, ascending. */
export function spansOf(numbers: readonly number[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = spans[spans.length - 1];
    if (last !== undefined && number <= last.to + 1) last.to = Math.max(last.to, number);
    else spans.push({ from: number, to: number });
  }
  return spans;
}

export type CellChange = Readonly<{ row: number; column: number; cell: Cell }>;
export type CellBlock = Readonly<{ row: number; column: number; cells: Cell[][] }>;

/** Single cells joined to rectangles, so that a changed column of many rows is one write. */
export function blocksOf(changes: readonly CellChange[]): CellBlock[] {
  const rows = new Map<number, CellChange[]>();
  for (const change of changes) rows.set(change.row, [...(rows.get(change.row) ?? []), change]);
  const open = new Map<string, { row: number; column: number; cells: Cell[][] }>();
  const blocks: CellBlock[] = [];
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const cells = new Map((rows.get(row) ?? []).map((change) => [change.column, change.cell] as const));
    for (const { from, to } of spansOf([...cells.keys()])) {
      const line = Array.from({ length: to - from + 1 }, (_, index) => cells.get(from + index) ?? null);
      const above = open.get(`${from}:${to}`);
      if (above !== undefined && above.row + above.cells.length === row) {
        above.cells.push(line);
      } else {
        const block = { row, column: from, cells: [line] };
        open.set(`${from}:${to}`, block);
        blocks.push(block);
      }
    }
  }
  return blocks;
}
