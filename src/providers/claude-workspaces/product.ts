import type { Connection, SettingField } from '../provider.js';
import { settingValue } from '../kit/setting.js';

export const productSetting: SettingField = {
  id: 'product', label: 'Product', kind: 'choice', required: false, choices: ['by key', 'Claude Enterprise', 'Claude Code'], default: 'by key',
  help: 'An Analytics key reads a Claude Enterprise organization, an Admin key (sk-ant-admin…) the Claude Code use of a Console organization. Left as it is, the key decides.',
};

/** Whether the connection reads Claude Code; otherwise it reads an Enterprise organization. */
export function isClaudeCode(connection: Connection): boolean {
  const product = settingValue(connection, [productSetting], 'product');
  return product === 'by key' ? (connection.credentials['apiKey'] ?? '').startsWith('sk-ant-admin') : product === 'Claude Code';
}

export function isEnterprise(connection: Connection): boolean {
  return !isClaudeCode(connection);
}
