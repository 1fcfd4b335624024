import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { costs } from './costs.js';
import { seats } from './seats.js';
import { settings } from './usage-page.js';

/** Codex in a ChatGPT Enterprise workspace. Seats of ChatGPT itself have no API: they stand on the Subscriptions tab. */
export const chatgptWorkspaces: Provider = {
  id: 'chatgpt-workspaces',
  label: 'ChatGPT Enterprise (Codex)',
  vendor: 'OpenAI',
  bucket: 'Subscriptions',
  baseUrl: 'https://api.chatgpt.com',
  credentials: [{
    id: 'apiKey',
    label: 'Analytics key',
    createAt: 'https://platform.openai.com/settings/organization/admin-keys',
    scope: 'codex.enterprise.analytics.read, on a key of the organization that the workspace belongs to; older workspaces ask OpenAI support for it',
    kind: 'text',
  }],
  settings,
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['apiKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message', 'detail.0.msg', 'detail', 'message']),
  feeds: [costs, seats],
  facts: {
    gives: ['cost', 'seats'],
    auth: 'scoped key, Bearer',
    lag: 'up to 12 h',
    lagHours: 12,
    restates: 'the last 5 days are read again',
    limits: 'Codex of Enterprise workspaces only; credits have no price here; nothing for Business, Plus, Pro and Go; field names of tokens are not documented and not read',
    verified: 'unverified',
  },
};
