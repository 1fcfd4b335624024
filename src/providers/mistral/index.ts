import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { keys } from './keys.js';
import { users, workspaces } from './names.js';
import { costs, usage } from './usage.js';

const CONSOLE = 'https://console.mistral.ai/api/admin';
const CONSOLE_HOST = /^https?:\/\/console\.mistral\.ai(:\d+)?\//;

/** Mistral AI's Admin API, which only Enterprise organizations have. */
export const mistral: Provider = {
  id: 'mistral',
  label: 'Mistral AI',
  vendor: 'Mistral AI',
  bucket: 'API',
  baseUrl: 'https://api.mistral.ai/v1/admin',
  credentials: [{
    id: 'adminKey',
    label: 'Admin API key',
    createAt: 'https://admin.mistral.ai/organization/api-keys',
    scope: 'an Admin API key of an Enterprise organization; workspace keys are refused',
    kind: 'text',
  }],
  settings: [],
  authorize: (call, { credentials }) => {
    const key = credentials['adminKey'] ?? '';
    return { ...call, headers: { ...call.headers, ...(CONSOLE_HOST.test(call.url) ? { 'x-api-key': key } : { Authorization: `Bearer ${key}` }) } };
  },
  errorText: (body) => errorSentence(body, ['message', 'error.message', 'detail', 'detail.0.msg']),
  feeds: [costs, usage, keys, workspaces, users],
  facts: {
    gives: ['usage', 'cost', 'keys'],
    auth: `Admin API key, Bearer; x-api-key where the base URL is ${CONSOLE}`,
    lag: 'not documented',
    restates: 'this month and the one before are read again',
    limits: 'Enterprise plan only (beta); one call per month; cost is paid quantity times the price in the same answer; if the address answers 404, give the console address as base URL',
    verified: 'official schema',
    schema: 'mistralai/platform-docs-public of 2026-08-21; the fields of an entry are open in it',
  },
};
