import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { withHeader } from '../kit/setting.js';
import { credits } from './credits.js';
import { models } from './models.js';

/** Vercel's AI Gateway: the prepaid balance, and a report by model that Vercel charges for. */
export const vercelAiGateway: Provider = {
  id: 'vercel-ai-gateway',
  label: 'Vercel AI Gateway',
  vendor: 'Vercel',
  bucket: 'API',
  attribution: true,
  baseUrl: 'https://ai-gateway.vercel.sh/v1',
  credentials: [{ id: 'apiKey', label: 'AI Gateway key', createAt: 'https://vercel.com/docs/ai-gateway/authentication-and-byok/api-keys', scope: 'an AI Gateway API key of the team; the report wants a Pro or Enterprise plan', kind: 'text' }],
  settings: [],
  authorize: (call, { credentials }) => withHeader(call, 'Authorization', `Bearer ${credentials['apiKey'] ?? ''}`, 'vercel-ai-gateway'),
  errorText: (body) => errorSentence(body, ['error.message', 'error', 'message']),
  feeds: [credits, models],
  facts: {
    gives: ['usage', 'balance'],
    auth: 'AI Gateway key, Bearer',
    lag: 'a few minutes',
    restates: 'the last 2 days are read again',
    limits: 'Vercel charges for each report query: it runs only when you ask for it; single calls cannot be listed',
    verified: 'documentation',
  },
};
