import type { CatalogPlan } from './catalog-plan.js';
import { saasPlans } from './catalog-saas.js';
import { toolPlans } from './catalog-tools.js';

export type { CatalogPlan } from './catalog-plan.js';

/** Every plan the register can suggest. */
export const catalog: readonly CatalogPlan[] = [...toolPlans, ...saasPlans];

/** The plan of that name, whatever the case; null when the catalog does not hold it. */
export function catalogPlan(tool: string, plan: string): CatalogPlan | null {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  return catalog.find((entry) => same(entry.tool, tool) && same(entry.plan, plan)) ?? null;
}

/** One line for the register: the price with its source and date, else how the plan is charged. */
export function suggestionText(plan: CatalogPlan): string {
  const prices = [priceText(plan, plan.monthly, 'a month'), priceText(plan, plan.annual, 'a month billed yearly')].filter((text) => text !== '');
  const kind = plan.kind === 'AI inside SaaS' || plan.kind === 'usage-based SaaS' ? plan.kind : '';
  const basis = plan.minimum === null ? plan.basis : `${plan.basis}, min ${plan.minimum}`;
  const proof = plan.checked === '' ? '' : `${plan.status}: ${plan.source}, checked ${plan.checked}`;
  const about = [kind, basis, plan.note, proof].filter((text) => text !== '').join('; ');
  return `${prices.length === 0 ? 'No list price kept' : prices.join(' or ')} (${about})`;
}

function priceText({ base }: CatalogPlan, price: number | null, per: string): string {
  if (price === null) return '';
  return `${base === null ? '' : `${base.toFixed(2)} USD and `}${price.toFixed(2)} USD ${base === null ? '' : 'a seat '}${per}`;
}
