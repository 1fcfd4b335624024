import type { CloudRow, CostRow, Finding, PricedUsage } from '../../core/records.js';
import { countText } from '../../core/text.js';
import type { Names } from '../state/names.js';
import { otherReports, standingOf, type Place } from './covered.js';
import type { ImportRecord } from './memory.js';

export type MoneyRows = Readonly<{ costs: readonly CostRow[]; usage: readonly PricedUsage[]; cloud: readonly CloudRow[] }>;

/**
 * The rows without those that an import and another connection both report.
 *
 * An import is refused on days that are covered already; but a provider may be
 * connected afterwards and bring its history. Its rows stay in their tabs, and
 * only one of the two reports enters the ledger.
 */
export function countedOnce(rows: MoneyRows, imports: readonly ImportRecord[], names: Names): MoneyRows & Readonly<{ findings: readonly Finding[] }> {
  if (imports.length === 0) return { ...rows, findings: [] };
  const others = otherReports([...rows.costs, ...rows.usage, ...rows.cloud.map(placeOfCloud)], names);
  const standing = standingOf(imports);
  const isImport = new Set(imports.map(({ name }) => name));
  const beaten = new Map<string, Set<string>>();
  const counts = (place: Place): boolean => {
    const winner = others(place)
      .filter((other) => (isImport.has(other) || isImport.has(place.connection)) && standing(other) > standing(place.connection))
      .sort((a, b) => (standing(a) < standing(b) ? 1 : -1))[0];
    if (winner === undefined) return true;
    const key = JSON.stringify([place.provider, place.connection, winner]);
    beaten.set(key, (beaten.get(key) ?? new Set<string>()).add(place.day));
    return false;
  };
  return {
    costs: rows.costs.filter(counts),
    usage: rows.usage.filter(counts),
    cloud: rows.cloud.filter((row) => counts(placeOfCloud(row))),
    findings: Array.from(beaten, ([key, days]) => findingOf(JSON.parse(key) as [string, string, string], days.size)),
  };
}

/** A cloud's project, or the account it bills where no project is told. */
export function placeOfCloud(row: Pick<CloudRow, 'day' | 'provider' | 'connection' | 'project' | 'billingAccount'>): Place {
  return { day: row.day, provider: row.provider, connection: row.connection, subAccount: row.project === '' ? row.billingAccount : row.project };
}

function findingOf([provider, loser, winner]: [string, string, string], days: number): Finding {
  return {
    level: 'note',
    where: 'Daily',
    what: `${provider} on ${countText(days, 'day')} is reported by ${winner} and by ${loser}; only ${winner} counts.`,
    fix: 'Nothing to do. To count an import instead, import its file again and choose Replace.',
  };
}
