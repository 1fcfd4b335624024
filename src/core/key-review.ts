import { addDays, type Day } from './days.js';
import type { KeyRow } from './records.js';

/** Days without a use after which a key counts as forgotten. */
export const UNUSED_DAYS = 90;
/** Days of spend that are looked at. */
export const SPEND_DAYS = 30;

/**
 * What the usage of its connection tells of a key: `spent` and `idle` where the
 * connection reports by key, `unknown` where it does not.
 */
export type KeyUse = 'spent' | 'idle' | 'unknown';

/** Counts for what someone has to decide. */
export type KeyReview = Readonly<{ forgotten: number; unowned: number }>;

/** States in which a key opens nothing any more, in the words of the providers. */
const CLOSED = ['inactive', 'disabled', 'blocked', 'revoked', 'expired', 'archived', 'deleted'];

/** Whether a key can still be used. A state nobody knows is taken as open. */
export function isOpen({ state }: Pick<KeyRow, 'state'>): boolean {
  const words = state.toLowerCase();
  return !CLOSED.some((closed) => words.startsWith(closed));
}

/**
 * Why an open key is taken for forgotten: last used 90 days ago or more, or
 * without any use in the 30 days that its connection reports by key. A key used
 * or made within those 30 days is not; '' for it.
 */
export function forgottenWhy(key: Pick<KeyRow, 'state' | 'created' | 'lastUsed'>, use: KeyUse, today: Day): string {
  const { created, lastUsed } = key;
  const lately = addDays(today, -SPEND_DAYS);
  if (!isOpen(key) || use === 'spent') return '';
  if (lastUsed !== null && lastUsed <= addDays(today, -UNUSED_DAYS)) return `forgotten: not used since ${lastUsed}`;
  if (use === 'unknown' || (lastUsed !== null && lastUsed >= lately) || (created !== null && created >= lately)) return '';
  return `forgotten: no spend in ${SPEND_DAYS} days`;
}

/** What is wrong with a key in a few words; '' when nothing is. Keys that open nothing are never flagged. */
export function keyFlag(key: Pick<KeyRow, 'state' | 'created' | 'lastUsed' | 'owner'>, use: KeyUse, today: Day): string {
  const unowned = isOpen(key) && key.owner.trim() === '' ? 'no owner' : '';
  return [forgottenWhy(key, use, today), unowned].filter((text) => text !== '').join('; ');
}
