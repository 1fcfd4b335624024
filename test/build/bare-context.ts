import { createContext, runInContext } from 'node:vm';

/** Names of the services a bundle could reach for. */
const SERVICES = ['SpreadsheetApp', 'PropertiesService', 'CacheService', 'LockService', 'UrlFetchApp', 'MailApp', 'ScriptApp', 'Session', 'HtmlService', 'Utilities', 'Charts', 'Logger', 'console'];

/** Runs a script where nothing but ECMAScript exists, and gives its globals. */
export function loadBare(code: string): Record<string, unknown> {
  const context = createContext({});
  runInContext('delete globalThis.console; delete globalThis.WebAssembly;', context);
  runInContext(code, context, { filename: 'Code.js' });
  return context;
}

/** Runs a script beside services that note every use, and gives the notes. */
export function servicesTouchedAtLoad(code: string): string[] {
  const touched: string[] = [];
  const service = (name: string): unknown =>
    new Proxy({}, {
      get: (_target, member) => {
        touched.push(`${name}.${String(member)}`);
        return () => null;
      },
    });
  runInContext(code, createContext(Object.fromEntries(SERVICES.map((name) => [name, service(name)]))));
  return touched;
}

/** Global functions a script declares, sorted. */
export function globalFunctionsOf(code: string): string[] {
  return Object.entries(loadBare(code)).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])).sort();
}
