import type { RefusalMeaning } from '../provider.js';

/** Codes of a subscription that has no cost yet. */
const NOTHING_YET = ['SubscriptionHasNoUsages', 'BillingSubscriptionNotFound'];

/** 204 and 424 say that there is nothing yet; so do some codes, whatever the status. */
export function refusal(status: number, body: unknown): RefusalMeaning | null {
  if (status === 204 || status === 424) return 'empty';
  const error = at(body, 'error');
  const code = at(error, 'code');
  if (typeof code === 'string' && NOTHING_YET.indexOf(code) >= 0) return 'empty';
  if (status === 400 && error === 'invalid_client') return 'credential';
  return null;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
