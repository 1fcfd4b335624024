import { BUCKETS, type Bucket, type LedgerLine } from '../../core/records.js';
import type { Day } from '../../core/days.js';

/** A provider within a bucket; `All` for totals. */
export type Pair = Readonly<{ bucket: Bucket | 'All'; provider: string }>;

export const ALL = 'All';

/**
 * The rows of Weekly: providers of each bucket by name, then its total, at last
 * the total of all. Names that differ only in case are one, as they are to formulas.
 */
export function weeklyPairs(lines: readonly LedgerLine[], from: Day): Pair[] {
  const pairs = BUCKETS.reduce<Pair[]>((all, bucket) => {
    const names = new Map<string, string>();
    lines.forEach((line) => {
      if (line.bucket === bucket && line.day >= from && !names.has(line.provider.toLowerCase())) names.set(line.provider.toLowerCase(), line.provider);
    });
    const providers = [...names.keys()].sort().map((name): Pair => ({ bucket, provider: names.get(name) ?? name }));
    return providers.length === 0 ? all : all.concat(providers, { bucket, provider: ALL });
  }, []);
  return pairs.concat({ bucket: ALL, provider: ALL });
}

export function pairKey({ bucket, provider }: Readonly<{ bucket: string; provider: string }>): string {
  return `${bucket}\u001f${provider}`.toLowerCase();
}
