import { createCacheService } from './cache.js';
import { createCharts } from './charts/index.js';
import { createContentService } from './content.js';
import type { Execution } from './execution.js';
import { createHtmlService } from './html.js';
import { createUrlFetchApp } from './http/urlFetchApp.js';
import type { WaitingThread } from './http/waiting.js';
import { createLockService, type HeldLocks } from './lock.js';
import { createLogs, type LogLine } from './log.js';
import { createMailApp, type Outbox } from './mail/mailApp.js';
import { createPropertiesService } from './properties.js';
import type { Quotas } from './quotas.js';
import { createSession } from './session.js';
import type { LiveState } from './state.js';
import { createScriptApp, type ScriptFacts } from './triggers/scriptApp.js';
import { createUtilities } from './utilities/index.js';

export type ServiceParts = Readonly<{
  state: LiveState;
  quotas: Quotas;
  outbox: Outbox;
  held: HeldLocks;
  logs: LogLine[];
  facts: ScriptFacts;
  distDir: string;
  locale: string;
  thread: () => WaitingThread;
}>;

/** The global services of one run, `SpreadsheetApp` apart. */
export function createServices(execution: Execution, parts: ServiceParts): Record<string, unknown> {
  const { state, quotas, facts, thread } = parts;
  return {
    PropertiesService: createPropertiesService(execution, state.properties, quotas),
    CacheService: createCacheService(execution, state.cache),
    LockService: createLockService(execution, parts.held),
    UrlFetchApp: createUrlFetchApp(execution, quotas, thread),
    MailApp: createMailApp(execution, parts.outbox, quotas, thread),
    ScriptApp: createScriptApp(execution, state.triggers, facts),
    Session: createSession(execution, { email: facts.userEmail, locale: parts.locale, scriptTimeZone: facts.scriptTimeZone }),
    HtmlService: createHtmlService(execution, parts.distDir),
    ContentService: createContentService(execution),
    Utilities: createUtilities(execution, state.serial),
    Charts: createCharts(execution),
    ...createLogs(execution, parts.logs),
  };
}
