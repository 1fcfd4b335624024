import type { Sheet, Workbook } from '../app/ports.js';
import type { RememberedSheets } from './remembered.js';
import { appsScriptSheet } from './sheet.js';
import { dateReader } from './zone.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

export function appsScriptWorkbook(spreadsheet: () => Spreadsheet, zone: () => string, remembered: RememberedSheets): Workbook {
  const readDate = dateReader((ms) => Utilities.formatDate(new Date(ms), zone(), 'yyyy-MM-dd HH:mm:ss'));
  const located = new Map<string, GoogleSheet>();
  const adapters = new Map<GoogleSheet, Sheet>();
  let cellsWritten = 0;
  const countWritten = (cells: number): void => { cellsWritten += cells; };

  function adapterOf(sheet: GoogleSheet): Sheet {
    const known = adapters.get(sheet);
    if (known !== undefined) return known;
    const made = appsScriptSheet(sheet, { id: sheet.getSheetId(), locate, readDate, remembered, countWritten });
    adapters.set(sheet, made);
    return made;
  }

  function locate(tab: string): GoogleSheet | null {
    const sheet = located.get(tab) ?? byId(remembered.idOf(tab)) ?? byName(tab);
    if (sheet !== null) located.set(tab, sheet);
    return sheet;
  }

  function byId(id: number | null): GoogleSheet | null {
    return id === null ? null : spreadsheet().getSheetById(id);
  }

  function byName(tab: string): GoogleSheet | null {
    const sheet = spreadsheet().getSheetByName(tab);
    if (sheet !== null) remembered.keepId(tab, sheet.getSheetId());
    return sheet;
  }

  return {
    id: () => spreadsheet().getId(),
    url: () => spreadsheet().getUrl(),
    name: () => spreadsheet().getName(),
    timeZone: zone,
    find: (tab) => {
      const sheet = locate(tab);
      return sheet === null ? null : adapterOf(sheet);
    },
    add: (tab, after) => {
      const positions = after.flatMap((name) => locate(name)?.getIndex() ?? []);
      const position = Math.max(0, ...positions);
      const sheet = spreadsheet().insertSheet(tab, position);
      remembered.keepId(tab, sheet.getSheetId());
      located.set(tab, sheet);
      return adapterOf(sheet);
    },
    cellsWritten: () => cellsWritten,
    flush: () => {
      SpreadsheetApp.flush();
    },
  };
}
