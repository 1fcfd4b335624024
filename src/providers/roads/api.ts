import type { Road } from './road.js';

/** Model APIs that tell usage and cost on a page for people and nowhere else. */
export const apiRoads: readonly Road[] = [
  {
    id: 'google-ai-studio',
    label: 'Google AI Studio (Gemini API)',
    vendor: 'Google',
    bucket: 'API',
    why: 'The Gemini API has no report of usage or cost. It is billed through the Google Cloud project of the key, per project and not per key.',
    steps: [
      { text: 'See which billing account pays for the project of your keys.', at: 'https://aistudio.google.com/projects' },
      { text: 'In Google Cloud, switch on the billing export to BigQuery for that account. It begins with the day it is switched on, in some locations a month before.', at: 'https://console.cloud.google.com/billing/export' },
    ],
    ways: [{ by: 'connection', provider: 'gcp-billing' }, { by: 'import', kind: 'request' }],
    verified: 'documentation',
  },
  {
    id: 'groq',
    label: 'Groq (console)',
    vendor: 'Groq',
    bucket: 'API',
    why: 'GroqCloud shows usage and billing in its console only. Enterprise organizations have metrics as well, which tell tokens and no cost: connect Groq for those.',
    steps: [{ text: 'Open the usage page, choose the month, and save its table as CSV: day, model, amount.', at: 'https://console.groq.com/dashboard/usage' }],
    ways: [{ by: 'import', kind: 'cost' }, { by: 'import', kind: 'request' }],
    verified: 'official statement',
  },
  {
    id: 'cerebras',
    label: 'Cerebras Inference',
    vendor: 'Cerebras',
    bucket: 'API',
    why: 'Cerebras shows usage and billing in its console only. The metrics of dedicated endpoints tell the last minute and keep no history.',
    steps: [{ text: 'Open Analytics or Billing in the console, choose the month, and save the table as CSV: day, model, amount.', at: 'https://cloud.cerebras.ai' }],
    ways: [{ by: 'import', kind: 'cost' }, { by: 'import', kind: 'request' }],
    verified: 'unverified',
  },
  {
    id: 'perplexity',
    label: 'Perplexity API',
    vendor: 'Perplexity',
    bucket: 'API',
    why: 'Perplexity has no report of past API usage. Each answer of the API tells what it cost, so that your own log of calls is exact.',
    steps: [
      { text: 'Let your program log each call: time, model, tokens, and usage.cost.total_cost of the answer.' },
      { text: 'Without a log: open the usage of your API group in the console and save its table as CSV.', at: 'https://www.perplexity.ai/account/api/group' },
    ],
    ways: [{ by: 'import', kind: 'request' }, { by: 'import', kind: 'cost' }],
    verified: 'documentation',
  },
  {
    id: 'siliconflow',
    label: 'SiliconFlow',
    vendor: 'SiliconFlow',
    bucket: 'API',
    why: 'SiliconFlow shut its account report down on 2026-08-14: it answers 410 Gone. Older guides still name it; nothing replaced it.',
    steps: [{ text: 'Open the bills of the console, choose the month, and save the table as CSV. Amounts are yuan at siliconflow.cn and dollars at siliconflow.com.', at: 'https://cloud.siliconflow.com/bills' }],
    ways: [{ by: 'import', kind: 'cost' }, { by: 'import', kind: 'request' }],
    verified: 'official statement',
  },
];
