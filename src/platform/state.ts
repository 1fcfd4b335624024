import type { StateStore } from '../app/ports.js';
import type { JsonParts } from './json-parts.js';

/** Shared by everyone who uses the add-on in this spreadsheet, so never a place for a secret. */
export function appsScriptState(documents: JsonParts): StateStore {
  return { read: documents.read, write: documents.write };
}
