import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { balance } from './balance.js';

/** DeepSeek tells an API key what is left on the account and nothing else. */
export const deepseek: Provider = {
  id: 'deepseek',
  label: 'DeepSeek',
  vendor: 'DeepSeek',
  bucket: 'API',
  baseUrl: 'https://api.deepseek.com',
  credentials: [{
    id: 'apiKey',
    label: 'API key',
    createAt: 'https://platform.deepseek.com/api_keys',
    scope: 'an ordinary API key; there is no other sort',
    kind: 'text',
  }],
  settings: [],
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message']),
  feeds: [balance],
  facts: {
    gives: ['balance'],
    auth: 'API key, Bearer',
    lag: 'not documented',
    restates: 'a reading of now, one kept per day',
    limits: 'no usage, cost or keys by API: for these, import the console’s monthly export or your own request log',
    verified: 'documentation',
  },
};
