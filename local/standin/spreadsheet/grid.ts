import type { Edit } from './edit.js';
import type { Rect } from './a1.js';
import { Formula, type Content } from './content.js';

type Line = Content[];

/**
 * The contents of a sheet: rows of cells, empty rows not held. Formula cells are
 * counted per column, so that looking for them costs nothing where there are none.
 */
export class Grid {
  private rows: (Line | undefined)[] = [];
  private formulaCount = 0;

  get(row: number, column: number): Content {
    return this.rows[row - 1]?.[column - 1];
  }

  set(row: number, column: number, content: Content): void {
    let line = this.rows[row - 1];
    if (line === undefined) {
      if (content === undefined) return;
      while (this.rows.length < row - 1) this.rows.push(undefined);
      line = this.rows[row - 1] = [];
    }
    if (content === undefined && line.length < column) return;
    while (line.length < column - 1) line.push(undefined);
    if (line[column - 1] instanceof Formula) this.formulaCount -= 1;
    if (content instanceof Formula) this.formulaCount += 1;
    line[column - 1] = content;
  }

  get hasFormulas(): boolean {
    return this.formulaCount > 0;
  }

  hasFormulaIn(block: Rect): boolean {
    if (this.formulaCount === 0) return false;
    const last = Math.min(this.rows.length, block.row + block.rows - 1);
    for (let row = block.row; row <= last; row += 1) {
      const line = this.rows[row - 1];
      const end = Math.min(line?.length ?? 0, block.column + block.columns - 1);
      for (let column = block.column; column <= end; column += 1) if (line?.[column - 1] instanceof Formula) return true;
    }
    return false;
  }

  /** Row cells from column 1, shared, not a copy; undefined for an empty row. */
  line(row: number): readonly Content[] | undefined {
    return this.rows[row - 1];
  }

  /** Number of rows down to the last one with content. */
  height(): number {
    for (let row = this.rows.length; row > 0; row -= 1) {
      if (this.rows[row - 1]?.some((content) => content !== undefined)) return row;
      this.rows.length = row - 1;
    }
    return 0;
  }

  /** Number of columns up to the last one with content. */
  width(): number {
    let width = 0;
    for (const line of this.rows) {
      for (let column = line?.length ?? 0; column > width; column -= 1) {
        if (line?.[column - 1] !== undefined) width = column;
      }
    }
    return width;
  }

  clear(rect: Rect): void {
    const last = Math.min(this.rows.length, rect.row + rect.rows - 1);
    for (let row = rect.row; row <= last; row += 1) {
      const line = this.rows[row - 1];
      if (line === undefined) continue;
      const end = Math.min(line.length, rect.column + rect.columns - 1);
      for (let column = rect.column; column <= end; column += 1) this.set(row, column, undefined);
    }
  }

  move(edit: Edit): void {
    if (edit.axis === 'row') this.moveRows(edit);
    else for (const line of this.rows) if (line !== undefined) spliceLine(line, edit);
    if (edit.kind === 'delete') this.recount();
  }

  private moveRows(edit: Edit): void {
    if (edit.at > this.rows.length) return;
    if (edit.kind === 'delete') this.rows.splice(edit.at - 1, edit.count);
    else this.rows = [...this.rows.slice(0, edit.at - 1), ...new Array<undefined>(edit.count), ...this.rows.slice(edit.at - 1)];
  }

  private recount(): void {
    this.formulaCount = 0;
    this.eachFormula(() => (this.formulaCount += 1), true);
  }

  eachFormula(visit: (formula: Formula, row: number, column: number) => void, always = false): void {
    if (!always && this.formulaCount === 0) return;
    this.rows.forEach((line, row) =>
      line?.forEach((content, column) => {
        if (content instanceof Formula) visit(content, row + 1, column + 1);
      }),
    );
  }
}

function spliceLine(line: Line, edit: Edit): void {
  if (edit.at > line.length) return;
  if (edit.kind === 'delete') line.splice(edit.at - 1, edit.count);
  else line.splice(edit.at - 1, 0, ...new Array<undefined>(edit.count));
}
