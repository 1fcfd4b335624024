import { decimal, type Decimal } from '../../core/decimal.js';
import type { Connection, SettingField } from '../provider.js';
import { settingValue } from '../kit/setting.js';

export const settings: readonly SettingField[] = [
  { id: 'group', label: 'Group', kind: 'text', required: false, help: 'Name of one group of the team. Blank for everybody.' },
  {
    id: 'creditPrice', label: 'Price of an add-on credit', kind: 'text', required: false, help: 'By your contract; the API knows no money. With it, add-on credits that are left stand on the Credits tab.',
    pattern: '^\\d+(\\.\\d+)?$', patternHint: 'Give a plain amount, such as 0.04.',
  },
  { id: 'creditCurrency', label: 'Currency of that price', kind: 'text', required: false, default: 'USD', help: 'Three-letter code.', pattern: '^[A-Z]{3}$', patternHint: 'Give it as USD.' },
];

/** What one credit costs; null when the user has not said. */
export function creditPrice(connection: Connection): Readonly<{ price: Decimal; currency: string }> | null {
  const price = settingValue(connection, settings, 'creditPrice');
  return price === '' ? null : { price: decimal(price), currency: settingValue(connection, settings, 'creditCurrency') };
}
