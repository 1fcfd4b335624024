import type { Subscription } from './subscription.js';

/** Words that tell no product from another. */
const FILLERS = ['in', 'for', 'by', 'the', 'and', 'plan', 'seat', 'seats'];

/** What of a row tells whose seats it is about. */
export type SeatPlan = Pick<Subscription, 'provider' | 'plan' | 'kind'>;

/** What a product is called by its provider, and whose it is. */
export type Product = Readonly<{ names: readonly string[]; vendor: string }>;

/** Whether seats are counted on a row at all. */
export function isSeatPlan({ kind }: SeatPlan): boolean {
  return kind === 'seat plan' || kind === 'AI inside SaaS';
}

/** Whether a row names the product by its own name, in its provider or in provider and plan together: `GitHub` and `Copilot Business`. */
export function isExactly({ provider, plan }: SeatPlan, names: readonly string[]): boolean {
  return names.some((name) => wordsOf(name).join(' ') === wordsOf(provider).join(' ') || holds(wordsOf(`${provider} ${plan}`), wordsOf(name)));
}

/** Whether a row may be about the product: all words of its provider are in a name, and it is not the vendor alone, who sells more. */
export function isLikely({ provider }: Subscription, { names, vendor }: Product): boolean {
  const words = wordsOf(provider);
  return words.join(' ') !== wordsOf(vendor).join(' ') && names.some((name) => holds(wordsOf(name), words));
}

/**
 * The row each seat or seat fee of one provider is about, in the order given;
 * null where that cannot be told.
 *
 * The plan decides where it is told. Where no plan meets any row, or a seat has
 * none, a provider with one row has all; with several it cannot be told.
 *
 * @param seatPlans the plan of each seat, '' where the provider does not say
 * @param rows the seat plans of this provider
 */
export function rowsOfSeats<P extends SeatPlan>(seatPlans: readonly string[], rows: readonly P[]): (P | null)[] {
  const named = seatPlans.map((plan) => (plan === '' ? null : rowOfPlan(plan, rows)));
  const only = rows.length === 1 ? rows[0] ?? null : null;
  const noneMet = named.every((row) => row === null);
  return named.map((row, index) => row ?? (noneMet || seatPlans[index] === '' ? only : null));
}

/** The row whose plan has the most words in common, all of its words being in the other or the other way round. */
function rowOfPlan<P extends SeatPlan>(plan: string, rows: readonly P[]): P | null {
  const words = wordsOf(plan);
  const met = rows.filter((row) => row.plan !== '' && (holds(words, wordsOf(row.plan)) || holds(wordsOf(row.plan), words)));
  const common = (row: P): number => wordsOf(row.plan).filter((word) => words.includes(word)).length;
  const most = Math.max(...met.map(common));
  const best = met.filter((row) => common(row) === most);
  return best.length === 1 ? best[0] ?? null : null;
}

/** Whether every word of `part` is in `whole`; nothing holds no words. */
function holds(whole: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && part.every((word) => whole.includes(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '' && !FILLERS.includes(word));
}
