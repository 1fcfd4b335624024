import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { logSettings } from '../kit/request-log.js';
import { withHeader } from '../kit/setting.js';
import { daily } from './daily.js';
import { keys } from './keys.js';
import { requests } from './requests.js';

/** A LiteLLM proxy of the company's own. It passes calls on to others, which bill them. */
export const litellm: Provider = {
  id: 'litellm',
  label: 'LiteLLM',
  vendor: 'LiteLLM',
  bucket: 'API',
  attribution: true,
  baseUrl: '',
  credentials: [{
    id: 'apiKey',
    label: 'Proxy admin key',
    createAt: 'https://docs.litellm.ai/docs/proxy/virtual_keys',
    scope: 'a proxy admin key, or a key with the permission get_spend_routes; a key of one user shows only that user’s calls',
    kind: 'text',
  }],
  settings: logSettings,
  authorize: (call, { credentials }) => withHeader(call, 'Authorization', `Bearer ${credentials['apiKey'] ?? ''}`, 'litellm'),
  errorText: (body) => errorSentence(body, ['error.message', 'detail.error', 'detail.0.msg', 'detail']),
  feeds: [requests, daily, keys],
  facts: {
    gives: ['requests', 'usage', 'keys'],
    auth: 'proxy admin key, Bearer; base URL of your own installation, reachable from the internet',
    lag: 'seconds to a minute',
    restates: 'yesterday’s calls and the last 2 days of sums are read again',
    limits: '100 calls per page; retention is the operator’s setting; cost is the proxy’s own reckoning, not a bill',
    verified: 'official schema',
    schema: 'BerriAI/litellm, its response models and table of calls as of 2026-09',
  },
};
