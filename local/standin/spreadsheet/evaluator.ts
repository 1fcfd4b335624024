import type { Rect } from './a1.js';
import { Computation } from './computation.js';
import { CustomCalls } from './custom.js';
import { missing } from './fault.js';
import { Reach } from './reach.js';
import { serialOf } from './serial.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';
import { readFormula } from './translation.js';

/** What a computation rested on: if none of it changed, its results still hold. */
interface Basis {
  readonly versions: ReadonlyMap<SheetData, number>;
  readonly structure: number;
  readonly day: number | null;
}

/** Answers of custom functions need a second computation; more than this means they never settle. */
const MOST_ROUNDS = 20;

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
    const custom = new CustomCalls(this.store);
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      this.computations += 1;
      if (new Computation(this.store, reach, custom, this.now()).run()) return;
    }
    throw missing('custom functions that keep changing each other');
  }
}
