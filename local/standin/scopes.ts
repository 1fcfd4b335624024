const BASE = 'https://www.googleapis.com/auth/';
const SHEETS = ['spreadsheets.currentonly', 'spreadsheets'];

const USES_UI = /^(?:getUi|createMenu|createAddonMenu|addItem|addSeparator|addSubMenu|addToUi|alert|showSidebar|showModalDialog|showModelessDialog)$/;

/** Scopes of which one is needed to call the method, without their common prefix; none when empty. */
export function scopesFor(service: string, method: string): readonly string[] {
  switch (service) {
    case 'SpreadsheetApp':
      if (/^(?:openById|openByUrl|create)$/.test(method)) return ['spreadsheets'];
      return USES_UI.test(method) ? ['script.container.ui'] : SHEETS;
    case 'UrlFetchApp':
      return method === 'getRequest' ? [] : ['script.external_request'];
    case 'MailApp':
      return ['script.send_mail'];
    case 'ScriptApp':
      return /trigger/i.test(method) || method === 'create' ? ['script.scriptapp'] : [];
    case 'Session':
      return /^get(?:Active|Effective)User$/.test(method) ? ['userinfo.email'] : [];
    default:
      return [];
  }
}

/** The first needed scope in full when a manifest that lists its scopes has none of them, else null. */
export function missingScope(declared: readonly string[] | null, service: string, method: string): string | null {
  const needed = scopesFor(service, method);
  if (declared === null || needed.length === 0) return null;
  return needed.some((scope) => declared.includes(BASE + scope)) ? null : BASE + (needed[0] ?? '');
}
