import type { SubscriptionKind } from '../core/subscriptions/subscription.js';

/**
 * List prices of common plans in USD without tax, to suggest in the register.
 *
 * Prices differ by country, store and contract and change often; a suggestion
 * never overwrites what the user typed. Where no price was read there is none:
 * the note says how the plan is charged.
 */
export type CatalogPlan = Readonly<{
  tool: string;
  plan: string;
  kind: SubscriptionKind;
  /** USD a month when billed monthly; null when not offered or not known. */
  monthly: number | null;
  /** USD a month when billed yearly; null when not offered or not known. */
  annual: number | null;
  /** USD a month before any seat; null for plans without such a part. */
  base: number | null;
  /** Seats charged at least; null where there is no such clause. */
  minimum: number | null;
  /** What the price is for: `flat`, `per seat`, `per resolution`. */
  basis: string;
  note: string;
  /** verified: vendor's own page. quoted: a third party read it from the vendor. unverified: community text, or nothing. */
  status: 'verified' | 'quoted' | 'unverified';
  source: string;
  /** When the source was read; '' where there is none. */
  checked: string;
}>;

type Numbers = readonly [monthly: number | null, annual: number | null];
export type Proof = Pick<CatalogPlan, 'status' | 'source' | 'checked'>;

/** One price for one person or the whole plan. */
export function flat(tool: string, plan: string, [monthly, annual]: Numbers, proved: Proof, note = ''): CatalogPlan {
  return { tool, plan, kind: 'flat plan', monthly, annual, base: null, minimum: null, basis: 'flat', note, ...proved };
}

/** A price per seat. */
export function seat(tool: string, plan: string, [monthly, annual]: Numbers, proved: Proof, note = '', minimum: number | null = null): CatalogPlan {
  return { tool, plan, kind: 'seat plan', monthly, annual, base: null, minimum, basis: 'per seat', note, ...proved };
}

/** Software per seat with AI in it, of which the user says how much is AI. */
export function inside(tool: string, plan: string, [monthly, annual]: Numbers, proved: Proof, note = ''): CatalogPlan {
  return { ...seat(tool, plan, [monthly, annual], proved, note), kind: 'AI inside SaaS' };
}

/** Software charged by what it did, month by month. */
export function byUse(tool: string, plan: string, basis: string, proved: Proof, note = ''): CatalogPlan {
  return { ...flat(tool, plan, [null, null], proved, note), kind: 'usage-based SaaS', basis };
}

export function proof(status: CatalogPlan['status'], source: string, checked: string): Proof {
  return { status, source, checked };
}
