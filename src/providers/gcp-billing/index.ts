import { addDays } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { charges, queryCall } from './charges.js';
import { settings } from './settings.js';
import { signIn } from './sign-in.js';

/** Google Cloud's AI services, Vertex AI and the Gemini API with partner models, read from the billing export. */
export const gcpBilling: Provider = {
  id: 'gcp-billing',
  label: 'Google Cloud',
  vendor: 'Google',
  bucket: 'Cloud',
  // Invoices count days of the Pacific coast, while rows carry UTC days.
  invoiceUtcOffset: -8,
  baseUrl: 'https://bigquery.googleapis.com/bigquery/v2',
  credentials: [{
    id: 'serviceAccount',
    label: 'Service account key',
    createAt: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
    scope: 'a service account with BigQuery Job User on the query project and BigQuery Data Viewer on the dataset',
    kind: 'json',
    optional: true,
  }],
  settings,
  authorize: (call, { token }) => {
    if (token === undefined || token === '') throw new Fault('credential', 'The connection is not signed in.', 'gcp-billing', 'Paste a service account key, or connect again.');
    return { ...call, headers: { ...call.headers, Authorization: `Bearer ${token}` } };
  },
  signsTime: true,
  token: signIn,
  probe: (step) => queryCall({ ...step, period: { start: step.today, end: addDays(step.today, 1) } }, true),
  errorText: (body) => errorSentence(body, ['error.message', 'error_description']),
  feeds: [charges],
  facts: {
    gives: ['cost'],
    auth: 'service account (signed JWT), or your own Google account',
    lag: '12 to 40 h',
    lagHours: 40,
    restates: 'the last 10 days are read again, and from the 6th to the 12th the whole month before',
    limits: 'a query fails above the byte limit (1 GiB unless set); no tokens, keys or request counts',
    verified: 'documentation',
    schema: 'answers of BigQuery v2, discovery document of 2026-08-01; columns by the documentation of the export',
  },
};
