import { byUse, inside, proof, type CatalogPlan } from './catalog-plan.js';

const notion = proof('unverified', 'api-evangelist/notion plans', '2026-05-04');
/** No price page was read: prices of these are the user's to type. */
const unread = proof('unverified', 'no page read', '');
const NONE = [null, null] as const;

/** AI inside other software, and AI charged by outcome. */
export const saasPlans: readonly CatalogPlan[] = [
  inside('Notion', 'Business', [null, 20], notion, 'AI allowance since 2026-08-03'),
  inside('Notion', 'Plus', [null, 10], notion, 'AI as a trial only'),
  inside('Notion', 'Enterprise', NONE, unread, 'by contract'),
  byUse('Notion AI', 'Credits above the allowance', 'per credit', unread),
  inside('Linear AI', 'Business', NONE, unread, 'AI is part of the plan'),
  inside('Linear AI', 'Enterprise', NONE, unread, 'by contract'),
  byUse('Intercom Fin', 'Per resolution', 'per resolution', unread, 'the seats of Intercom are a row of their own'),
  byUse('Zendesk AI', 'Automated resolutions', 'per resolution', unread, 'some are included in the plan'),
  inside('Zendesk AI', 'Copilot add-on', NONE, unread, 'an add-on to agent seats'),
  inside('Salesforce Einstein', 'Add-on', NONE, unread, 'an add-on to CRM seats'),
  byUse('Salesforce Agentforce', 'Conversations or credits', 'per conversation or credit', unread),
  inside('Slack', 'Plan with AI', NONE, unread, 'AI is part of the plan'),
  inside('Tableau', 'AI add-on', NONE, unread, 'an add-on to analytics seats'),
  inside('Atlassian Rovo', 'Included', NONE, unread, 'part of Jira and Confluence plans, with an allowance'),
  byUse('Atlassian Rovo', 'Credits above the allowance', 'per credit', unread),
  inside('HubSpot', 'Plan with Breeze', NONE, unread, 'AI is part of the CRM plan'),
  byUse('HubSpot', 'Credits', 'per credit', unread, 'bought on top of the CRM plan'),
  byUse('Microsoft Fabric', 'Copilot capacity', 'per capacity unit', unread, 'analytics with Copilot; billed by Azure: connect that instead where it is'),
  inside('Zoom', 'Workplace with AI', NONE, unread, 'AI is part of the plan'),
  inside('Canva', 'Teams', NONE, unread, 'AI is part of the plan'),
  inside('Grammarly', 'Team', NONE, unread),
];
