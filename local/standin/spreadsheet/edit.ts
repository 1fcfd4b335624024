import type { Rect } from './a1.js';

/** Rows or columns put in before `at`, or taken out from `at` on. */
export type Edit = Readonly<{ axis: 'row' | 'column'; kind: 'insert' | 'delete'; at: number; count: number }>;

/**
 * Where a stretch from `start` to `end` (both included) lies after the edit:
 * rows put inside it make it longer, at its start they push it down. Null when
 * all of it was taken out.
 */
export function moveSpan(start: number, end: number, edit: Edit): [number, number] | null {
  const { at, count } = edit;
  if (edit.kind === 'insert') {
    if (at <= start) return [start + count, end + count];
    return at <= end ? [start, end + count] : [start, end];
  }
  const gone = at + count;
  const first = start < at ? start : Math.max(start, gone) - count;
  const last = end < at ? end : end < gone ? at - 1 : end - count;
  return (start >= at && end < gone) || last < first ? null : [first, last];
}

/** The block after the edit, or null when nothing of it is left. */
export function moveRect(rect: Rect, edit: Edit): Rect | null {
  const byRow = edit.axis === 'row';
  const start = byRow ? rect.row : rect.column;
  const moved = moveSpan(start, start + (byRow ? rect.rows : rect.columns) - 1, edit);
  if (moved === null) return null;
  const [first, last] = moved;
  return byRow ? { ...rect, row: first, rows: last - first + 1 } : { ...rect, column: first, columns: last - first + 1 };
}

/** Keys of a map from line number to anything, after the edit. */
export function moveKeys<T>(lines: ReadonlyMap<number, T>, edit: Edit): Map<number, T> {
  const moved = new Map<number, T>();
  for (const [line, value] of lines) {
    const span = moveSpan(line, line, edit);
    if (span !== null) moved.set(span[0], value);
  }
  return moved;
}
