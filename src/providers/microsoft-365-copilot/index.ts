import type { Provider } from '../provider.js';
import { entraSecret, entraSettings, entraSignIn } from '../kit/entra.js';
import { errorSentence } from '../kit/error-text.js';
import { licences } from './licences.js';
import { users } from './users.js';

/** Microsoft 365 Copilot of one tenant: who has it and who uses it. Its price stands on the Subscriptions tab. */
export const microsoft365Copilot: Provider = {
  id: 'microsoft-365-copilot',
  label: 'Microsoft 365 Copilot',
  vendor: 'Microsoft',
  bucket: 'Subscriptions',
  baseUrl: 'https://graph.microsoft.com',
  credentials: [entraSecret('an app registration with the application permission Reports.Read.All; LicenseAssignment.Read.All too, for licences that nobody holds')],
  settings: entraSettings,
  authorize: (call, { token }) => ({ ...call, headers: { ...call.headers, Authorization: `Bearer ${token ?? ''}` } }),
  token: entraSignIn('microsoft-365-copilot', 'https://graph.microsoft.com'),
  errorText: (body) => errorSentence(body, ['error.message', 'error_description']),
  feeds: [users, licences],
  facts: {
    gives: ['seats'],
    auth: 'Entra app, client credentials',
    lag: '1 to 2 days',
    restates: 'read whole each time',
    limits: 'no cost, no prompt counts; the report is a beta of Graph; names may be hidden by the tenant',
    verified: 'documentation',
    schema: 'licences by @microsoft/microsoft-graph-types 2.43.1; the usage report has no public schema',
  },
};
