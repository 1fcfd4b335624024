import { rectA1 } from './a1.js';
import { Formula, type Result } from './content.js';
import type { CustomCalls } from './custom.js';
import { Engine, type Spot } from './engine.js';
import { repeatedCell } from './inference.js';
import type { Reach } from './reach.js';
import { sameName } from './references.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';
import { lackingFunctions, readFormula, translate, type Places } from './translation.js';

interface Loaded {
  readonly sheet: SheetData;
  readonly formula: Formula;
  readonly number: number;
  readonly spot: Spot;
  readonly lacking: string | undefined;
}

/** One pass through the engine: loads what is in reach, computes, and hands the results to the formulas. */
export class Computation {
  private readonly sheets: readonly SheetData[];
  private readonly engine: Engine;
  /** Arguments of custom functions lie on a sheet of their own, ranges each in an own column. */
  private scalarProbes = 0;
  private rangeProbes = 1;

  constructor(
    private readonly store: SpreadsheetStore,
    private readonly reach: Reach,
    private readonly custom: CustomCalls,
    private readonly now: number,
  ) {
    this.sheets = [...reach.columns.keys()];
    this.engine = new Engine([...this.sheets.map((_, index) => aliasOf(index)), 'Arguments']);
  }

  /** False when custom functions gave new answers, so that the results do not hold yet. */
  run(): boolean {
    try {
      this.defineNames();
      const loaded = this.sheets.flatMap((sheet, index) => this.load(sheet, index));
      this.engine.compute();
      if (this.custom.answer(this.engine)) return false;
      for (const sheet of this.sheets) sheet.spilled.clear();
      for (const cell of loaded) this.take(cell);
      return true;
    } finally {
      this.engine.free();
    }
  }

  private defineNames(): void {
    for (const { name, sheetId, rect } of this.store.namedRanges) {
      const index = this.sheets.findIndex((sheet) => sheet.id === sheetId);
      if (index >= 0) this.engine.defineName(name, `${aliasOf(index)}!${rectA1(rect).replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`);
    }
  }

  private load(sheet: SheetData, index: number): Loaded[] {
    const columns = [...(this.reach.columns.get(sheet) ?? [])].sort((a, b) => a - b);
    const places = this.placesOf(sheet);
    const loaded: Loaded[] = [];
    for (let row = 1, last = sheet.grid.height(); row <= last; row += 1) {
      const line = sheet.grid.line(row);
      if (line === undefined) continue;
      for (const column of columns) {
        const content = line[column - 1];
        if (content === undefined) continue;
        const spot = { sheet: index, row, column };
        if (content instanceof Formula) loaded.push(this.loadFormula(sheet, content, spot, places));
        else this.engine.setContent(spot, content);
      }
    }
    return loaded;
  }

  private loadFormula(sheet: SheetData, formula: Formula, spot: Spot, places: Places): Loaded {
    const called = [...readFormula(formula.text).functions];
    const lacking = called.find((name) => lackingFunctions.has(name));
    const isCustom = lacking === undefined && called.some((name) => this.store.customFunctions.has(name));
    const text = isCustom ? this.custom.rewrite(formula, sheet, (argument) => this.probe(argument, places)) : formula.text;
    const number = this.engine.setFormula(spot, lacking === undefined ? translate(text, places) : '=NA()');
    return { sheet, formula, number, spot, lacking };
  }

  private probe(argument: string, places: Places): number {
    const isRange = argument.includes(':');
    if (isRange) this.rangeProbes += 1;
    else this.scalarProbes += 1;
    const spot = { sheet: this.sheets.length, row: isRange ? 1 : this.scalarProbes, column: isRange ? this.rangeProbes : 1 };
    return this.engine.setFormula(spot, translate(argument, { ...places, elsewhere: true }));
  }

  private take({ sheet, formula, number, spot, lacking }: Loaded): void {
    formula.result = lacking === undefined ? this.engine.read(number) : { error: `not in the stand-in: function ${lacking}` };
    if (formula.result === 0 && this.repeatsBlank(sheet, formula)) formula.result = '';
    const spill = readFormula(formula.text).maySpill ? this.engine.spill(number) : null;
    if (spill === null) return;
    for (let down = 0; down < spill.rows; down += 1) {
      for (let right = 0; right < spill.columns; right += 1) {
        if (down + right > 0) setSpilled(sheet, spot.row + down, spot.column + right, spill.at(down, right));
      }
    }
  }

  /** `=A9` of an empty cell shows nothing on the platform, the engine says 0. */
  private repeatsBlank(sheet: SheetData, formula: Formula): boolean {
    const target = repeatedCell(this.store, sheet, formula.text);
    return target !== null && target.sheet.grid.get(target.row, target.column) === undefined;
  }

  private placesOf(here: SheetData): Places {
    return {
      now: this.now,
      elsewhere: false,
      sheet: (name) => {
        const index = this.sheets.findIndex((sheet) => (name === null ? sheet === here : sameName(sheet.name, name)));
        const sheet = this.sheets[index];
        return sheet === undefined ? null : { alias: aliasOf(index), maxRows: sheet.maxRows, maxColumns: sheet.maxColumns };
      },
    };
  }
}

function setSpilled(sheet: SheetData, row: number, column: number, value: Result): void {
  const line = sheet.spilled.get(row) ?? new Map<number, Result>();
  line.set(column, value);
  sheet.spilled.set(row, line);
}

function aliasOf(index: number): string {
  return `Tab_${index}`;
}
