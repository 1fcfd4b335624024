import { Fault } from '../../core/fault.js';
import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { serviceAccountSignIn } from '../kit/google-sign-in.js';
import { licences } from './licences.js';
import { setting, settings, wantsActivity } from './settings.js';

const LICENSING = 'https://www.googleapis.com/auth/apps.licensing';
const AUDIT = 'https://www.googleapis.com/auth/admin.reports.audit.readonly';

/** Gemini licences of a Google Workspace. Google reports no price of them: it stands on the Subscriptions tab. */
export const googleWorkspaceGemini: Provider = {
  id: 'google-workspace-gemini',
  label: 'Gemini in Google Workspace',
  vendor: 'Google',
  bucket: 'Subscriptions',
  baseUrl: 'https://licensing.googleapis.com',
  credentials: [{
    id: 'serviceAccount',
    label: 'Service account key',
    createAt: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
    scope: 'a service account with domain-wide delegation of apps.licensing (and admin.reports.audit.readonly for activity), to act for an administrator with the License Management right',
    kind: 'json',
    optional: true,
  }],
  settings,
  authorize: (call, { token }) => {
    if (token === undefined || token === '') throw new Fault('credential', 'The connection is not signed in.', 'google-workspace-gemini', 'Paste a service account key, or connect again.');
    return { ...call, headers: { ...call.headers, Authorization: `Bearer ${token}` } };
  },
  signsTime: true,
  token: serviceAccountSignIn('google-workspace-gemini', (connection) => ({
    scopes: wantsActivity(connection) ? [LICENSING, AUDIT] : [LICENSING],
    subject: setting(connection, 'adminEmail'),
  })),
  errorText: (body) => errorSentence(body, ['error.message', 'error_description']),
  feeds: [licences],
  facts: {
    gives: ['seats'],
    auth: 'service account with domain-wide delegation, or your own Google account',
    lag: 'licences at once; activity up to a few days',
    restates: 'read whole each time',
    limits: 'no cost and no tokens; Gemini that is part of a Workspace edition has no licence of its own; activity of 30 days on request',
    verified: 'documentation',
    schema: 'Licensing v1 and Reports v1, discovery documents of 2026-08-01; parameters of Gemini events are not in them',
  },
};
