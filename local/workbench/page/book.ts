import type { FUniver, FWorkbook } from './facade.js';
import type { SheetPicture } from '../../out/picture.js';
import type { EditRequest, View } from '../protocol.js';
import { ChartLayer } from './chartLayer.js';
import { wireEdits } from './edits.js';
import { createGrid } from './grid.js';
import { wireNotes } from './noteLine.js';
import { applyChange } from './sheetChange.js';
import { univerSheet } from './univerSheet.js';

const FIRST_TAB = 'Overview';

/** The workbook on the page: the grid, the charts over it, and what the server last said each tab holds. */
export class Book {
  private readonly pictures = new Map<string, SheetPicture>();
  private readonly api: FUniver;
  private readonly charts: ChartLayer;
  /** True while the server's changes are drawn, which are no edits of the user. */
  private drawing = false;

  constructor(container: HTMLElement, view: View, edit: (edit: Omit<EditRequest, 'fingerprints'>) => void) {
    for (const sheet of view.changed) this.pictures.set(sheet.name, sheet);
    this.api = createGrid(container, view.workbook, view.changed);
    // For the browser's console, and for tests: a canvas shows nothing to either.
    Object.assign(globalThis, { univerAPI: this.api });
    if (this.pictures.has(FIRST_TAB)) this.api.getActiveWorkbook()?.setActiveSheet(FIRST_TAB);
    this.charts = new ChartLayer(this.api, container, this.pictures);
    wireEdits(this.api, this.pictures, () => this.drawing, edit);
    wireNotes(this.api, this.pictures);
  }

  update(view: View): void {
    const workbook = this.api.getActiveWorkbook();
    if (workbook === null) return;
    this.drawing = true;
    try {
      for (const sheet of view.changed) this.updateSheet(workbook, sheet);
      this.dropSheets(workbook, Object.keys(view.fingerprints));
      this.orderSheets(workbook, Object.keys(view.fingerprints));
    } finally {
      this.drawing = false;
    }
    this.charts.place();
  }

  private updateSheet(workbook: FWorkbook, sheet: SheetPicture): void {
    const known = this.pictures.get(sheet.name);
    this.pictures.set(sheet.name, sheet);
    const shown = workbook.getSheetByName(sheet.name);
    if (shown === null || known === undefined) workbook.insertSheet(sheet.name, { sheet: univerSheet(sheet) });
    else applyChange(shown, known, sheet);
  }

  private dropSheets(workbook: FWorkbook, names: readonly string[]): void {
    for (const name of [...this.pictures.keys()].filter((known) => !names.includes(known))) {
      this.pictures.delete(name);
      workbook.deleteSheet(name);
    }
  }

  private orderSheets(workbook: FWorkbook, names: readonly string[]): void {
    names.forEach((name, index) => {
      if (workbook.getSheets()[index]?.getSheetName() === name) return;
      const sheet = workbook.getSheetByName(name);
      if (sheet !== null) workbook.moveSheet(sheet, index);
    });
  }
}
