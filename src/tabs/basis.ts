import type { Basis } from '../core/records.js';

/** The basis a cell names; anything else is missing, so that a spoiled cell never counts as billed. */
export function basisOf(text: string): Basis {
  return text === 'billed' || text === 'estimated' ? text : 'missing';
}

export const BASIS_NOTE =
  'billed: the amount the provider charges. estimated: quantity times price, because the provider reports no cost. missing: no price is known, so the row has no amount and totals say so.';
