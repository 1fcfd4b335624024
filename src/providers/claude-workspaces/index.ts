import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { claudeCode } from './claude-code.js';
import { costs } from './costs.js';
import { members, seatCount } from './members.js';
import { productSetting } from './product.js';

/** Claude Enterprise, and Claude Code of a Console organization. Team, Pro and Max have no API: they stand on the Subscriptions tab. */
export const claudeWorkspaces: Provider = {
  id: 'claude-workspaces',
  label: 'Claude seats',
  vendor: 'Anthropic',
  bucket: 'Subscriptions',
  baseUrl: 'https://api.anthropic.com',
  credentials: [{
    id: 'apiKey',
    label: 'Analytics or Admin key',
    createAt: 'https://claude.ai/analytics/api-keys',
    scope: 'for Claude Enterprise an Analytics key (read:analytics), which the Primary Owner creates; for Claude Code an Admin key of the Console',
    kind: 'text',
  }],
  settings: [productSetting],
  authorize: (call, { credentials }) => ({
    ...call,
    headers: { ...call.headers, 'x-api-key': credentials['apiKey'] ?? '', 'anthropic-version': '2023-06-01', 'User-Agent': 'Spendsheet (Google Sheets add-on)' },
  }),
  errorText: (body) => errorSentence(body, ['error.message']),
  // A cursor dies when the figures behind it are renewed.
  refusal: (status) => (status === 410 ? 'restart' : null),
  feeds: [costs, members, seatCount, claudeCode],
  facts: {
    gives: ['cost', 'seats'],
    auth: 'Analytics key or admin key, x-api-key',
    lag: 'about 4 h, up to 24 h; Claude Code about 1 h; seat counts 3 days',
    lagHours: 24,
    restates: 'the last 30 days are read again',
    limits: '31 days per request, none before 2026-01-01; Claude Code one day per request; seat fees and holders are not reported; nothing for Team, Pro and Max',
    verified: 'documentation',
  },
};
