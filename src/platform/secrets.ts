import type { SecretStore } from '../app/ports.js';
import { Fault } from '../core/fault.js';
import { jsonParts, type JsonParts } from './json-parts.js';
import { once } from './once.js';
import type { HeldProperties } from './properties.js';

type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

const KEY = 'secrets';

/**
 * The user's own properties, under the spreadsheet's id: they follow the user into
 * every spreadsheet, and without the id one workbook would use another's keys.
 */
export function appsScriptSecrets(properties: HeldProperties, spreadsheet: () => GoogleAppsScript.Spreadsheet.Spreadsheet): SecretStore {
  const documents = once<JsonParts>(() => {
    const id = spreadsheet().getId();
    if (id === '') throw new Fault('platform', 'The spreadsheet has no id yet.', 'credentials', 'Save the spreadsheet and try again.');
    return jsonParts(properties, `${id}_`);
  });
  const read = (): Secrets => (documents().read(KEY) as Secrets | null) ?? {};
  return {
    read,
    write: (connection, credentials) => {
      const others = Object.entries(read()).filter(([name]) => name !== connection);
      const all = credentials === null ? others : [...others, [connection, credentials] as const];
      documents().write(KEY, all.length === 0 ? null : Object.fromEntries(all));
    },
  };
}
