import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { charges } from './charges.js';
import { seats } from './seats.js';
import { usage } from './usage.js';

/** A Cursor team. The price of its seats is not reported: it stands on the Subscriptions tab, and only what goes beyond it is cost here. */
export const cursor: Provider = {
  id: 'cursor',
  label: 'Cursor',
  vendor: 'Cursor',
  bucket: 'Subscriptions',
  baseUrl: 'https://api.cursor.com',
  credentials: [{
    id: 'apiKey',
    label: 'Team API key',
    createAt: 'https://cursor.com/dashboard?tab=settings',
    scope: 'a key of the team’s Admin API, which a team admin creates; your plan may not include it',
    kind: 'text',
  }],
  settings: [],
  authorize: (call, { credentials }, signer) => ({ ...call, headers: { ...call.headers, Authorization: `Basic ${signer.base64(`${credentials['apiKey'] ?? ''}:`)}` } }),
  errorText: (body) => errorSentence(body, ['error.message', 'error', 'message']),
  feeds: [seats, charges, usage],
  facts: {
    gives: ['usage', 'cost', 'seats'],
    auth: 'team API key, Basic',
    lag: 'about 1 h, aggregated by the hour',
    restates: 'the last 2 days are read again',
    limits: '20 requests a minute; spend of a member is that of the current billing cycle; how far back events reach is not documented; seat prices are not reported; no single-user plans',
    verified: 'documentation',
  },
};
