import { memberUses } from './script-facts.js';

const SCOPE = 'https://www.googleapis.com/auth/';

/** Scope each service needs, from Google's reference. Null: none. */
const OF_SERVICE: Readonly<Record<string, string | null>> = {
  SpreadsheetApp: 'spreadsheets.currentonly',
  UrlFetchApp: 'script.external_request',
  MailApp: 'script.send_mail',
  Session: 'userinfo.email',
  PropertiesService: null,
  CacheService: null,
  LockService: null,
  Utilities: null,
  Charts: null,
  HtmlService: null,
  ScriptApp: null,
};

/** Members that need another scope than their service. */
const OF_MEMBER: Readonly<Record<string, string>> = {
  'SpreadsheetApp.getUi': 'script.container.ui',
  'SpreadsheetApp.openById': 'spreadsheets',
  'SpreadsheetApp.openByUrl': 'spreadsheets',
  'SpreadsheetApp.create': 'spreadsheets',
  'ScriptApp.newTrigger': 'script.scriptapp',
  'ScriptApp.deleteTrigger': 'script.scriptapp',
  'ScriptApp.getUserTriggers': 'script.scriptapp',
  'ScriptApp.getProjectTriggers': 'script.scriptapp',
};

/** What looks like a service of the platform. */
const SERVICE = /^(?:[A-Z]\w*(?:App|Service)|Session|Utilities|Charts|Drive|Gmail|Sheets|BigQuery)$/;

/** Scopes a script needs, by the services it names. */
export function scopesNeeded(code: string): string[] {
  const scopes = new Set<string>();
  for (const use of memberUses(code)) {
    const [service = ''] = use.split('.');
    if (!SERVICE.test(service)) continue;
    const scope = OF_SERVICE[service];
    if (scope === undefined) throw new Error(`${use}: note the scope it needs.`);
    if (scope !== null) scopes.add(scope);
    const own = OF_MEMBER[use];
    if (own !== undefined) scopes.add(own);
  }
  return [...scopes].map((scope) => SCOPE + scope).sort();
}
