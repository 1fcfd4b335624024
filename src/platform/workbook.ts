import type { Sheet, Workbook } from '../app/ports.js';
import type { RememberedSheets } from './remembered.js';
import { appsScriptSheet } from './sheet.js';
import { dateReader } from './zone.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

export function appsScriptWorkbook(spreadsheet: () => Spreadsheet, zone: () => string, remembered: RememberedSheets): Workbook {
  const readDate = dateReader((ms) => Utilities.formatDate(new Date(ms), zone(), 'yyyy-MM-dd HH:mm:ss'));
  const adapters = new Map<number, Sheet>();

  function adapterOf(sheet: GoogleSheet): Sheet {
    const id = sheet.getSheetId();
    const known = adapters.get(id);
    if (known !== undefined) return known;
    const made = appsScriptSheet(sheet, { id, locate, readDate, remembered });
    adapters.set(id, made);
    return made;
  }

  function locate(tab: string): GoogleSheet | null {
    const id = remembered.idOf(tab);
    const byId = id === null ? null : (spreadsheet().getSheets().find((sheet) => sheet.getSheetId() === id) ?? null);
    if (byId !== null) return byId;
    const byName = spreadsheet().getSheetByName(tab);
    if (byName !== null) remembered.keepId(tab, byName.getSheetId());
    return byName;
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
      const position = positions.length > 0 ? Math.max(...positions) : spreadsheet().getNumSheets();
      const sheet = spreadsheet().insertSheet(tab, position);
      remembered.keepId(tab, sheet.getSheetId());
      return adapterOf(sheet);
    },
    flush: () => {
      SpreadsheetApp.flush();
    },
  };
}
