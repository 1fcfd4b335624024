import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { settings } from './accounts.js';
import { costs } from './costs.js';
import { dedicated } from './dedicated.js';
import { keys } from './keys.js';
import { serverless } from './serverless.js';

/** Fireworks AI: serverless models by token and dedicated deployments by the second. */
export const fireworks: Provider = {
  id: 'fireworks',
  label: 'Fireworks AI',
  vendor: 'Fireworks AI',
  bucket: 'API',
  baseUrl: 'https://api.fireworks.ai',
  credentials: [{
    id: 'apiKey',
    label: 'API key',
    createAt: 'https://app.fireworks.ai/settings/users/api-keys',
    scope: 'an ordinary API key of the account; keys of other members are listed only for an admin’s',
    kind: 'text',
  }],
  settings,
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['message', 'error.message']),
  feeds: [costs, serverless, dedicated, keys],
  facts: {
    gives: ['usage', 'cost', 'keys'],
    auth: 'API key, Bearer',
    lag: 'not documented',
    restates: 'the last 3 days are read again',
    limits: 'costs are one request per day; 31 days of usage per request; no request counts, no balance; usage by model and not by key',
    verified: 'official schema',
    schema: 'gateway API 4.259.0',
  },
};
