import { rectA1, type Rect } from './a1.js';
import { Formula, type Result } from './content.js';
import { Engine } from './engine.js';
import { repeatedCell } from './inference.js';
import { sameName } from './references.js';
import { serialOf } from './serial.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';
import { lackingFunctions, readFormula, translate, type Places } from './translation.js';

/** What a computation rested on: if none of it changed, its results still hold. */
interface Basis {
  readonly versions: ReadonlyMap<SheetData, number>;
  readonly structure: number;
  readonly day: number | null;
}

/**
 * Computes formulas when somebody reads them and not before. A computation
 * loads the columns the formulas of a sheet depend on, directly or through
 * other formulas, and nothing else.
 */
export class Evaluator {
  private readonly bases = new WeakMap<SheetData, Basis>();
  private readonly spilling = new WeakMap<SheetData, { version: number; spills: boolean }>();
  /** Number of computations so far, for tests and for tuning. */
  computations = 0;

  constructor(private readonly store: SpreadsheetStore) {}

  /** Makes the results of a sheet's formulas current. */
  ensure(sheet: SheetData): void {
    if (!sheet.grid.hasFormulas) {
      sheet.spilled.clear();
      return;
    }
    const known = this.bases.get(sheet);
    if (known !== undefined && this.holds(known)) return;
    const reach = new Reach(this.store);
    reach.addFormulas(sheet);
    this.compute(reach);
    this.bases.set(sheet, {
      versions: new Map([...reach.columns.keys()].map((read) => [read, read.version])),
      structure: this.store.structureVersion,
      day: reach.usesClock ? Math.floor(this.now()) : null,
    });
  }

  /** Makes a block ready to read; a block without formulas costs nothing. */
  ensureBlock(sheet: SheetData, block: Rect): void {
    if (sheet.grid.hasFormulaIn(block)) this.ensure(sheet);
    else this.ensureSpilled(sheet);
  }

  /** Makes cells that array formulas fill current, which may change the extent of the sheet. */
  ensureSpilled(sheet: SheetData): void {
    if (sheet.spilled.size > 0 || (sheet.grid.hasFormulas && this.maySpill(sheet))) this.ensure(sheet);
  }

  private maySpill(sheet: SheetData): boolean {
    const known = this.spilling.get(sheet);
    if (known?.version === sheet.version) return known.spills;
    let spills = false;
    sheet.eachFormula((formula) => (spills ||= readFormula(formula.text).maySpill));
    this.spilling.set(sheet, { version: sheet.version, spills });
    return spills;
  }

  private holds(basis: Basis): boolean {
    if (basis.structure !== this.store.structureVersion) return false;
    if (basis.day !== null && basis.day !== Math.floor(this.now())) return false;
    return [...basis.versions].every(([sheet, version]) => sheet.version === version);
  }

  private now(): number {
    return serialOf(this.store.clock(), this.store.timeZone);
  }

  private compute(reach: Reach): void {
    this.computations += 1;
    const sheets = [...reach.columns.keys()];
    const engine = new Engine(sheets.map((_, index) => aliasOf(index)));
    try {
      this.defineNames(engine, sheets);
      const loaded = sheets.flatMap((sheet, index) => this.load(engine, sheet, index, reach, sheets));
      engine.compute();
      for (const sheet of sheets) sheet.spilled.clear();
      for (const cell of loaded) this.take(engine, cell);
    } finally {
      engine.free();
    }
  }

  private defineNames(engine: Engine, sheets: readonly SheetData[]): void {
    for (const { name, sheetId, rect } of this.store.namedRanges) {
      const index = sheets.findIndex((sheet) => sheet.id === sheetId);
      if (index >= 0) engine.defineName(name, `${aliasOf(index)}!${rectA1(rect).replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`);
    }
  }

  private load(engine: Engine, sheet: SheetData, index: number, reach: Reach, sheets: readonly SheetData[]): Loaded[] {
    const columns = [...(reach.columns.get(sheet) ?? [])].sort((a, b) => a - b);
    const places = placesOf(sheet, sheets, this.now());
    const loaded: Loaded[] = [];
    for (let row = 1, last = sheet.grid.height(); row <= last; row += 1) {
      const line = sheet.grid.line(row);
      if (line === undefined) continue;
      for (const column of columns) {
        const content = line[column - 1];
        if (content === undefined) continue;
        const spot = { sheet: index, row, column };
        if (content instanceof Formula) loaded.push(this.loadFormula(engine, sheet, content, spot, places));
        else engine.setContent(spot, content);
      }
    }
    return loaded;
  }

  private loadFormula(
    engine: Engine,
    sheet: SheetData,
    formula: Formula,
    spot: { sheet: number; row: number; column: number },
    places: Places,
  ): Loaded {
    const lacking = [...readFormula(formula.text).functions].find((name) => lackingFunctions.has(name));
    const number = engine.setFormula(spot, lacking === undefined ? translate(formula.text, places) : '=NA()');
    return { sheet, formula, number, row: spot.row, column: spot.column, lacking };
  }

  private take(engine: Engine, cell: Loaded): void {
    const { sheet, formula, row, column } = cell;
    formula.result = cell.lacking === undefined ? engine.read(cell.number) : { error: `not in the stand-in: function ${cell.lacking}` };
    if (formula.result === 0 && this.repeatsBlank(sheet, formula)) formula.result = '';
    const spill = readFormula(formula.text).maySpill ? engine.spill(cell.number) : null;
    if (spill === null) return;
    for (let down = 0; down < spill.rows; down += 1) {
      for (let right = 0; right < spill.columns; right += 1) {
        if (down + right > 0) setSpilled(sheet, row + down, column + right, spill.at(down, right));
      }
    }
  }

  /** `=A9` of an empty cell shows nothing on the platform, the engine says 0. */
  private repeatsBlank(sheet: SheetData, formula: Formula): boolean {
    const target = repeatedCell(this.store, sheet, formula.text);
    return target !== null && target.sheet.grid.get(target.row, target.column) === undefined;
  }
}

interface Loaded {
  readonly sheet: SheetData;
  readonly formula: Formula;
  readonly number: number;
  readonly row: number;
  readonly column: number;
  readonly lacking: string | undefined;
}

function setSpilled(sheet: SheetData, row: number, column: number, value: Result): void {
  const line = sheet.spilled.get(row) ?? new Map<number, Result>();
  line.set(column, value);
  sheet.spilled.set(row, line);
}

function aliasOf(index: number): string {
  return `Tab_${index}`;
}

function placesOf(here: SheetData, sheets: readonly SheetData[], now: number): Places {
  return {
    now,
    sheet: (name) => {
      const index = sheets.findIndex((sheet) => (name === null ? sheet === here : sameName(sheet.name, name)));
      const sheet = sheets[index];
      return sheet === undefined ? null : { alias: aliasOf(index), maxRows: sheet.maxRows, maxColumns: sheet.maxColumns };
    },
  };
}

/** The columns a computation needs: those of the formulas asked for and, in turn, all they read. */
class Reach {
  readonly columns = new Map<SheetData, Set<number>>();
  usesClock = false;
  private readonly byColumn = new Map<SheetData, Map<number, string[]>>();

  constructor(private readonly store: SpreadsheetStore) {}

  addFormulas(sheet: SheetData): void {
    for (const column of this.formulasOf(sheet).keys()) this.add(sheet, column, column);
  }

  private add(sheet: SheetData, first: number, last: number): void {
    const known = this.columns.get(sheet) ?? new Set<number>();
    this.columns.set(sheet, known);
    for (let column = first; column <= Math.min(last, Math.max(first, sheet.grid.width())); column += 1) {
      if (known.has(column)) continue;
      known.add(column);
      for (const text of this.formulasOf(sheet).get(column) ?? []) this.follow(sheet, text);
    }
  }

  private follow(here: SheetData, text: string): void {
    const { references, functions, words, maySpill } = readFormula(text);
    if (functions.has('TODAY') || functions.has('NOW')) this.usesClock = true;
    const moving = functions.has('OFFSET');
    for (const { sheet: name, start, end } of references) {
      const sheet = name === null ? here : this.store.sheet(name);
      if (sheet === null) continue;
      const wide = moving || (end !== null && (start.column === null || end.column === null));
      if (wide) this.add(sheet, 1, sheet.maxColumns);
      else this.add(sheet, start.column ?? 1, (end ?? start).column ?? sheet.maxColumns);
      this.addSpilling(sheet);
    }
    for (const { name, sheetId, rect } of this.store.namedRanges) {
      const sheet = words.has(name.toUpperCase()) ? this.store.sheetById(sheetId) : null;
      if (sheet !== null) this.add(sheet, rect.column, rect.column + rect.columns - 1);
    }
    if (maySpill) this.add(here, 1, here.maxColumns);
  }

  /** A column that is read may be filled by an array formula of another one. */
  private addSpilling(sheet: SheetData): void {
    for (const [column, texts] of this.formulasOf(sheet)) {
      if (texts.some((text) => readFormula(text).maySpill)) this.add(sheet, column, column);
    }
  }

  private formulasOf(sheet: SheetData): Map<number, string[]> {
    let known = this.byColumn.get(sheet);
    if (known === undefined) {
      const texts = (known = new Map<number, string[]>());
      this.byColumn.set(sheet, texts);
      sheet.eachFormula((formula, _, column) => {
        const list = texts.get(column);
        if (list === undefined) texts.set(column, [formula.text]);
        else list.push(formula.text);
      });
    }
    return known;
  }
}
