import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { withHeader } from '../kit/setting.js';
import { logs } from './logs.js';
import { settings } from './settings.js';

/** The log of one AI Gateway at Cloudflare. Its costs are estimates by list price. */
export const cloudflareAiGateway: Provider = {
  id: 'cloudflare-ai-gateway',
  label: 'Cloudflare AI Gateway',
  vendor: 'Cloudflare',
  bucket: 'API',
  attribution: true,
  baseUrl: 'https://api.cloudflare.com/client/v4',
  credentials: [{ id: 'apiKey', label: 'API token', createAt: 'https://dash.cloudflare.com/profile/api-tokens', scope: 'an API token with AI Gateway: Read on the account', kind: 'text' }],
  settings,
  authorize: (call, { credentials }) => withHeader(call, 'Authorization', `Bearer ${credentials['apiKey'] ?? ''}`, 'cloudflare-ai-gateway'),
  errorText: (body) => errorSentence(body, ['errors.0.message']),
  feeds: [logs],
  facts: {
    gives: ['requests'],
    auth: 'API token, Bearer',
    lag: 'minutes, not documented',
    restates: 'yesterday is read again',
    limits: '50 calls per page; 1,200 requests in 5 minutes; a gateway may stop logging or drop old calls; no counts of cached tokens',
    verified: 'official schema',
    schema: 'cloudflare/cloudflare-typescript of 2026-08-18',
  },
};
