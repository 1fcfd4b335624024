import { overlaps, type Rect } from './a1.js';
import type { ChartRecord } from './chart.js';
import type { Content, Formula, Result } from './content.js';
import { moveKeys, moveRect, type Edit } from './edit.js';
import { ServiceError, texts } from './fault.js';
import { Grid } from './grid.js';
import { StyleGrid } from './stylegrid.js';
import { withStyle, type Style, type StylePool } from './style.js';
import type { ConditionalFormat, FilterState, Metadata, Protection } from './records.js';

export const NEW_SHEET = { rows: 1000, columns: 26 } as const;

/** One sheet: pure state, and the row and column edits that move all of it together. */
export class SheetData {
  maxRows: number = NEW_SHEET.rows;
  maxColumns: number = NEW_SHEET.columns;
  hidden = false;
  hiddenGridlines = false;
  tabColor: string | null = null;
  frozenRows = 0;
  frozenColumns = 0;
  readonly grid = new Grid();
  looks = new StyleGrid();
  /** Note text by row, then column. */
  notes = new Map<number, Map<number, string>>();
  widths = new Map<number, number>();
  heights = new Map<number, number>();
  /** Columns whose width is an estimate made by automatic resizing. */
  autoSized = new Map<number, true>();
  hiddenColumns = new Map<number, true>();
  hiddenRows = new Map<number, true>();
  merges: Rect[] = [];
  filter: FilterState | null = null;
  protections: Protection[] = [];
  conditionalFormats: ConditionalFormat[] = [];
  charts: ChartRecord[] = [];
  metadata: Metadata[] = [];
  /** Values an array formula put into neighbouring cells; belongs to the evaluator. */
  spilled = new Map<number, Map<number, Result>>();
  /** Grows with each change of content. */
  version = 0;

  constructor(
    readonly id: number,
    public name: string,
    readonly pool: StylePool,
  ) {}

  style(row: number, column: number): Style {
    return this.pool.get(this.looks.get(row, column));
  }

  changeStyle(rect: Rect, change: { [Field in keyof Style]: Style[Field] | undefined }): void {
    this.looks.change(rect, (id) => this.pool.idOf(withStyle(this.pool.get(id), change)));
  }

  changeCellStyle(row: number, column: number, change: { [Field in keyof Style]: Style[Field] | undefined }): void {
    this.looks.set(row, column, this.pool.idOf(withStyle(this.style(row, column), change)));
  }

  put(row: number, column: number, content: Content): void {
    this.grid.set(row, column, content);
    this.version += 1;
  }

  note(row: number, column: number): string {
    return this.notes.get(row)?.get(column) ?? '';
  }

  setNote(row: number, column: number, note: string): void {
    const line = this.notes.get(row) ?? new Map<number, string>();
    if (note === '') line.delete(column);
    else line.set(column, note);
    if (line.size > 0) this.notes.set(row, line);
    else this.notes.delete(row);
  }

  /** Last row with content of any kind: values, formulas even when they show nothing, notes. */
  lastRow(): number {
    let last = this.grid.height();
    for (const lines of [this.notes, this.spilled]) for (const row of lines.keys()) last = Math.max(last, row);
    return last;
  }

  lastColumn(): number {
    let last = this.grid.width();
    for (const line of [...this.notes.values(), ...this.spilled.values()]) for (const column of line.keys()) last = Math.max(last, column);
    return last;
  }

  /** Puts in or takes out lines; every part of the sheet but formula texts follows. */
  move(edit: Edit, inheritFrom: number): void {
    this.grid.move(edit);
    this.looks.move(edit, inheritFrom, (id) => this.pool.idOf(inherited(this.pool.get(id))));
    if (edit.axis === 'row') {
      this.notes = moveKeys(this.notes, edit);
      this.heights = moveKeys(this.heights, edit);
      this.hiddenRows = moveKeys(this.hiddenRows, edit);
    } else {
      for (const [row, line] of this.notes) this.notes.set(row, moveKeys(line, edit));
      this.widths = moveKeys(this.widths, edit);
      this.autoSized = moveKeys(this.autoSized, edit);
      this.hiddenColumns = moveKeys(this.hiddenColumns, edit);
    }
    this.moveRects(edit);
    this.resize(edit);
    this.spilled.clear();
    this.version += 1;
  }

  private resize(edit: Edit): void {
    const change = edit.kind === 'insert' ? edit.count : -edit.count;
    if (edit.axis === 'row') this.maxRows += change;
    else this.maxColumns += change;
    if (edit.kind === 'insert') return;
    const gone = (frozen: number): number => frozen - Math.max(0, Math.min(frozen, edit.at + edit.count - 1) - edit.at + 1);
    if (edit.axis === 'row') this.frozenRows = gone(this.frozenRows);
    else this.frozenColumns = gone(this.frozenColumns);
  }

  private moveRects(edit: Edit): void {
    const move = <T extends { rect: Rect }>(records: readonly T[]): T[] =>
      records.flatMap((record) => {
        const rect = moveRect(record.rect, edit);
        return rect === null ? [] : [{ ...record, rect }];
      });
    this.merges = move(this.merges.map((rect) => ({ rect }))).map((record) => record.rect);
    this.filter = this.filter === null ? null : (move([this.filter])[0] ?? null);
    this.protections = this.protections.filter((record) => {
      const rect = record.rect === null ? null : moveRect(record.rect, edit);
      if (record.rect !== null && rect === null) return false;
      record.rect = rect;
      return true;
    });
    this.conditionalFormats = this.conditionalFormats.flatMap((rule) => {
      const rects = rule.rects.flatMap((rect) => moveRect(rect, edit) ?? []);
      return rects.length === 0 ? [] : [{ ...rule, rects }];
    });
    this.metadata = this.metadata.filter((entry) => {
      if (entry.axis !== edit.axis || entry.line === null) return true;
      const moved = moveKeys(new Map([[entry.line, true]]), edit);
      entry.line = [...moved.keys()][0] ?? 0;
      return moved.size > 0;
    });
  }

  clearContent(rect: Rect): void {
    this.grid.clear(rect);
    this.version += 1;
  }

  clearNotes(rect: Rect): void {
    const last = rect.row + rect.rows;
    for (const [row, line] of this.notes) {
      if (row < rect.row || row >= last) continue;
      for (const column of [...line.keys()]) {
        if (column >= rect.column && column < rect.column + rect.columns) this.setNote(row, column, '');
      }
    }
  }

  /** Throws when a protection keeps the script's user from writing here. */
  checkWritable(rect: Rect): void {
    const guarded = this.protections.some(
      (record) => record.lockedForScript && (record.rect === null || overlaps(record.rect, rect)),
    );
    if (guarded) throw new ServiceError(texts.guarded);
  }

  eachFormula(visit: (formula: Formula, row: number, column: number) => void): void {
    this.grid.eachFormula(visit);
  }
}

/** New lines look like their neighbour, but the text format is reported not to carry over. */
function inherited(style: Style): Style {
  return style.numberFormat === '@' ? withStyle(style, { numberFormat: undefined }) : style;
}
