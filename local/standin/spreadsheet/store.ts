import { display } from './display.js';
import { Formula } from './content.js';
import type { CustomFunction } from './custom.js';
import type { Edit } from './edit.js';
import { moveRect } from './edit.js';
import { Evaluator } from './evaluator.js';
import { evaluatedRows, type EvaluatedValue } from './evaluated.js';
import { MAX_CELLS, ServiceError, texts } from './fault.js';
import { dropSheetFromFormula, moveFormula, renameInFormula, sameName } from './references.js';
import { spreadsheetToJSON, type SpreadsheetJson } from './json.js';
import type { Metadata, NamedRange, Protection } from './records.js';
import { NEW_SHEET, SheetData } from './sheet.js';
import { StylePool, type Validation } from './style.js';
import { isDayFirst, type Typist } from './typed.js';
import { pasteTexts } from './typing.js';
import { formatAt, valueAt } from './reading.js';
import { wallClock, serialOf } from './serial.js';

export type SpreadsheetOptions = Readonly<{ id: string; name: string; url: string; timeZone: string; locale?: string }>;

/** What one cell holds, for tests and runners. */
export type RawCell = Readonly<{
  value: string | number | boolean | null;
  formula: string;
  numberFormat: string;
  note: string;
  shown: string;
}>;

/**
 * The spreadsheet as data, apart from any script. The methods here are for
 * runners and tests: they act as a person at the sheet would and count as no
 * service call.
 */
export class SpreadsheetStore {
  readonly id: string;
  name: string;
  readonly url: string;
  timeZone: string;
  readonly locale: string;
  readonly pool = new StylePool();
  sheets: SheetData[] = [];
  namedRanges: NamedRange[] = [];
  metadata: Metadata[] = [];
  activeSheetId = 0;
  /** Milliseconds since 1970: what TODAY and NOW go by. The service sets it to the run's clock. */
  clock: () => number = Date.now;
  /** Functions of the script that cells may call, by upper-case name. */
  customFunctions: ReadonlyMap<string, CustomFunction> = new Map();
  /** Cells whose content a script asked to write, by sheet name; formatting is not counted. */
  cellsWritten: Record<string, number> = {};
  /** Grows when sheets come, go or change name, and with named ranges. */
  structureVersion = 0;
  readonly evaluator: Evaluator;
  private readonly dayFirst: boolean;
  private lastId = 0;
  private plannedFault: { message: string; sheet: string | null } | null = null;
  private pendingFault: string | null = null;

  constructor(options: SpreadsheetOptions) {
    this.id = options.id;
    this.name = options.name;
    this.url = options.url;
    this.timeZone = options.timeZone;
    this.locale = options.locale ?? 'en_US';
    this.dayFirst = isDayFirst(this.locale);
    this.evaluator = new Evaluator(this);
  }

  sheetNames(): string[] {
    return this.sheets.map((sheet) => sheet.name);
  }

  sheet(name: string): SheetData | null {
    return this.sheets.find((sheet) => sameName(sheet.name, name)) ?? null;
  }

  /** The sheet of that name, which must exist. */
  existing(name: string): SheetData {
    const sheet = this.sheet(name);
    if (sheet === null) throw new Error(`The stand-in has no sheet "${name}". Sheets: ${this.sheetNames().join(', ')}.`);
    return sheet;
  }

  sheetById(id: number): SheetData | null {
    return this.sheets.find((sheet) => sheet.id === id) ?? null;
  }

  /** Values of a sheet down to its last content, formulas computed, days and times as ISO text. */
  evaluated(name: string): EvaluatedValue[][] {
    return evaluatedRows(this, this.existing(name));
  }

  /** Types a text into a cell, as a person would; creates the sheet and grows the grid as needed. */
  typeIn(name: string, row: number, column: number, text: string): void {
    this.paste(name, row, column, [[text]]);
  }

  paste(name: string, row: number, column: number, rows: readonly (readonly string[])[]): void {
    pasteTexts(this, this.sheet(name) ?? this.addSheet(name, this.sheets.length), row, column, rows);
  }

  raw(name: string, row: number, column: number): RawCell {
    const sheet = this.existing(name);
    const content = sheet.grid.get(row, column);
    const value = valueAt(this, sheet, row, column);
    const format = formatAt(this, sheet, row, column);
    return {
      value: value === undefined ? null : typeof value === 'object' ? value.error : value,
      formula: content instanceof Formula ? content.text : '',
      numberFormat: sheet.style(row, column).numberFormat ?? '',
      note: sheet.note(row, column),
      shown: value === undefined ? '' : display(value, format),
    };
  }

  resetCounts(): void {
    this.cellsWritten = {};
  }

  countWritten(sheet: SheetData, cells: number): void {
    this.cellsWritten[sheet.name] = (this.cellsWritten[sheet.name] ?? 0) + cells;
  }

  /**
   * Plans that the script's next write (to that sheet, if named) is lost and its
   * error surfaces late: at the next call of the service or at `flush()`.
   */
  failNextWriteLate(message: string, sheet: string | null = null): void {
    this.plannedFault = { message, sheet };
  }

  /** Whether the write must be dropped because a late failure was planned for it. */
  takePlannedFault(sheet: SheetData): boolean {
    const planned = this.plannedFault;
    if (planned === null || (planned.sheet !== null && planned.sheet !== sheet.name)) return false;
    this.plannedFault = null;
    this.pendingFault = planned.message;
    return true;
  }

  raisePending(): void {
    const message = this.pendingFault;
    this.pendingFault = null;
    if (message !== null) throw new ServiceError(message);
  }

  /** Protects a sheet the way an owner does who lets the script's user only look. */
  lockAgainstScript(name: string): void {
    this.existing(name).protections.push({ ...newProtection(this.nextId()), lockedForScript: true });
  }

  toJSON(): SpreadsheetJson {
    return spreadsheetToJSON(this);
  }

  typist(): Typist {
    return { dayFirst: this.dayFirst, year: wallClock(serialOf(this.clock(), this.timeZone)).getUTCFullYear() };
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** Ids already used by a loaded workbook are not given out again. */
  reserveIds(last: number): void {
    this.lastId = Math.max(this.lastId, last);
  }

  get lastUsedId(): number {
    return this.lastId;
  }

  cellCount(): number {
    return this.sheets.reduce((sum, sheet) => sum + sheet.maxRows * sheet.maxColumns, 0);
  }

  checkGrowth(cells: number): void {
    if (this.cellCount() + cells > MAX_CELLS) throw new ServiceError(texts.tooManyCells);
  }

  addSheet(name: string, index: number): SheetData {
    if (this.sheet(name) !== null) throw new ServiceError(texts.duplicateName(name));
    this.checkGrowth(NEW_SHEET.rows * NEW_SHEET.columns);
    const id = this.sheets.length === 0 ? 0 : 1_000_000 + this.nextId() * 7919;
    const sheet = new SheetData(id, name, this.pool);
    this.sheets.splice(index, 0, sheet);
    this.structureVersion += 1;
    return sheet;
  }

  removeSheet(sheet: SheetData): void {
    this.sheets = this.sheets.filter((other) => other !== sheet);
    this.namedRanges = this.namedRanges.filter((range) => range.sheetId !== sheet.id);
    for (const other of this.sheets) {
      for (const chart of other.charts) chart.ranges = chart.ranges.filter((range) => range.sheetId !== sheet.id);
    }
    this.rewriteFormulas((text) => dropSheetFromFormula(text, sheet.name));
    this.structureVersion += 1;
  }

  renameSheet(sheet: SheetData, name: string): void {
    const other = this.sheet(name);
    if (other !== null && other !== sheet) throw new ServiceError(texts.duplicateName(name));
    const from = sheet.name;
    sheet.name = name;
    this.rewriteFormulas((text) => renameInFormula(text, from, name));
    this.structureVersion += 1;
  }

  /** Inserts or deletes lines of a sheet; formulas, names and charts everywhere follow. */
  moveLines(sheet: SheetData, edit: Edit, inheritFrom: number): void {
    sheet.move(edit, inheritFrom);
    this.rewriteFormulas((text, here) => moveFormula(text, here.name, sheet.name, edit));
    this.namedRanges = this.namedRanges.flatMap((range) => {
      const rect = range.sheetId === sheet.id ? moveRect(range.rect, edit) : range.rect;
      return rect === null ? [] : [{ ...range, rect }];
    });
    for (const other of this.sheets) {
      for (const chart of other.charts) {
        chart.ranges = chart.ranges.flatMap((range) => {
          const rect = range.sheetId === sheet.id ? moveRect(range.rect, edit) : range.rect;
          return rect === null ? [] : [{ ...range, rect }];
        });
      }
    }
  }

  private rewriteFormulas(change: (text: string, sheet: SheetData) => string): void {
    for (const sheet of this.sheets) {
      sheet.eachFormula((formula, row, column) => {
        const text = change(formula.text, sheet);
        if (text !== formula.text) sheet.put(row, column, new Formula(text));
      });
      sheet.conditionalFormats = sheet.conditionalFormats.map((rule) => ({
        ...rule,
        args: rule.args.map((arg) => (isFormulaText(arg) ? change(arg, sheet) : arg)),
      }));
      this.rewriteValidations(sheet, change);
    }
  }

  private rewriteValidations(sheet: SheetData, change: (text: string, sheet: SheetData) => string): void {
    if (!this.pool.all().some((style) => style.validation?.args.some(isFormulaText))) return;
    const whole = { row: 1, column: 1, rows: sheet.maxRows, columns: sheet.maxColumns };
    sheet.looks.change(whole, (id) => {
      const style = this.pool.get(id);
      const rule = style.validation;
      if (rule?.args.some(isFormulaText) !== true) return id;
      const validation: Validation = { ...rule, args: rule.args.map((arg) => (isFormulaText(arg) ? change(arg, sheet) : arg)) };
      return this.pool.idOf({ ...style, validation });
    });
  }
}

function isFormulaText(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=');
}

export function newProtection(id: number): Protection {
  return {
    id,
    rect: null,
    description: '',
    warningOnly: false,
    editors: [],
    domainEdit: false,
    unprotected: [],
    rangeName: null,
    lockedForScript: false,
  };
}
