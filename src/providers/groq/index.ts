import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { usage } from './usage.js';

/** GroqCloud of an Enterprise organization, from its metrics. Other organizations take the road of the same name. */
export const groq: Provider = {
  id: 'groq',
  label: 'Groq',
  vendor: 'Groq',
  bucket: 'API',
  baseUrl: 'https://api.groq.com/v1/metrics/prometheus',
  credentials: [{
    id: 'apiKey',
    label: 'API key',
    createAt: 'https://console.groq.com/keys',
    scope: 'a key of an Enterprise organization; for every other the metrics answer 404',
    kind: 'text',
  }],
  settings: [],
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message', 'error']),
  feeds: [usage],
  facts: {
    gives: ['usage'],
    auth: 'API key of an Enterprise organization, Bearer',
    lag: 'minutes',
    restates: 'the last day is read again',
    limits: 'Enterprise only; counts are added up from five-minute rates and are estimates; no cost, no keys, no balance',
    verified: 'unverified',
  },
};
