import type { NameRow } from '../../core/records.js';
import type { Ports } from '../ports.js';
import { recordIn } from './record.js';

const KEY = 'names';

/** Names of sub accounts, keys and users by connection, kind and id. Ids without a name stay ids. */
export type Names = Readonly<{
  of: (connection: string, kind: NameRow['kind'], id: string) => string;
  /** Takes what a names feed reported; says whether any name changed. */
  learn: (rows: readonly NameRow[]) => boolean;
  save: () => void;
}>;

export function names(ports: Ports): Names {
  const all = recordIn(ports.state.read(KEY)) as Record<string, Record<string, string>>;
  return {
    of: (connection, kind, id) => all[connection]?.[`${kind}:${id}`] ?? id,
    learn: (rows) => rows.reduce((changed, row) => learnOne(all, row) || changed, false),
    save: () => { ports.state.write(KEY, all); },
  };
}

function learnOne(all: Record<string, Record<string, string>>, row: NameRow): boolean {
  const known = (all[row.connection] = all[row.connection] ?? {});
  const key = `${row.kind}:${row.id}`;
  if (row.name === '' || known[key] === row.name) return false;
  known[key] = row.name;
  return true;
}
