import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { balance } from './balance.js';
import { costs } from './costs.js';
import { keys } from './keys.js';
import { settings } from './team.js';

/** The Grok API of one xAI team, read through the management API. Keys that call models are refused there. */
export const xai: Provider = {
  id: 'xai',
  label: 'xAI',
  vendor: 'xAI',
  bucket: 'API',
  baseUrl: 'https://management-api.x.ai',
  credentials: [{
    id: 'managementKey',
    label: 'Management key',
    createAt: 'https://console.x.ai/team/default/settings/management-keys',
    scope: 'a management key that may read billing; a key that calls models is refused',
    kind: 'text',
  }],
  settings,
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['managementKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message', 'error', 'message']),
  feeds: [costs, balance, keys],
  facts: {
    gives: ['cost', 'balance', 'keys'],
    auth: 'management key, Bearer',
    lag: 'not documented',
    restates: 'the last 3 days are read again',
    limits: 'cost by line item only, no tokens or request counts; very many line items are cut off, which is noted; the list of keys is not documented',
    verified: 'documentation',
    schema: 'prepaid balance and invoice by xai-org/xai-proto of 2026-05-17',
  },
};
