import { plainModel, undatedModel } from '../prices/model-name.js';
import type { Priced, TokenMeter } from '../price.js';
import { tokenCounts } from '../price.js';
import { plainTier } from '../prices/tier.js';
import { plainUnit } from '../prices/unit.js';
import type { CostRow, UsageRow } from '../records.js';

/** A usage row with its list price, and where it stood in the input. */
export type Candidate = Readonly<{ index: number; row: UsageRow; priced: Priced }>;

/** The usage of one connection on one day, ready to be matched. */
export type DayUsage = Readonly<{
  candidates: readonly Candidate[];
  byModel: ReadonlyMap<string, readonly Candidate[]>;
  /** Whether usage and costs both say the sub account; else it cannot tell them apart. */
  tellsSubAccount: boolean;
  tellsKey: boolean;
}>;

export function dayUsage(candidates: readonly Candidate[], costs: readonly CostRow[]): DayUsage {
  const byModel = new Map<string, Candidate[]>();
  candidates.forEach((candidate) => {
    const id = undatedModel(candidate.row.model);
    const rows = byModel.get(id) ?? [];
    rows.push(candidate);
    byModel.set(id, rows);
  });
  return {
    candidates,
    byModel,
    tellsSubAccount: candidates.some(({ row }) => row.subAccount !== '') && costs.some(({ subAccount }) => subAccount !== ''),
    tellsKey: candidates.some(({ row }) => row.key !== ''),
  };
}

/**
 * The usage rows a billed row is about: those of its sub account, its key when
 * it has one, and its model; of them the ones with its tier and its meter,
 * then its meter alone, its tier alone, or all. Empty when it is about none.
 */
export function usageOfCost(cost: CostRow, usage: DayUsage): readonly Candidate[] {
  const there = (candidate: Candidate): boolean =>
    (!usage.tellsSubAccount || candidate.row.subAccount === cost.subAccount) && (cost.key === '' || !usage.tellsKey || candidate.row.key === cost.key);
  const pool = ofSubject(cost, usage).filter(there);
  const onTier = pool.filter(({ row }) => plainTier(row.tier) === plainTier(cost.tier));
  const metered = (rows: readonly Candidate[]): readonly Candidate[] => rows.filter((candidate) => hasMeter(candidate, cost));
  return [metered(onTier), metered(pool), onTier, pool].find((rows) => rows.length > 0) ?? [];
}

/** The token meters a billed row speaks of; none when it is about something else. */
export function metersOf(cost: CostRow): readonly TokenMeter[] {
  switch (cost.meter) {
    case 'input': case 'cacheRead': case 'cacheWrite1h': case 'output': return [cost.meter];
    case 'cacheWrite': return ['cacheWrite', 'cacheWrite1h'];
    default: return [];
  }
}

/** How much of the meters a row has: tokens, or the quantity of the unit the billed row counts. */
export function meteredQuantity({ row }: Candidate, cost: CostRow): number {
  const meters = metersOf(cost);
  if (meters.length === 0) return isUnitOf(row, cost) ? row.quantity ?? 0 : 0;
  const counts = tokenCounts(row);
  return meters.reduce((sum, meter) => sum + (counts[meter] ?? 0), 0);
}

function ofSubject(cost: CostRow, usage: DayUsage): readonly Candidate[] {
  if (cost.model !== '') return ofModel(cost.model, usage.byModel.get(undatedModel(cost.model)) ?? []);
  if (cost.lineItem === '' && cost.meter === '') return usage.candidates;
  return usage.candidates.filter(({ row }) => isUnitOf(row, cost));
}

/** Rows of that very id; else an undated id takes every release and a dated one the undated rows. */
function ofModel(model: string, sameModel: readonly Candidate[]): readonly Candidate[] {
  const exact = sameModel.filter(({ row }) => plainModel(row.model) === plainModel(model));
  if (exact.length > 0) return exact;
  const isDated = undatedModel(model) !== plainModel(model);
  return isDated ? sameModel.filter(({ row }) => undatedModel(row.model) === plainModel(row.model)) : sameModel;
}

function hasMeter(candidate: Candidate, cost: CostRow): boolean {
  return meteredQuantity(candidate, cost) > 0;
}

function isUnitOf(row: UsageRow, cost: CostRow): boolean {
  if (row.quantity === null || row.unit === '') return false;
  const unit = subjectOf(row.unit);
  return unit === subjectOf(cost.meter) || (cost.unit !== '' && unit === subjectOf(cost.unit)) || (unit === STORAGE && STORED.test(cost.lineItem));
}

const STORAGE = 'storage';
const STORED = /byte|storage/i;

/** Storage is used in bytes and billed in gibibyte hours: another measure of one thing. */
function subjectOf(unit: string): string {
  return STORED.test(unit) ? STORAGE : plainUnit(unit);
}
