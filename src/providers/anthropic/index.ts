import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { sourceSetting } from './analytics-page.js';
import { costs } from './costs.js';
import { keys } from './keys.js';
import { messages } from './messages.js';
import { users, workspaces } from './names.js';

/** The Claude API of one Console organization. Claude on a cloud is billed by that cloud; seats are not part of it. */
export const anthropic: Provider = {
  id: 'anthropic',
  label: 'Anthropic',
  vendor: 'Anthropic',
  bucket: 'API',
  baseUrl: 'https://api.anthropic.com',
  credentials: [{
    id: 'adminKey',
    label: 'Admin key',
    createAt: 'https://platform.claude.com/settings/admin-keys',
    scope: 'an Admin API key (sk-ant-admin01-…), which an organization admin creates; workspace keys are refused',
    kind: 'text',
  }],
  settings: [sourceSetting],
  authorize: (call, { credentials }) => ({
    ...call,
    headers: { ...call.headers, 'x-api-key': credentials['adminKey'] ?? '', 'anthropic-version': '2023-06-01', 'User-Agent': 'Spendsheet (Google Sheets add-on)' },
  }),
  errorText: (body) => errorSentence(body, ['error.message']),
  // A cursor dies when the figures behind it are renewed.
  refusal: (status) => (status === 410 ? 'restart' : null),
  feeds: [costs, messages, workspaces, users, keys],
  facts: {
    gives: ['usage', 'cost', 'keys'],
    auth: 'admin key, x-api-key',
    lag: 'about 5 minutes',
    restates: 'the last 30 days are read again: the analytics may change that long',
    limits: '31 days per request; poll at most once a minute; request counts and cost per key only by the analytics, in beta; priority tier has no cost',
    verified: 'documentation',
  },
};
