import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { costs } from './costs.js';
import { settings } from './settings.js';

/** Together AI. Its billing report is in beta and switched on by its support. */
export const together: Provider = {
  id: 'together',
  label: 'Together AI',
  vendor: 'Together AI',
  bucket: 'API',
  baseUrl: 'https://api.together.ai',
  credentials: [{
    id: 'apiKey',
    label: 'API key',
    createAt: 'https://api.together.ai/settings/projects/~current/api-keys',
    scope: 'a key of any project; it reads the whole organization. Together’s support has to switch billing usage on first',
    kind: 'text',
  }],
  settings,
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message', 'message']),
  feeds: [costs],
  facts: {
    gives: ['cost'],
    auth: 'API key, Bearer',
    lag: 'up to 1 h for this month, up to 24 h for earlier ones; days count once they have ended',
    restates: 'the last 3 days are read again',
    limits: 'beta, per organization: without it the answer is 404; a month per request; no balance, no list of keys',
    verified: 'unverified',
  },
};
