import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { byok, costs, usage } from './activity.js';
import { credits } from './credits.js';
import { keys } from './keys.js';
import { members, workspaces } from './names.js';
import { requests } from './requests.js';

/** OpenRouter, which bills in prepaid credits. What calls with an own provider key cost upstream is another wallet: it is told in the log and is no cost here. */
export const openrouter: Provider = {
  id: 'openrouter',
  label: 'OpenRouter',
  vendor: 'OpenRouter',
  bucket: 'API',
  baseUrl: 'https://openrouter.ai/api/v1',
  credentials: [{
    id: 'adminKey',
    label: 'Management key',
    createAt: 'https://openrouter.ai/settings/management-keys',
    scope: 'a management key; a normal API key cannot read activity, credits or keys',
    kind: 'text',
  }],
  settings: [{
    id: 'requestLog', label: 'Fetch single requests', kind: 'yesNo', required: false, default: 'no',
    help: 'One row per request in the API log, from the analytics beta. Leave off for busy accounts: days are bounded to 10,000 requests.',
  }],
  authorize: (call, { credentials }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${credentials['adminKey'] ?? ''}` } }),
  errorText: (body) => errorSentence(body, ['error.message']),
  feeds: [costs, usage, byok, credits, keys, workspaces, members, requests],
  facts: {
    gives: ['usage', 'cost', 'requests', 'keys', 'balance'],
    auth: 'management key, Bearer',
    lag: 'a day is told once it ended in UTC; credits up to 60 s',
    restates: 'not documented; the last 2 days are read again',
    limits: 'the last 30 completed UTC days; no cached tokens and no keys per day; own-key (BYOK) spend is shown in the API log and not counted as cost',
    verified: 'official schema',
    schema: 'OpenRouterTeam/typescript-sdk of 2026-08-22; own-key counts as seen in answers',
  },
};
