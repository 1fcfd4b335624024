import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { logs } from './logs.js';
import { models } from './models.js';
import { reachesPortkey, settings } from './settings.js';

/** Portkey's gateway: single calls by an export job, or calls per day and model. */
export const portkey: Provider = {
  id: 'portkey',
  label: 'Portkey',
  vendor: 'Portkey',
  bucket: 'API',
  attribution: true,
  baseUrl: 'https://api.portkey.ai/v1',
  credentials: [{ id: 'apiKey', label: 'API key', createAt: 'https://app.portkey.ai/api-keys', scope: 'a workspace or admin key that may read analytics and export logs', kind: 'text' }],
  settings,
  // The file of an export lies elsewhere, under an address that signs itself: the key stays at home.
  authorize: (call, connection) => (reachesPortkey(call.url, connection) ? { ...call, headers: { ...call.headers, 'x-portkey-api-key': connection.credentials['apiKey'] ?? '' } } : call),
  errorText: (body) => errorSentence(body, ['error.message', 'message', 'data.message']),
  feeds: [logs, models],
  facts: {
    gives: ['requests', 'usage'],
    auth: 'x-portkey-api-key',
    lag: 'minutes, not documented',
    restates: 'yesterday is read again; calls per model of the last 2 days',
    limits: 'single calls by an export job of at most 50,000, on plans that have it; no counts of cached tokens; the form of the exported file is not documented',
    verified: 'official schema',
    schema: 'Portkey-AI/openapi of 2026-06-12',
  },
};
