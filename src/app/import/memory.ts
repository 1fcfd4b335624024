import type { Day } from '../../core/days.js';
import type { ColumnMapping, ImportChoices } from '../api.js';
import type { Ports } from '../ports.js';
import { recordIn } from '../state/record.js';
import { plainHeader } from './line.js';
import { textHash } from './text-hash.js';

/** An import as it is remembered. Its name stands as connection in the rows. */
export type ImportRecord = Readonly<{
  name: string;
  fileName: string;
  /** ISO instant of the last file. */
  at: string;
  from: Day;
  to: Day;
  rows: number;
  /** It counts, and not other reports of the same days. */
  replaces: boolean;
}>;

/** A mapping with the answers given beside it. */
export type SavedMapping = Readonly<{ signature: string; name: string; headers: readonly string[]; mapping: ColumnMapping }> & Pick<ImportChoices, 'dateOrder' | 'decimalMark'>;

const IMPORTS = 'imports';
const MAPPINGS = 'importMappings';

/** Newest first. */
export function importRecords(ports: Pick<Ports, 'state'>): ImportRecord[] {
  const kept = recordIn(ports.state.read(IMPORTS));
  return Object.keys(kept).map((name) => kept[name] as ImportRecord).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** Remembers a file of an import; what it covers only grows. `replaces` is the last answer given, null where none was asked for. */
export function keepImport(ports: Pick<Ports, 'state'>, file: Omit<ImportRecord, 'replaces'> & Readonly<{ replaces: boolean | null }>): void {
  const kept = recordIn(ports.state.read(IMPORTS));
  const before = kept[file.name] as ImportRecord | undefined;
  const record: ImportRecord = { ...file, replaces: file.replaces ?? before?.replaces ?? false };
  const whole = before === undefined ? record : {
    ...record,
    from: before.from < record.from ? before.from : record.from,
    to: before.to > record.to ? before.to : record.to,
  };
  ports.state.write(IMPORTS, { ...kept, [record.name]: whole });
}

export function savedMappings(ports: Pick<Ports, 'state'>): SavedMapping[] {
  const kept = recordIn(ports.state.read(MAPPINGS));
  return Object.keys(kept).map((signature) => kept[signature] as SavedMapping);
}

export function keepMapping(ports: Pick<Ports, 'state'>, saved: Omit<SavedMapping, 'signature'>): void {
  const signature = signatureOf(saved.headers);
  const kept = recordIn(ports.state.read(MAPPINGS));
  const before = kept[signature] as SavedMapping | undefined;
  const answers = { dateOrder: saved.dateOrder ?? before?.dateOrder ?? null, decimalMark: saved.decimalMark ?? before?.decimalMark ?? null };
  ports.state.write(MAPPINGS, { ...kept, [signature]: { ...saved, ...answers, signature } });
}

export function forgetMapping(ports: Pick<Ports, 'state'>, signature: string): void {
  const { [signature]: _, ...rest } = recordIn(ports.state.read(MAPPINGS));
  ports.state.write(MAPPINGS, rest);
}

/** The mapping saved for a table with these headers, whatever their order. */
export function mappingFor(ports: Pick<Ports, 'state'>, headers: readonly string[]): SavedMapping | null {
  const found = savedMappings(ports).find(({ signature }) => signature === signatureOf(headers)) ?? null;
  if (found === null) return null;
  // The saved headers may differ in case or blanks: the mapping then names those of this file.
  const named = (header: string): string => headers.find((each) => plainHeader(each) === plainHeader(header)) ?? header;
  const columns: Record<string, string> = {};
  Object.keys(found.mapping.columns).forEach((field) => { columns[field] = named(found.mapping.columns[field] ?? ''); });
  return { ...found, mapping: { ...found.mapping, columns } };
}

function signatureOf(headers: readonly string[]): string {
  return textHash(headers.map(plainHeader).sort().join('\n'));
}
