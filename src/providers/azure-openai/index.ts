import { Fault } from '../../core/fault.js';
import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { AZURE } from './address.js';
import { charges, marketplace } from './charges.js';
import { refusal } from './refusal.js';
import { settings } from './settings.js';
import { signIn } from './sign-in.js';

/** Azure OpenAI, Foundry and partner models, read from Cost Management. */
export const azureOpenai: Provider = {
  id: 'azure-openai',
  label: 'Azure OpenAI',
  vendor: 'Microsoft',
  bucket: 'Cloud',
  baseUrl: AZURE,
  credentials: [{
    id: 'clientSecret',
    label: 'Client secret',
    createAt: 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    scope: 'a secret of an app registration that has the role Cost Management Reader on the scope',
    kind: 'text',
  }],
  settings,
  authorize: (call, { token }) => {
    if (token === undefined || token === '') throw new Fault('credential', 'The connection is not signed in.', 'azure-openai', 'Paste a client secret, or connect again.');
    return { ...call, headers: { ...call.headers, Authorization: `Bearer ${token}` } };
  },
  token: signIn,
  errorText: (body) => errorSentence(body, ['error.message', 'error_description']),
  refusal,
  feeds: [charges, marketplace],
  facts: {
    gives: ['cost'],
    auth: 'app registration, client credentials',
    lag: '8 to 24 h, renewed about every 4 h',
    lagHours: 24,
    restates: 'the last 36 days are read again',
    limits: '31 days and two groupings per query; about 4 queries a minute; no tokens, keys or request counts; the form of Marketplace rows is not documented',
    verified: 'official schema',
    schema: 'Azure/azure-rest-api-specs, Cost Management 2025-03-01',
  },
};
