import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { logSettings } from '../kit/request-log.js';
import { withHeader } from '../kit/setting.js';
import { requests } from './requests.js';

/** Helicone's log of calls, in its cloud or self-hosted. Costs are its own reckoning. */
export const helicone: Provider = {
  id: 'helicone',
  label: 'Helicone',
  vendor: 'Helicone',
  bucket: 'API',
  attribution: true,
  baseUrl: 'https://api.helicone.ai',
  credentials: [{ id: 'apiKey', label: 'API key', createAt: 'https://us.helicone.ai/settings/api-keys', scope: 'an API key that may read; keys of the EU are apart and want https://eu.api.helicone.ai as base URL', kind: 'text' }],
  settings: logSettings,
  authorize: (call, { credentials }) => withHeader(call, 'Authorization', `Bearer ${credentials['apiKey'] ?? ''}`, 'helicone'),
  errorText: (body) => errorSentence(body, ['error', 'error.message', 'message']),
  feeds: [requests],
  facts: {
    gives: ['requests'],
    auth: 'API key, Bearer',
    lag: 'minutes, not documented',
    restates: 'yesterday is read again',
    limits: '10 requests a minute on Hobby, 60 on Pro; calls are kept 7 days to 3 months by plan; in maintenance since March 2026',
    verified: 'official schema',
    schema: 'Helicone/helicone docs/swagger.json',
  },
};
