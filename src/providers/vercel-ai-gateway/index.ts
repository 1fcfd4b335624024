import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { withHeader } from '../kit/setting.js';
import { credits } from './credits.js';
import { costs, models, ownKey } from './report.js';

/**
 * Vercel's AI Gateway, which bills calls made with its own credentials in prepaid
 * credits; calls with an own provider key are billed by that provider and are told
 * in the log alone. The report that says so costs money by the query.
 */
export const vercelAiGateway: Provider = {
  id: 'vercel-ai-gateway',
  label: 'Vercel AI Gateway',
  vendor: 'Vercel',
  bucket: 'API',
  baseUrl: 'https://ai-gateway.vercel.sh/v1',
  credentials: [{ id: 'apiKey', label: 'AI Gateway key', createAt: 'https://vercel.com/docs/ai-gateway/authentication-and-byok/api-keys', scope: 'an AI Gateway API key of the team; the report wants a Pro or Enterprise plan', kind: 'text' }],
  settings: [],
  authorize: (call, { credentials }) => withHeader(call, 'Authorization', `Bearer ${credentials['apiKey'] ?? ''}`, 'vercel-ai-gateway'),
  errorText: (body) => errorSentence(body, ['error.message', 'error', 'message']),
  feeds: [credits, costs, models, ownKey],
  facts: {
    gives: ['usage', 'cost', 'balance'],
    auth: 'AI Gateway key, Bearer',
    lag: 'a few minutes',
    restates: 'the last 2 days are read again',
    limits: 'Vercel charges 0.005 USD for each report query: it runs only when you ask for it; own-key (BYOK) spend is shown in the API log and not counted as cost; single calls cannot be listed',
    verified: 'documentation',
  },
};
