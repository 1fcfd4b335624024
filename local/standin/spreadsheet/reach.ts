import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';
import { readFormula } from './translation.js';

/** The columns a computation needs: those of the formulas asked for and, in turn, all they read. */
export class Reach {
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
