import { createHash } from 'node:crypto';
import { enumOf, face, PlatformError, type EnumValue, type ServiceRuntime } from '../face.js';
import { AUTH_MODE } from '../modes.js';
import { clockBuilder, WEEK_DAY, type Flavor, type TriggerBook } from './builder.js';
import type { ClockTrigger } from './trigger.js';

const AUTHORIZATION_STATUS = enumOf('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
const EVENT_TYPE = enumOf('ScriptApp.EventType', ['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED']);
const TRIGGER_SOURCE = enumOf('ScriptApp.TriggerSource', ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);

export type ScriptFacts = Readonly<{
  scriptId: string;
  userEmail: string;
  flavor: Flavor;
  scriptTimeZone: string;
  authorized: boolean;
  /** Scopes of a manifest that lists them, else null. */
  declaredScopes: readonly string[] | null;
}>;

export function createScriptApp(runtime: ServiceRuntime, book: TriggerBook, facts: ScriptFacts) {
  const shown = (trigger: ClockTrigger) => triggerFace(runtime, trigger);
  const list = () => book.list.map(shown);
  return face(runtime, { service: 'ScriptApp', name: 'ScriptApp' }, {
    AuthMode: AUTH_MODE,
    AuthorizationStatus: AUTHORIZATION_STATUS,
    EventType: EVENT_TYPE,
    TriggerSource: TRIGGER_SOURCE,
    WeekDay: WEEK_DAY,
    newTrigger: (handler: unknown) =>
      face(runtime, { service: null, name: 'ScriptApp.TriggerBuilder' }, {
        timeBased: () => clockBuilder(runtime, book, facts.flavor, facts.scriptTimeZone, String(handler), shown),
      }),
    getProjectTriggers: list,
    getUserTriggers: list,
    deleteTrigger: (trigger: { getUniqueId(): string }): void => {
      const index = book.list.findIndex(({ id }) => id === trigger.getUniqueId());
      if (index < 0) throw new PlatformError('Unexpected error while getting the method or property deleteTrigger on object ScriptApp.');
      book.list.splice(index, 1);
    },
    getAuthorizationInfo: () => authorizationInfo(runtime, facts),
    requireScopes: (mode: EnumValue, scopes: readonly string[]): void => requireScopes(facts, mode, scopes),
    requireAllScopes: (): void => requireScopes(facts, AUTH_MODE.FULL, []),
    getOAuthToken: () => `ya29.${createHash('sha256').update(`${facts.userEmail}/${facts.scriptId}`).digest('base64url')}`,
    getScriptId: () => facts.scriptId,
  });
}

function triggerFace(runtime: ServiceRuntime, trigger: ClockTrigger): object {
  return face(runtime, { service: null, name: 'ScriptApp.Trigger' }, {
    getUniqueId: () => trigger.id,
    getHandlerFunction: () => trigger.handler,
    getEventType: () => EVENT_TYPE.CLOCK,
    getTriggerSource: () => TRIGGER_SOURCE.CLOCK,
    getTriggerSourceId: () => null,
  });
}

function authorizationInfo(runtime: ServiceRuntime, facts: ScriptFacts): object {
  return face(runtime, { service: null, name: 'ScriptApp.AuthorizationInfo' }, {
    getAuthorizationStatus: () => (facts.authorized ? AUTHORIZATION_STATUS.NOT_REQUIRED : AUTHORIZATION_STATUS.REQUIRED),
    getAuthorizationUrl: () => (facts.authorized ? null : `https://script.google.com/macros/d/${facts.scriptId}/authorize`),
    getAuthorizedScopes: () => (facts.authorized ? [...(facts.declaredScopes ?? [])] : []),
  });
}

function requireScopes(facts: ScriptFacts, _mode: EnumValue, scopes: readonly string[]): void {
  const missing = scopes.find((scope) => facts.declaredScopes !== null && !facts.declaredScopes.includes(scope));
  if (!facts.authorized || missing !== undefined) throw new PlatformError('Authorization is required to perform that action.');
}
