import type { Connection, SettingField } from '../provider.js';
import { settingValue } from '../kit/setting.js';

/** Gemini add-ons sold by the seat: `Gemini` and `Gemini Enterprise`. Gemini inside a Workspace edition is no licence of its own. */
const GEMINI_PRODUCTS = '101047, 101068';

export const settings: readonly SettingField[] = [
  {
    id: 'customerId', label: 'Customer id or primary domain', kind: 'text', required: true, help: 'As in the Admin console under Account, Account settings: C0…, or the primary domain.',
    pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{1,252}$', patternHint: 'Give it as C01abcdef or acme.com.',
  },
  {
    id: 'adminEmail', label: 'Administrator to act for', kind: 'text', required: false, help: 'With a service account: the administrator whose rights it uses by domain-wide delegation.',
    pattern: '^[^\\s@]+@[^\\s@]+$', patternHint: 'Give an e-mail address.',
  },
  {
    id: 'products', label: 'Products', kind: 'text', required: false, default: GEMINI_PRODUCTS,
    help: 'Product ids, or product/SKU, separated by commas. Add Google-Apps/1010020028 to take Business Standard seats for AI seats.',
    pattern: '^[A-Za-z0-9-]+(/[A-Za-z0-9-]+)?(\\s*,\\s*[A-Za-z0-9-]+(/[A-Za-z0-9-]+)?)*$', patternHint: 'Give ids such as 101047, or Google-Apps/1010020028, separated by commas.',
  },
  { id: 'activity', label: 'Fetch last activity', kind: 'yesNo', required: false, default: 'no', help: 'From the audit log of the last 30 days. Needs the scope admin.reports.audit.readonly beside apps.licensing.' },
];

export function setting(connection: Connection, id: string): string {
  return settingValue(connection, settings, id);
}

export function wantsActivity(connection: Connection): boolean {
  return setting(connection, 'activity') === 'yes';
}

/** Path of the list of licences of each product asked for. */
export function licencePaths(connection: Connection): string[] {
  return setting(connection, 'products').split(',').map((one) => {
    const [product = '', sku] = one.trim().split('/');
    return `/apps/licensing/v1/product/${product}${sku === undefined ? '' : `/sku/${sku}`}/users`;
  });
}
