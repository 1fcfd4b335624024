import type { Provider } from '../../providers/provider.js';
import type { HttpAnswer } from '../ports.js';
import { serverInstant } from './wait.js';

/** Signed requests and statements are refused beyond some five minutes. */
const MOST_MINUTES = 5;

/**
 * What to do first when what carries a signed time was refused while the two
 * clocks differ; '' when they agree, the server tells no time, or time is not
 * signed: then a wrong clock is no reason.
 */
export function clockHint(answer: HttpAnswer, now: number, { label, signsTime }: Pick<Provider, 'label' | 'signsTime'>): string {
  const server = signsTime === true && answer.answered ? serverInstant(answer.headers) : null;
  if (server === null) return '';
  const minutes = Math.round((now - server) / 60_000);
  if (Math.abs(minutes) < MOST_MINUTES) return '';
  return `Set the clock right first: it is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} that of ${label}, and signed requests are refused then. `;
}
