import type { Workload } from './activity.js';

/** One meter of one resource of the demo company. */
export type AzureWork = Workload & Readonly<{
  category: string;
  publisher: 'Azure' | 'Marketplace';
  meter: string;
  group: string;
  resource: string;
  /** Value of the resource tag `team`; null when the resource has none. */
  team: string | null;
  /** Meter units per request, and euros per unit. */
  quantity: number;
  price: string;
}>;

export const AZURE_TENANT = 'demo.onmicrosoft.com';
export const AZURE_CLIENT = '5a9e2c10-0000-4000-8000-00000000c11e';
export const AZURE_SUBSCRIPTION = '5a9e2c10-0000-4000-8000-0000000005ab';
export const AZURE_SECRET = 'demo~azure.client-secret';

const MODELS = { category: 'Foundry Models', publisher: 'Azure', group: 'rg-knowledge', resource: 'Microsoft.CognitiveServices/accounts/openai-weu' } as const;

export const azureWork: readonly AzureWork[] = [
  { ...MODELS, name: 'azure answers in', rhythm: 'office', requests: 2_300, meter: 'gpt 4o 0513 Input global Tokens', team: 'knowledge', quantity: 2.4, price: '0.0023' },
  { ...MODELS, name: 'azure answers out', rhythm: 'office', requests: 2_300, meter: 'gpt 4o 0513 Outp glbl Tokens', team: 'knowledge', quantity: 0.5, price: '0.0091' },
  { ...MODELS, name: 'azure pilot', rhythm: 'office', requests: 260, meter: 'gpt 5 mini Inp glbl Tokens', resource: 'Microsoft.CognitiveServices/accounts/openai-pilot', team: null, quantity: 6, price: '0.00022' },
  { name: 'azure speech', rhythm: 'product', requests: 140, category: 'Foundry Tools', publisher: 'Azure', group: 'rg-calls', resource: 'Microsoft.CognitiveServices/accounts/speech-weu', meter: 'S1 Speech To Text', team: 'calls', quantity: 0.05, price: '0.92' },
  { name: 'claude in foundry', rhythm: 'product', requests: 480, category: 'SaaS', publisher: 'Marketplace', group: 'rg-knowledge', resource: 'Microsoft.SaaS/resources/claude-sonnet-4-5-0f8fad5b-d9cb-469f-a165-70867728950e', meter: 'Claude Consumption Unit', team: null, quantity: 2.1, price: '0.0092' },
  { name: 'firewall', rhythm: 'nightly', requests: 24, category: 'SaaS', publisher: 'Marketplace', group: 'rg-net', resource: 'Microsoft.SaaS/resources/edge-firewall', meter: 'Firewall Standard', team: null, quantity: 1, price: '0.7' },
  { name: 'azure servers', rhythm: 'nightly', requests: 48, category: 'Virtual Machines', publisher: 'Azure', group: 'rg-shop', resource: 'Microsoft.Compute/virtualMachines/shop', meter: 'D2s v5', team: 'shop', quantity: 0.5, price: '0.09' },
];
