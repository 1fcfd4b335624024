import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { balance } from './balance.js';
import { metrics } from './metrics.js';
import { settings } from './settings.js';
import { costs, topUps, usage } from './transactions.js';

/** AICredits, a gateway to many models that bills in prepaid rupees. */
export const aicredits: Provider = {
  id: 'aicredits',
  label: 'AICredits',
  vendor: 'AICredits',
  bucket: 'API',
  baseUrl: 'https://api.aicredits.in',
  credentials: [{
    id: 'apiKey',
    label: 'API key',
    createAt: 'https://aicredits.in/dashboard',
    scope: 'an ordinary API key (sk-…)',
    kind: 'text',
  }],
  settings,
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message', 'error', 'message', 'detail']),
  feeds: [costs, usage, topUps, balance, metrics],
  facts: {
    gives: ['usage', 'cost', 'balance'],
    auth: 'API key, Bearer',
    lag: 'seconds in the dashboard; not documented for the API',
    restates: 'the last 2 days are read again',
    limits: 'the latest transactions only, 100 unless set; the counters of a self-hosted install are totals since its start and count in no day',
    verified: 'unverified',
  },
};
