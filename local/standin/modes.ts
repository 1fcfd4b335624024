import { enumOf } from './face.js';

export type Mode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

export const AUTH_MODE = enumOf('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);

/** Milliseconds one execution may take: simple triggers and custom functions 30 s, everything else six minutes. */
export function limitOf(mode: Mode): number {
  return mode === 'FULL' ? 360_000 : 30_000;
}

/** Menu building and locale, all that an add-on may do before it is enabled in a document. */
const MENU = /^(?:getUi|createMenu|createAddonMenu|addItem|addSeparator|addSubMenu|addToUi)$/;
const SHOWS_UI = /^(?:getUi|createMenu|createAddonMenu|addToUi|showSidebar|showModalDialog|showModelessDialog|alert|prompt|toast)$/;
const OPENS_UI = /^(?:showSidebar|showModalDialog|showModelessDialog)$/;
const READS = /^(?:get|is|has|can|find|offset|columnToLetter)/;
/** Names that read a property of the script itself and are never refused. */
const HARMLESS = /^(?:getActiveUserLocale|getScriptTimeZone|getTimeZone|getScriptId|getAuthorizationInfo)$/;

/** Whether `method` (its last part, without the class) of `service` may be called in `mode`. */
export function allowed(mode: Mode, service: string, method: string): boolean {
  if (mode === 'FULL' || ['Utilities', 'Logger', 'console', 'HtmlService', 'ContentService', 'Charts'].includes(service)) return true;
  if (HARMLESS.test(method)) return true;
  if (mode === 'NONE') return service === 'SpreadsheetApp' && MENU.test(method);
  if (service === 'LockService' || service === 'CacheService' || service === 'PropertiesService') return true;
  if (service === 'SpreadsheetApp') return mode === 'LIMITED' ? !OPENS_UI.test(method) : READS.test(method) && !SHOWS_UI.test(method);
  return mode === 'CUSTOM_FUNCTION' && service === 'UrlFetchApp';
}
