import type { Rect } from './a1.js';
import type { Edit } from './edit.js';

/** Style numbers of a sheet, one small array a column, as long as the last row that is not plain. */
export class StyleGrid {
  private columns: (Uint16Array | undefined)[] = [];

  get(row: number, column: number): number {
    return this.columns[column - 1]?.[row - 1] ?? 0;
  }

  set(row: number, column: number, id: number): void {
    if (id === this.get(row, column)) return;
    this.column(column, row)[row - 1] = id;
  }

  /** Gives each cell of a block the style that `change` makes of its old one; asked once per style. */
  change(rect: Rect, change: (id: number) => number): void {
    const made = new Map<number, number>();
    const last = rect.row + rect.rows - 1;
    for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
      const ids = this.column(column, last);
      for (let row = rect.row; row <= last; row += 1) {
        const old = ids[row - 1] ?? 0;
        let id = made.get(old);
        if (id === undefined) made.set(old, (id = change(old)));
        ids[row - 1] = id;
      }
    }
  }

  /** New lines take the style `inherit` makes of the line `from`; 0 when there is none. */
  move(edit: Edit, from: number, inherit: (id: number) => number): void {
    if (edit.axis === 'column') {
      if (edit.kind === 'delete') this.columns.splice(edit.at - 1, edit.count);
      else this.insertColumns(edit, from, inherit);
      return;
    }
    this.columns = this.columns.map((ids) => {
      if (ids === undefined) return ids;
      const moved = edit.kind === 'delete' ? cut(ids, edit) : open(ids, edit);
      const id = edit.kind === 'insert' ? inherit(ids[from - 1] ?? 0) : 0;
      if (id === 0) return moved;
      const filled = grown(moved, edit.at - 1 + edit.count);
      return filled.fill(id, edit.at - 1, edit.at - 1 + edit.count);
    });
  }

  private insertColumns(edit: Edit, from: number, inherit: (id: number) => number): void {
    const model = this.columns[from - 1];
    while (this.columns.length < edit.at - 1) this.columns.push(undefined);
    const added = Array.from({ length: edit.count }, () => model?.map(inherit));
    this.columns.splice(edit.at - 1, 0, ...added);
  }

  private column(column: number, rows: number): Uint16Array {
    while (this.columns.length < column) this.columns.push(undefined);
    const ids = grown(this.columns[column - 1] ?? new Uint16Array(0), rows);
    this.columns[column - 1] = ids;
    return ids;
  }

  /** Runs per column, as `[count, id, count, id, …]`. */
  toRuns(): number[][] {
    return this.columns.map((ids) => {
      const runs: number[] = [];
      for (let start = 0; ids !== undefined && start < ids.length; ) {
        let end = start + 1;
        while (end < ids.length && ids[end] === ids[start]) end += 1;
        runs.push(end - start, ids[start] ?? 0);
        start = end;
      }
      return runs;
    });
  }

  static fromRuns(columns: readonly (readonly number[])[], translate: (id: number) => number): StyleGrid {
    const grid = new StyleGrid();
    columns.forEach((runs, index) => {
      let row = 1;
      for (let at = 0; at < runs.length; at += 2) {
        const rows = runs[at] ?? 0;
        const id = translate(runs[at + 1] ?? 0);
        if (id !== 0) grid.change({ row, column: index + 1, rows, columns: 1 }, () => id);
        row += rows;
      }
    });
    return grid;
  }
}

function grown(ids: Uint16Array, rows: number): Uint16Array {
  if (ids.length >= rows) return ids;
  const longer = new Uint16Array(rows);
  longer.set(ids);
  return longer;
}

function cut(ids: Uint16Array, edit: Edit): Uint16Array {
  if (edit.at > ids.length) return ids;
  const rest = ids.subarray(Math.min(ids.length, edit.at - 1 + edit.count));
  const moved = new Uint16Array(edit.at - 1 + rest.length);
  moved.set(ids.subarray(0, edit.at - 1));
  moved.set(rest, edit.at - 1);
  return moved;
}

function open(ids: Uint16Array, edit: Edit): Uint16Array {
  if (edit.at > ids.length) return ids;
  const moved = new Uint16Array(ids.length + edit.count);
  moved.set(ids.subarray(0, edit.at - 1));
  moved.set(ids.subarray(edit.at - 1), edit.at - 1 + edit.count);
  return moved;
}
