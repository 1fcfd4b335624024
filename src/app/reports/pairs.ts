import { BUCKETS, type Bucket, type LedgerLine } from '../../core/records.js';
import type { Day } from '../../core/days.js';

/** A provider within a bucket; `All` for totals. A vendor stands in bucket `All` and joins its buckets. */
export type Pair = Readonly<{ bucket: Bucket | 'All'; provider: string }>;

export const ALL = 'All';

/** What a row is named by: a formula finds names whatever their case. */
type Named = Readonly<{ day: Day; bucket: Bucket; name: string }>;

/**
 * The rows of Weekly: providers of each bucket by name, then its total, the
 * total of all, and at last each vendor that stands in several buckets. Names
 * that differ only in case are one, as they are to formulas.
 */
export function weeklyPairs(lines: readonly LedgerLine[], from: Day): Pair[] {
  const recent = lines.filter((line) => line.day >= from);
  const pairs = BUCKETS.reduce<Pair[]>((all, bucket) => {
    const providers = namesOf(recent.filter((line) => line.bucket === bucket).map((line) => ({ ...line, name: line.provider })));
    return providers.length === 0 ? all : all.concat(providers.map(({ name }): Pair => ({ bucket, provider: name })), { bucket, provider: ALL });
  }, []);
  const vendors = namesOf(recent.map((line) => ({ ...line, name: line.vendor }))).filter(({ buckets }) => buckets.size > 1);
  return pairs.concat({ bucket: ALL, provider: ALL }, vendors.map(({ name }): Pair => ({ bucket: ALL, provider: name })));
}

/** Each name as first spelt, in the order of the alphabet, with its buckets. */
function namesOf(lines: readonly Named[]): Readonly<{ name: string; buckets: Set<Bucket> }>[] {
  const names = new Map<string, { name: string; buckets: Set<Bucket> }>();
  lines.forEach(({ name, bucket }) => {
    const held = names.get(name.toLowerCase());
    if (held !== undefined) held.buckets.add(bucket);
    else if (name !== '') names.set(name.toLowerCase(), { name, buckets: new Set([bucket]) });
  });
  return [...names.keys()].sort().reduce<{ name: string; buckets: Set<Bucket> }[]>((all, key) => all.concat(names.get(key) ?? []), []);
}

/** A row that joins the buckets of one vendor. */
export function isVendor({ bucket, provider }: Readonly<{ bucket: string; provider: string }>): boolean {
  return bucket === ALL && provider !== ALL;
}

export function pairKey({ bucket, provider }: Readonly<{ bucket: string; provider: string }>): string {
  return `${bucket}\u001f${provider}`.toLowerCase();
}
