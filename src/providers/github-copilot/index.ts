import type { Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { settings } from './account.js';
import { charges } from './charges.js';
import { credits } from './credits.js';
import { seats } from './seats.js';

/** GitHub Copilot of an organization or an enterprise. Plans that a person bought are not part of it. */
export const githubCopilot: Provider = {
  id: 'github-copilot',
  label: 'GitHub Copilot',
  vendor: 'GitHub',
  bucket: 'Subscriptions',
  baseUrl: 'https://api.github.com',
  credentials: [{
    id: 'apiKey',
    label: 'Access token',
    createAt: 'https://github.com/settings/tokens',
    scope: 'a token of an organization owner: classic with manage_billing:copilot and read:org, or fine-grained with Administration and GitHub Copilot Business read',
    kind: 'text',
  }],
  settings,
  authorize: (call, { credentials }) => ({
    ...call,
    headers: { ...call.headers, 'Accept': 'application/vnd.github+json', 'Authorization': `Bearer ${credentials['apiKey'] ?? ''}`, 'X-GitHub-Api-Version': '2026-03-10' },
  }),
  errorText: (body) => errorSentence(body, ['message']),
  refusal: (status, body) => {
    if (status === 403 && /rate limit/i.test(errorSentence(body, ['message']) ?? '')) return 'quota';
    return status === 422 ? 'notEnabled' : null;
  },
  feeds: [seats, charges, credits],
  facts: {
    gives: ['usage', 'cost', 'seats'],
    auth: 'personal access token or app token, Bearer',
    lag: 'not documented; last activity has stood still for days',
    restates: 'the last 3 days are read again',
    limits: 'the current year of billed usage and 24 months of AI credits; one request a day of AI credits; no tokens, no requests; no seats of personal plans',
    verified: 'official schema',
    schema: 'GitHub REST API 2026-03-10, @octokit/openapi 23.0.2',
  },
};
