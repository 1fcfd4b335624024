import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { logSettings } from '../kit/request-log.js';
import { withHeader } from '../kit/setting.js';
import { DAY_SUMS, OLDER_CALLS, V2 } from './edition.js';
import { daily } from './daily.js';
import { observations } from './observations.js';
import { olderObservations } from './older-observations.js';

/** A project of Langfuse, in its cloud or self-hosted. Costs are reckoned by it or sent by the app, never billed. */
export const langfuse: Provider = {
  id: 'langfuse',
  label: 'Langfuse',
  vendor: 'Langfuse',
  bucket: 'API',
  attribution: true,
  baseUrl: 'https://cloud.langfuse.com',
  credentials: [
    { id: 'publicKey', label: 'Public key', createAt: 'https://cloud.langfuse.com', scope: 'the public key of the project (pk-lf-…), under its settings', kind: 'text' },
    { id: 'secretKey', label: 'Secret key', createAt: 'https://cloud.langfuse.com', scope: 'the secret key of the same project (sk-lf-…); one key pair reads one project', kind: 'text' },
  ],
  settings: [
    {
      id: 'api', label: 'Langfuse edition', kind: 'choice', choices: [V2, OLDER_CALLS, DAY_SUMS], required: false, default: V2,
      help: 'The cloud and self-hosted version 4 have the new API. A self-hosted version 3 has calls without user and tags, or sums per day and model.',
    },
    ...logSettings,
  ],
  authorize: (call, { credentials }, signer) =>
    withHeader(call, 'Authorization', `Basic ${signer.base64(`${credentials['publicKey'] ?? ''}:${credentials['secretKey'] ?? ''}`)}`, 'langfuse'),
  errorText: (body) => errorSentence(body, ['message']),
  feeds: [observations, olderObservations, daily],
  facts: {
    gives: ['requests', 'usage'],
    auth: 'public and secret key of a project, Basic; other regions and own servers by base URL',
    lag: 'seconds to a minute',
    restates: 'yesterday is read again; sums of the last 2 days',
    limits: '1,000 calls per page (older: 100); history of 30 days on Hobby, 90 on Core; sums 10 to 200 times a day',
    verified: 'official schema',
    schema: 'langfuse/langfuse of 2026-08-22; daily sums by its server’s types',
  },
};
