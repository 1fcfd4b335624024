import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import { cellA1 } from './a1.js';
import type { Content, Result } from './content.js';

let ready = false;

/** Sheet and cell of the engine: sheets count from 0, cells from 1. */
export type Spot = Readonly<{ sheet: number; row: number; column: number }>;

/**
 * One computation by IronCalc. Formula cells are answered exactly: the engine
 * shows numbers rounded, so each formula has a twin on a sheet of its own that
 * turns its number into text, which keeps every digit.
 */
export class Engine {
  private readonly model: Model;
  private readonly formulas: Spot[] = [];
  private readonly twin: number;

  constructor(private readonly names: readonly string[]) {
    if (!ready) {
      const require = createRequire(import.meta.url);
      initSync({ module: readFileSync(require.resolve('@ironcalc/wasm/wasm_bg.wasm')) });
      ready = true;
    }
    this.model = new Model('workbook', 'en', 'UTC', 'en');
    this.model.pauseEvaluation();
    [...names, 'Twin'].forEach((name, index) => {
      if (index > 0) this.model.newSheet();
      this.model.renameSheet(index, name);
    });
    this.twin = names.length;
  }

  setContent(spot: Spot, content: Exclude<Content, object | undefined>): void {
    const text = typeof content === 'string' ? `'${content}` : typeof content === 'boolean' ? (content ? 'TRUE' : 'FALSE') : String(content);
    this.model.setUserInput(spot.sheet, spot.row, spot.column, text);
  }

  /** Sets a formula; `read` with the same number gives its value after `compute`. */
  setFormula(spot: Spot, formula: string): number {
    this.model.setUserInput(spot.sheet, spot.row, spot.column, formula);
    const name = this.names[spot.sheet] ?? '';
    this.formulas.push(spot);
    this.model.setUserInput(this.twin, this.formulas.length, 1, `=${name}!${cellA1(spot.row, spot.column)}&""`);
    return this.formulas.length - 1;
  }

  defineName(name: string, formula: string): void {
    this.model.newDefinedName(name, undefined, formula);
  }

  compute(): void {
    this.model.evaluate();
  }

  read(formula: number): Result {
    const spot = this.formulas[formula];
    if (spot === undefined) throw new Error(`No formula ${formula}.`);
    const { sheet, row, column } = spot;
    const type = this.model.getCellType(sheet, row, column);
    if (type === 1) return Number(this.model.getFormattedCellValue(this.twin, formula + 1, 1));
    const shown = this.model.getFormattedCellValue(sheet, row, column);
    if (type === 16) return { error: platformError(shown) };
    return type === 4 ? shown === 'TRUE' : shown;
  }

  /** Values an array formula put into other cells, by distance from its own. */
  spill(formula: number): { rows: number; columns: number; at: (down: number, right: number) => Result } | null {
    const spot = this.formulas[formula];
    if (spot === undefined) return null;
    const shape = this.model.getCellArrayStructure(spot.sheet, spot.row, spot.column) as { DynamicAnchor?: [number, number] };
    const [columns, rows] = shape.DynamicAnchor ?? [1, 1];
    if (rows * columns < 2) return null;
    const at = (down: number, right: number): Result => this.spilledValue(spot.sheet, spot.row + down, spot.column + right);
    return { rows, columns, at };
  }

  private spilledValue(sheet: number, row: number, column: number): Result {
    const type = this.model.getCellType(sheet, row, column);
    const text = this.model.getCellContent(sheet, row, column);
    if (type === 16) return { error: platformError(this.model.getFormattedCellValue(sheet, row, column)) };
    if (type === 1) return Number(text);
    return type === 4 ? text === 'TRUE' : this.model.getFormattedCellValue(sheet, row, column);
  }

  free(): void {
    this.model.free();
  }
}

/** The engine's own errors in the platform's words. */
function platformError(error: string): string {
  if (error === '#CIRC!' || error === '#SPILL!') return '#REF!';
  if (error === '#CALC!') return '#N/A';
  if (error === '#N/IMPL!') return 'not in the stand-in: a function of this formula';
  return error;
}
