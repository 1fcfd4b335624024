import type { Connection, SettingField } from '../provider.js';
import { settingValue } from '../kit/setting.js';

const GUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
/** Azure OpenAI was billed under one category after another; a tenant may have several. */
const CATEGORIES = 'Foundry Models, Azure OpenAI, Cognitive Services, Foundry Tools';
const MARKETPLACE = 'claude, anthropic, cohere, mistral, llama, deepseek, grok, jamba, ai21, stability';

export const settings: readonly SettingField[] = [
  {
    id: 'tenantId', label: 'Tenant', kind: 'text', required: true,
    help: 'Directory (tenant) id of the app registration, or its domain.',
    pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{2,252}$', patternHint: 'Give the tenant id or a domain such as acme.onmicrosoft.com.',
  },
  {
    id: 'clientId', label: 'Client', kind: 'text', required: true,
    help: 'Application (client) id of the app registration.',
    pattern: `^${GUID}$`, patternHint: 'Give the id as in the portal: 8-4-4-4-12 letters and digits.',
  },
  {
    id: 'scope', label: 'Scope', kind: 'text', required: true,
    help: 'What to read cost of: a subscription id, or a full scope such as /subscriptions/…/resourceGroups/… or /providers/Microsoft.Billing/billingAccounts/….',
    pattern: `^(${GUID}|/(subscriptions|providers)/[A-Za-z0-9._:()/-]{1,400})$`, patternHint: 'Give a subscription id, or a scope that begins with /subscriptions/ or /providers/.',
  },
  {
    id: 'tag', label: 'Tag key', kind: 'text', required: false,
    help: 'A resource tag to split cost by, such as team, in place of the resource. What carries no tag stays visible as untagged.',
    pattern: '^[^<>%&\\\\?/]{1,512}$', patternHint: 'Give one tag key.',
  },
  {
    id: 'costType', label: 'Cost', kind: 'choice', required: false, choices: ['actual', 'amortized'], default: 'actual',
    help: 'Actual is what is invoiced. Amortized spreads reservations of provisioned throughput over the days they cover.',
  },
  {
    id: 'categories', label: 'Meter categories', kind: 'text', required: false, default: CATEGORIES,
    help: 'Meter categories that count as AI, separated by commas.',
  },
  {
    id: 'marketplaceNames', label: 'Marketplace names', kind: 'text', required: false, default: MARKETPLACE,
    help: 'Models of partners, Claude among them, are Marketplace charges. They count when resource or meter contains one of these words, separated by commas.',
  },
  {
    id: 'loginUrl', label: 'Sign-in address', kind: 'text', required: false,
    help: 'Blank for Azure’s own; with a base URL of your own, sign-in goes there too.',
    pattern: '^https?://[^\\s?#]+$', patternHint: 'Give an address such as https://login.microsoftonline.us.',
  },
];

export function settingOf(connection: Connection, id: string): string {
  return settingValue(connection, settings, id);
}

/** The entries of a setting that is a list. */
export function wordsOf(connection: Connection, id: string): string[] {
  return settingOf(connection, id).split(',').map((word) => word.trim()).filter((word) => word !== '');
}

/** The scope as it stands in the address. A subscription may be given by its id alone. */
export function scopeOf(connection: Connection): string {
  const scope = settingOf(connection, 'scope').replace(/\/+$/, '');
  return scope.charAt(0) === '/' ? scope : `/subscriptions/${scope}`;
}
