/** Typical milliseconds a call takes on the platform; orders of magnitude, for time budgets. */
export function latencyOf(service: string, method: string): number {
  switch (service) {
    case 'SpreadsheetApp':
      return sheetLatency(method);
    case 'UrlFetchApp':
      return method === 'getRequest' ? 1 : 250;
    case 'MailApp':
      return method === 'sendEmail' ? 700 : 30;
    case 'PropertiesService':
      return /^get(?:Script|User|Document)Properties$/.test(method) ? 0 : 25;
    case 'CacheService':
      return /Cache$/.test(method) ? 0 : 15;
    case 'LockService':
      return /Lock$/.test(method) && method.startsWith('get') ? 0 : 30;
    case 'ScriptApp':
      return /^(?:create|deleteTrigger|getUserTriggers|getProjectTriggers)$/.test(method) ? 300 : 5;
    case 'Charts':
      return method === 'getAs' ? 150 : 0;
    default:
      return 0;
  }
}

function sheetLatency(method: string): number {
  if (/^(?:getValues|getDisplayValues|getFormulas|getNotes|setValues|setFormulas|setNotes|clear|clearContent)$/.test(method)) return 60;
  if (/^(?:insertSheet|insertChart|updateChart|deleteSheet|copyTo|flush|sort)$/.test(method)) return 200;
  return /^(?:set|insert|delete|append|move|hide|protect|remove)/.test(method) ? 10 : 2;
}
