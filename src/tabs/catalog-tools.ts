import { flat, proof, seat, type CatalogPlan } from './catalog-plan.js';

const copilot = proof('verified', 'github/docs data/variables/copilot.yml', 'autumn 2026');
const cursor = proof('quoted', 'api-evangelist/cursor plans', '2026-10-07');
const windsurf = proof('quoted', 'api-evangelist/windsurf plans', '2026-10-07');
const claudeMax = proof('verified', 'support.claude.com article 11049744', 'undated');
const chatgpt = proof('verified', 'help.openai.com article 8792536', '2026-04-02');
const perplexity = proof('verified', 'Perplexity help centre article 10352986', 'undated');
const v0 = proof('unverified', 'api-evangelist/v0 plans', '2026-05-08');
const several = proof('unverified', 'several community texts', '2026');

const unread = proof('unverified', 'no page read', '');

/** Plans for people: assistants, editors, search. */
export const toolPlans: readonly CatalogPlan[] = [
  flat('GitHub Copilot', 'Pro', [10, 10], copilot, 'yearly price unverified; 1,500 AI credits'),
  flat('GitHub Copilot', 'Pro+', [39, null], copilot, '7,000 AI credits'),
  flat('GitHub Copilot', 'Max', [100, null], copilot, '20,000 AI credits'),
  seat('GitHub Copilot', 'Business', [19, null], copilot, '1,900 AI credits a seat, pooled'),
  seat('GitHub Copilot', 'Enterprise', [39, null], copilot, '3,900 AI credits a seat, pooled'),
  seat('GitHub Copilot', 'Standalone', [10, null], proof('verified', 'GitHub community 211016', '2026'), 'announced, staged'),
  flat('Cursor', 'Pro', [20, 16], cursor, 'yearly price unverified'),
  flat('Cursor', 'Pro+', [60, null], several),
  flat('Cursor', 'Ultra', [200, null], several),
  seat('Cursor', 'Teams', [40, 32], cursor, 'yearly price unverified; standard and premium seats exist'),
  seat('Cursor', 'Enterprise', [null, null], cursor, 'by contract, pooled'),
  flat('Windsurf', 'Pro', [20, null], windsurf, 'quotas since 2026-03-18'),
  flat('Windsurf', 'Max', [200, null], windsurf),
  { ...seat('Windsurf', 'Teams', [40, null], windsurf, 'full seats'), base: 80 },
  flat('Claude', 'Pro', [20, 17], several),
  flat('Claude', 'Max 5x', [100, null], claudeMax, 'web price; app stores differ'),
  flat('Claude', 'Max 20x', [200, null], claudeMax, 'web price; app stores differ'),
  seat('Claude', 'Team standard', [25, 20], several, 'an older vendor page says 30 a month', 5),
  seat('Claude', 'Team premium', [125, 100], several, '150 a month before'),
  seat('Claude', 'Enterprise', [null, 20], several, 'seat fee without use; use at API prices comes on top: type it on SaaS usage, unless a connection reports it'),
  flat('ChatGPT', 'Go', [8, null], several),
  flat('ChatGPT', 'Plus', [20, null], several),
  flat('ChatGPT', 'Pro', [200, null], several, 'a tier of 100 is reported too'),
  seat('ChatGPT', 'Business', [25, 20], chatgpt, 'shared credits', 2),
  seat('ChatGPT', 'Business Codex', [0, 0], chatgpt, 'credits are billed by use: type them on SaaS usage'),
  seat('ChatGPT', 'Enterprise', [null, null], chatgpt, 'by contract'),
  seat('ChatGPT', 'Edu', [null, null], chatgpt, 'by contract'),
  flat('Google AI', 'Plus', [4.99, null], several, '7.99 before June 2026'),
  flat('Google AI', 'Pro', [19.99, null], several),
  flat('Google AI', 'Ultra', [199.99, null], several, 'a size at 99.99 exists since May 2026'),
  seat('Gemini in Workspace', 'Bundled', [0, 0], proof('verified', 'Google Workspace SKU page', '2026'), 'part of the Workspace seat'),
  seat('Gemini in Workspace', 'AI Expanded Access', [null, null], proof('verified', 'Google Workspace SKU page', '2026'), 'an add-on to the Workspace seat'),
  seat('Microsoft 365 Copilot', 'Add-on', [null, 30], several),
  seat('Microsoft 365 Copilot', 'Business', [null, 21], several, 'up to 300 seats; 18 until 2026-06-30'),
  flat('Perplexity', 'Pro', [20, 16.67], several, '200 a year'),
  flat('Perplexity', 'Max', [200, 166.67], several, '2,000 a year'),
  seat('Perplexity', 'Enterprise Pro', [40, 33.33], perplexity, '400 a year; no API credits'),
  seat('Perplexity', 'Enterprise Max', [325, 270.83], perplexity, '3,250 a year'),
  flat('v0', 'Premium', [20, null], v0, 'monthly credits'),
  seat('v0', 'Team', [30, null], v0, 'pooled credits'),
  flat('Replit', 'Core', [25, 20], several, 'includes credits'),
  seat('Replit', 'Teams', [null, null], unread, 'varies'),
  seat('JetBrains AI', 'Pro', [10, 8.33], several, '100 a year; companies pay more'),
  seat('JetBrains AI', 'Ultimate', [30, 25], several, '300 a year; companies pay more'),
  flat('Google AI', 'Ultra, smaller size', [99.99, null], several, 'since May 2026'),
  flat('ChatGPT', 'Pro, smaller size', [100, null], several, 'reported in 2026'),
  flat('Replit', 'Pro', [null, null], unread, 'varies'),
  seat('Warp', 'Team', [null, null], unread),
  seat('Lovable', 'Teams', [null, null], unread),
  seat('Bolt', 'Teams', [null, null], unread),
  flat('Zed', 'Pro', [null, null], unread, 'use above its allowance is billed: type it on SaaS usage'),
  seat('Zed', 'Enterprise', [null, null], unread, 'by contract'),
  seat('Continue', 'Team', [null, null], unread, 'its models are billed by their own providers: connect those'),
  seat('Continue', 'Enterprise', [null, null], unread, 'by contract; its models are billed by their own providers'),
  flat('Midjourney', 'Standard', [null, null], unread),
  flat('Grok', 'SuperGrok', [null, null], unread),
  seat('Mistral Le Chat', 'Team', [null, null], unread),
];
