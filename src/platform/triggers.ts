import type { Triggers } from '../app/ports.js';
import type { HeldProperties } from './properties.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Trigger = GoogleAppsScript.Script.Trigger;

/**
 * Only triggers of this user in this spreadsheet are touched: the project's list
 * holds those of all the user's spreadsheets, and cleaning there stops the others.
 * A clock trigger may be missing from the spreadsheet's list, so the id of the one
 * made here is kept and looked up, lest each call add another.
 */
export function appsScriptTriggers(spreadsheet: () => Spreadsheet, properties: HeldProperties): Triggers {
  const idKey = (handler: string): string => `${spreadsheet().getId()}_trigger.${handler}`;
  const ours = (handler: string): Trigger[] => {
    const listed = ScriptApp.getUserTriggers(spreadsheet()).filter((trigger) => trigger.getHandlerFunction() === handler);
    const made = properties.get(idKey(handler));
    if (listed.length > 0 || made === null) return listed;
    return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getUniqueId() === made);
  };
  return {
    ensureHourly: (handler) => {
      const [kept, ...extra] = ours(handler);
      for (const trigger of extra) ScriptApp.deleteTrigger(trigger);
      if (kept !== undefined) return extra.length > 0;
      const trigger = ScriptApp.newTrigger(handler).timeBased().everyHours(1).create();
      properties.set({ [idKey(handler)]: trigger.getUniqueId() });
      return true;
    },
    remove: (handler) => {
      for (const trigger of ours(handler)) ScriptApp.deleteTrigger(trigger);
      properties.remove(idKey(handler));
    },
    count: (handler) => ours(handler).length,
  };
}
