import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { balance } from './balance.js';
import { charges } from './charges.js';
import { seats } from './seats.js';
import { settings } from './settings.js';

/** v0 by Vercel. Its events tell dollars; which of them the credits of a plan have paid is the user's to say. */
export const v0: Provider = {
  id: 'v0',
  label: 'v0',
  vendor: 'Vercel',
  bucket: 'Subscriptions',
  baseUrl: 'https://api.v0.dev/v1',
  credentials: [{ id: 'apiKey', label: 'API key', createAt: 'https://v0.app/chat/settings/keys', scope: 'a v0 key; members’ activity needs an Enterprise team and the role owner or billing', kind: 'text' }],
  settings,
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message', 'message']),
  feeds: [charges, balance, seats],
  facts: {
    gives: ['cost', 'seats', 'balance'],
    auth: 'API key, Bearer',
    lag: 'not documented',
    restates: 'not documented; the last 2 days are read again',
    limits: '150 events per page; no tokens; the sign of refunds and the unit of the balance are not documented',
    verified: 'official schema',
    schema: 'v0 App API 1, of 2026-08-22',
  },
};
