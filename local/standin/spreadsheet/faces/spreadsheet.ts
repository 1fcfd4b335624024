import { BadArgument, missing } from '../fault.js';
import type { NamedRange } from '../records.js';
import type { SheetData } from '../sheet.js';
import type { SpreadsheetStore } from '../store.js';
import { integer, text } from './arguments.js';
import { nothing, type Methods } from './faces.js';
import { addMetadata, metadataOf } from './metadata.js';
import { deleteSheet } from './sheet-content.js';
import { namedRange, rangeFace, sheetFace, type RangeSelf, type World } from './world.js';

/** The workbook as the script sees it. */
export function spreadsheetMethods(world: World): Methods<SpreadsheetStore> {
  const { faces, store } = world;
  const active = (): SheetData => {
    const sheet = store.sheetById(store.activeSheetId) ?? store.sheets[0];
    if (sheet === undefined) throw new Error('The stand-in workbook has no sheet.');
    return sheet;
  };
  const exact = (name: string): SheetData | null => store.sheets.find((sheet) => sheet.name === name) ?? null;
  return {
    getId: () => store.id,
    getUrl: () => store.url,
    getName: () => store.name,
    rename: (_, name) => {
      store.name = text(name);
      return nothing;
    },
    getSpreadsheetTimeZone: () => store.timeZone,
    setSpreadsheetTimeZone: (_, zone) => {
      store.timeZone = text(zone);
      return nothing;
    },
    getSpreadsheetLocale: () => store.locale,
    getSheets: () => store.sheets.map((sheet) => sheetFace(world, sheet)),
    getNumSheets: () => store.sheets.length,
    getSheetByName: (_, name) => faceOrNull(world, exact(text(name))),
    getSheetById: (_, id) => faceOrNull(world, store.sheetById(integer(id))),
    getActiveSheet: () => sheetFace(world, active()),
    setActiveSheet: (_, given) => {
      const sheet = faces.open<SheetData>('Sheet', given);
      store.activeSheetId = sheet.id;
      return given;
    },
    insertSheet: (_, ...args) => sheetFace(world, insertSheet(store, active(), args)),
    deleteSheet: (_, given) => {
      deleteSheet(world, faces.open<SheetData>('Sheet', given));
      return nothing;
    },
    moveActiveSheet: (_, position) => {
      const to = integer(position);
      if (to < 1 || to > store.sheets.length) throw new BadArgument();
      const sheet = active();
      store.sheets = store.sheets.filter((other) => other !== sheet);
      store.sheets.splice(to - 1, 0, sheet);
      return nothing;
    },
    toast: (_, message, title, seconds) => {
      if (world.ui.available) world.ui.toast(String(message), typeof title === 'string' ? title : '', typeof seconds === 'number' ? seconds : 5);
      return nothing;
    },
    getRange: (_, a1) => namedRange(world, text(a1), active()),
    ...namesAndMetadata(world),
  };
}

function namesAndMetadata(world: World): Methods<SpreadsheetStore> {
  const { faces, store } = world;
  return {
    getRangeByName: (_, name) => {
      const found = namedBy(store, text(name));
      const sheet = found === undefined ? null : store.sheetById(found.sheetId);
      return found === undefined || sheet === null ? null : rangeFace(world, sheet, found.rect);
    },
    getNamedRanges: () => store.namedRanges.map((range) => faces.wrap('NamedRange', range)),
    setNamedRange: (_, name, given) => {
      setNamedRange(store, text(name), faces.open<RangeSelf>('Range', given));
      return nothing;
    },
    removeNamedRange: (_, name) => {
      store.namedRanges = store.namedRanges.filter((range) => range.name !== text(name));
      store.structureVersion += 1;
      return nothing;
    },
    addDeveloperMetadata: (_, ...args) => {
      addMetadata(world, null, 'spreadsheet', null, args);
    },
    getDeveloperMetadata: () => metadataOf(world, null, () => true),
    createDeveloperMetadataFinder: () => faces.wrap('DeveloperMetadataFinder', { sheet: null }),
  };
}

export function defineNamedRanges(world: World): void {
  const { faces, store } = world;
  faces.define<NamedRange>('NamedRange', {
    getName: ({ name }) => name,
    getRange: ({ sheetId, rect }) => {
      const sheet = store.sheetById(sheetId);
      if (sheet === null) throw missing('a named range of a deleted sheet');
      return rangeFace(world, sheet, rect);
    },
    remove: ({ name }) => {
      store.namedRanges = store.namedRanges.filter((range) => range.name !== name);
      store.structureVersion += 1;
      return nothing;
    },
  });
}

function namedBy(store: SpreadsheetStore, name: string): NamedRange | undefined {
  return store.namedRanges.find((range) => range.name.toLowerCase() === name.toLowerCase());
}

function setNamedRange(store: SpreadsheetStore, name: string, range: RangeSelf): void {
  const { sheet, row, column, rows, columns } = range;
  store.namedRanges = store.namedRanges.filter((other) => other !== namedBy(store, name));
  store.namedRanges.push({ name, sheetId: sheet.id, rect: { row, column, rows, columns } });
  store.structureVersion += 1;
}

function faceOrNull(world: World, sheet: SheetData | null): object | null {
  return sheet === null ? null : sheetFace(world, sheet);
}

/** `insertSheet(name?, index?)`: without an index after the active sheet; the new sheet becomes active. */
function insertSheet(store: SpreadsheetStore, active: SheetData, args: readonly unknown[]): SheetData {
  const [first, second] = args;
  const named = typeof first === 'string';
  const position = named ? second : first;
  if (args.length > 2 || typeof position === 'object') throw missing('Spreadsheet.insertSheet with options');
  const index = position === undefined ? store.sheets.indexOf(active) + 1 : integer(position);
  if (index < 0 || index > store.sheets.length) throw missing(`Spreadsheet.insertSheet at index ${index} of ${store.sheets.length} sheets`);
  const sheet = store.addSheet(named ? first : freeName(store), index);
  store.activeSheetId = sheet.id;
  return sheet;
}

function freeName(store: SpreadsheetStore): string {
  let number = store.sheets.length + 1;
  while (store.sheet(`Sheet${number}`) !== null) number += 1;
  return `Sheet${number}`;
}
