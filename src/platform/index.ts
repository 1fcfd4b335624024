import type { Ports } from '../app/ports.js';
import { appsScriptClock } from './clock.js';
import { appsScriptHost } from './host.js';
import { appsScriptHttp } from './http.js';
import { jsonParts } from './json-parts.js';
import { appsScriptLock } from './lock.js';
import { appsScriptMail } from './mail.js';
import { heldProperties } from './properties.js';
import { appsScriptScratch } from './scratch.js';
import { appsScriptSecrets } from './secrets.js';
import { appsScriptSigner } from './signer.js';
import { rememberedSheets } from './remembered.js';
import { appsScriptState } from './state.js';
import { appsScriptTriggers } from './triggers.js';
import { appsScriptWorkbook } from './workbook.js';
import { once } from './once.js';

/** Every port on Apps Script. Making them calls no service: they are made while the script loads, in any authorization mode. */
export function appsScriptPorts(): Ports {
  const spreadsheet = once(() => SpreadsheetApp.getActiveSpreadsheet());
  const zone = once(() => spreadsheet().getSpreadsheetTimeZone());
  const shared = heldProperties(() => PropertiesService.getDocumentProperties());
  const own = heldProperties(() => PropertiesService.getUserProperties());
  // What another run wrote before this one got the lock must be read again.
  const forget = (): void => {
    shared.forget();
    own.forget();
  };
  return {
    clock: appsScriptClock(zone),
    workbook: appsScriptWorkbook(spreadsheet, zone, rememberedSheets(jsonParts(shared, ''))),
    secrets: appsScriptSecrets(own, spreadsheet),
    state: appsScriptState(jsonParts(shared, 'state.')),
    scratch: appsScriptScratch(),
    http: appsScriptHttp(),
    mail: appsScriptMail(),
    triggers: appsScriptTriggers(spreadsheet, own),
    lock: appsScriptLock(forget),
    host: appsScriptHost(spreadsheet),
    signer: appsScriptSigner,
  };
}
