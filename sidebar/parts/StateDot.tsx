import { STATES } from '../words.js';
import type { FeedHealth } from '../../src/app/api.js';

/** Colour with its word beside it, so that nobody needs the colour. */
export function StateDot({ state, word }: { state: FeedHealth['state']; word?: string | undefined }) {
  const { tone, word: usual } = STATES[state];
  return <span class={`state ${tone}`}><span class="dot" aria-hidden="true" />{word ?? usual}</span>;
}
