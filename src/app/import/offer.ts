import type { ImportKind, ImportOffer } from '../api.js';
import type { App } from '../app.js';
import { FIELDS_OF } from './field-names.js';
import { lineFormats } from './formats/index.js';
import { fieldLabel, isFixable, isRequired, KIND_LABELS } from './mapped/fields.js';
import { MAPPED } from './mapped/index.js';
import { forgetMapping, importRecords, savedMappings } from './memory.js';

/** What can be imported, which mappings are kept, and what was imported. */
export function importOffer({ ports }: App, forget: string | null): ImportOffer {
  if (forget !== null) forgetMapping(ports, forget);
  const kinds = Object.keys(FIELDS_OF) as ImportKind[];
  return {
    formats: lineFormats([], false).map(({ id, label }) => ({ id, label })).concat({ id: MAPPED, label: 'Any table, its columns mapped by you' }),
    kinds: kinds.map((kind) => ({
      kind,
      label: KIND_LABELS[kind],
      fields: FIELDS_OF[kind].map((field) => ({ id: field, label: fieldLabel(field), required: isRequired(kind, field), fixable: isFixable(field) })),
    })),
    mappings: savedMappings(ports).map(({ signature, name, headers, mapping }) => ({ signature, name, headers, kind: mapping.kind })),
    imports: importRecords(ports).map(({ name, fileName, at, from, to, rows }) => ({ name, fileName, at, from, to, rows })),
  };
}
