import type { Day } from '../../core/days.js';
import type { Names } from '../state/names.js';
import type { ImportRecord } from './memory.js';

/** Where a charge or a count stands, as far as it decides whether two reports tell of the same. */
export type Place = Readonly<{ day: Day; provider: string; connection: string; subAccount: string }>;

/** Days on which one connection reports what another reports too. */
export type Overlap = Readonly<{ provider: string; connection: string; other: string; days: readonly Day[] }>;

/**
 * For each place the other connections that report the same day, provider and
 * sub account. A report without sub accounts is about all of them; ids and the
 * names known for them are the same.
 */
export function otherReports(standing: readonly Place[], names: Names): (place: Place) => string[] {
  const index = new Map<string, Map<string, Set<string>>>();
  standing.forEach((place) => {
    const key = `${place.provider}\n${place.day}`;
    const connections = index.get(key) ?? new Map<string, Set<string>>();
    const known = connections.get(place.connection) ?? new Set<string>();
    spellings(place, names).forEach((text) => { known.add(text); });
    index.set(key, connections.set(place.connection, known));
  });
  return (place) => {
    const own = spellings(place, names);
    const found: string[] = [];
    index.get(`${place.provider}\n${place.day}`)?.forEach((known, connection) => {
      const isSame = own.indexOf('') >= 0 || known.has('') || own.some((text) => known.has(text));
      if (connection !== place.connection && isSame) found.push(connection);
    });
    return found;
  };
}

/** Where rows and standing rows tell of the same, by provider and the other connection. */
export function overlapsOf(rows: readonly Place[], standing: readonly Place[], names: Names): Overlap[] {
  const others = otherReports(standing, names);
  const found = new Map<string, { provider: string; connection: string; other: string; days: Set<Day> }>();
  rows.forEach((row) => {
    others(row).forEach((other) => {
      const key = `${row.provider}\n${other}`;
      const overlap = found.get(key) ?? { provider: row.provider, connection: row.connection, other, days: new Set<Day>() };
      overlap.days.add(row.day);
      found.set(key, overlap);
    });
  });
  return Array.from(found.values(), ({ days, ...rest }) => ({ ...rest, days: Array.from(days).sort() }));
}

/** Whose rows count where several report the same: an import that replaces, then a connected provider, then an import. */
export function standingOf(imports: readonly ImportRecord[]): (connection: string) => string {
  const ranks = new Map(imports.map(({ name, replaces, at }) => [name, `${replaces ? 2 : 0} ${at}`] as const));
  return (connection) => ranks.get(connection) ?? '1';
}

function spellings({ connection, subAccount }: Place, names: Names): string[] {
  const known = names.of(connection, 'subAccount', subAccount);
  return [subAccount.trim().toLowerCase(), known.trim().toLowerCase()];
}
