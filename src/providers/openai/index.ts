import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { completions } from './completions.js';
import { costs } from './costs.js';
import { keys } from './keys.js';
import { projects, users } from './names.js';
import { otherUsage } from './other-usage.js';

/** The OpenAI platform, read with an organization's admin key. ChatGPT seats are not part of it. */
export const openai: Provider = {
  id: 'openai',
  label: 'OpenAI',
  vendor: 'OpenAI',
  bucket: 'API',
  baseUrl: 'https://api.openai.com/v1',
  credentials: [{
    id: 'adminKey',
    label: 'Admin key',
    createAt: 'https://platform.openai.com/settings/organization/admin-keys',
    scope: 'an organization admin key (sk-admin-…), which only an organization owner can create; project keys are refused',
    kind: 'text',
  }],
  settings: [],
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['adminKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message']),
  feeds: [costs, completions, ...otherUsage, projects, users, keys],
  facts: {
    gives: ['usage', 'cost', 'keys'],
    auth: 'admin key, Bearer',
    lag: 'not documented; usually hours',
    restates: 'the last 3 days are read again',
    limits: '31 days of usage or 180 days of costs per request',
    verified: 'official schema',
    schema: 'openai/openai-openapi of 2026-08-21',
  },
};
