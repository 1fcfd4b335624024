import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { balance } from './balance.js';
import { settings } from './service.js';

/** Moonshot AI's Kimi platform tells an API key what is left on the account and nothing else. */
export const moonshot: Provider = {
  id: 'moonshot',
  label: 'Moonshot AI (Kimi)',
  vendor: 'Moonshot AI',
  bucket: 'API',
  baseUrl: 'https://api.moonshot.ai',
  credentials: [{
    id: 'apiKey',
    label: 'API key',
    createAt: 'https://platform.moonshot.ai/console/api-keys',
    scope: 'an ordinary API key of the service chosen; keys of api.moonshot.ai and api.moonshot.cn are not exchangeable',
    kind: 'text',
  }],
  settings,
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message']),
  feeds: [balance],
  facts: {
    gives: ['balance'],
    auth: 'API key, Bearer',
    lag: 'not documented',
    restates: 'a reading of now, one kept per day',
    limits: 'no usage, cost or keys by API: the console shows fees per day the next morning; use it or your own request log',
    verified: 'documentation',
  },
};
