import type { Road } from './road.js';

/** AI inside other software: no report tells its part, so the register carries it with an AI share. */
export const saasRoads: readonly Road[] = [
  {
    id: 'notion-ai',
    label: 'Notion AI',
    vendor: 'Notion',
    bucket: 'SaaS',
    why: 'Notion lists members of a workspace and not its AI seats or their use; the allowance is shown in its settings only.',
    steps: [{ text: 'Look up members and plan under Settings, Billing. Members times the price of the plan is the cost; set the AI share.', at: 'https://www.notion.so/my-account' }],
    ways: [{ by: 'subscription', tool: 'Notion' }],
    verified: 'unverified',
  },
  {
    id: 'intercom-fin',
    label: 'Intercom Fin and other agents paid by outcome',
    vendor: 'Intercom',
    bucket: 'SaaS',
    why: 'Fin, Zendesk AI and their like are billed per resolution and have no report of AI spend.',
    steps: [{ text: 'Read resolutions and price off the invoice or the usage page: their product is the cost of the month.', at: 'https://app.intercom.com/a/apps/_/settings/billing' }],
    ways: [{ by: 'import', kind: 'cost' }, { by: 'subscription', tool: 'Intercom Fin' }],
    verified: 'unverified',
  },
  {
    id: 'linear-ai',
    label: 'Linear, HubSpot and other software with AI in its plan',
    vendor: 'several',
    bucket: 'SaaS',
    why: 'AI is part of the plan: the vendor tells neither its use nor its price.',
    steps: [{ text: 'Take the price of the plan from the invoice and estimate which part of it is for AI.' }],
    ways: [{ by: 'subscription', tool: 'Linear AI' }],
    verified: 'unverified',
  },
  {
    id: 'base44',
    label: 'Base44',
    vendor: 'Base44',
    bucket: 'SaaS',
    why: 'Its workspace monitoring tells activity and no cost.',
    steps: [{ text: 'Look up plan and extra credits under Billing.', at: 'https://app.base44.com' }],
    ways: [{ by: 'subscription', tool: '' }],
    verified: 'documentation',
  },
];
