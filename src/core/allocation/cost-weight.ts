import { meteredQuantity, metersOf, type Candidate } from './cost-match.js';
import { add, decimal, isZero, sum, ZERO, type Decimal } from '../decimal.js';
import { isPriced } from '../price.js';
import type { CostRow } from '../records.js';

/**
 * What share of a billed row each usage row bears: by list cost of the meter
 * where all of them have one, else by the count of the meter, all tokens,
 * requests, or other quantities. Where nothing is counted they bear it evenly.
 */
export function weightsOf(cost: CostRow, rows: readonly Candidate[]): Decimal[] {
  const measures = [listCosts, (): Decimal[] => counts(rows, (candidate) => meteredQuantity(candidate, cost)), tokens, requests, quantities];
  for (const measure of measures) {
    const weights = measure(rows, cost);
    if (weights !== null && !isZero(sum(weights))) return weights;
  }
  return rows.map(() => ZERO);
}

function listCosts(rows: readonly Candidate[], cost: CostRow): Decimal[] | null {
  const meters: readonly string[] = metersOf(cost);
  const weights: Decimal[] = [];
  let currency = '';
  for (const { priced } of rows) {
    if (!isPriced(priced) || (currency !== '' && priced.currency !== currency)) return null;
    currency = priced.currency;
    weights.push(priced.parts.reduce((total, part) => (meters.length === 0 || meters.includes(part.meter) ? add(total, part.amount) : total), ZERO));
  }
  return weights;
}

function tokens(rows: readonly Candidate[]): Decimal[] {
  return counts(rows, ({ row }) => (row.inputTokens ?? 0) + (row.cacheReadTokens ?? 0) + (row.cacheWriteTokens ?? 0) + (row.outputTokens ?? 0));
}

function requests(rows: readonly Candidate[]): Decimal[] {
  return counts(rows, ({ row }) => row.requests ?? 0);
}

function quantities(rows: readonly Candidate[]): Decimal[] {
  return counts(rows, ({ row }) => row.quantity ?? 0);
}

function counts(rows: readonly Candidate[], countOf: (candidate: Candidate) => number): Decimal[] {
  return rows.map((candidate) => decimal(Math.max(0, countOf(candidate))));
}
