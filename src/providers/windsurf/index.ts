import type { Connection, HttpCall, Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { credits } from './credits.js';
import { seats } from './seats.js';
import { settings } from './settings.js';

/** Windsurf, now Devin, of an Enterprise team. It reports no money: seats stand on the Subscriptions tab with their price. */
export const windsurf: Provider = {
  id: 'windsurf',
  label: 'Windsurf (Devin)',
  vendor: 'Windsurf',
  bucket: 'Subscriptions',
  baseUrl: 'https://server.codeium.com/api/v1',
  credentials: [{
    id: 'apiKey',
    label: 'Service key',
    createAt: 'https://windsurf.com/team/settings',
    scope: 'a service key of an Enterprise team with Teams Read-Only, and Billing Read for add-on credits',
    kind: 'text',
  }],
  settings,
  authorize: withServiceKey,
  errorText: (body) => errorSentence(body, ['message', 'error.message', 'error']),
  feeds: [seats, credits],
  facts: {
    gives: ['seats', 'balance'],
    auth: 'service key in the body of each call',
    lag: 'not documented',
    restates: 'read whole each time',
    limits: 'Enterprise plans only; credits and quotas, no money; prices are typed by you',
    verified: 'documentation',
  },
};

/** The key belongs into the body of the call, beside what it asks for. */
function withServiceKey(call: HttpCall, { credentials }: Connection): HttpCall {
  const asked = call.body === null ? {} : (JSON.parse(call.body) as Readonly<Record<string, unknown>>);
  return { ...call, body: JSON.stringify({ ...asked, service_key: credentials['apiKey'] ?? '' }) };
}
