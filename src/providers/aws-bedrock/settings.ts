import type { Connection, SettingField } from '../provider.js';
import { settingValue } from '../kit/setting.js';

export const settings: readonly SettingField[] = [
  {
    id: 'splitBy', label: 'Split services by', kind: 'choice', required: false, choices: ['usage type', 'tag', 'account'], default: 'usage type',
    help: 'Cost Explorer splits by service and one thing more: what was metered (input, output, cache), one tag, or the linked account. A given tag key means by tag.',
  },
  {
    id: 'tag', label: 'Tag key', kind: 'text', required: false,
    help: 'A cost-allocation tag that is activated in the payer account, such as team, or iamPrincipal/team for tags of callers. What carries no tag stays visible as untagged.',
    pattern: '^[^$]{1,128}$', patternHint: 'Give one tag key of at most 128 characters, without $.',
  },
  {
    id: 'services', label: 'AI services', kind: 'text', required: false, default: 'bedrock, claude',
    help: 'A service counts as AI when its name contains one of these words, separated by commas. Models sold through Marketplace are services of their own, such as “Claude Opus 4.5 (Amazon Bedrock Edition)”.',
    pattern: '^.*[^,\\s].*$', patternHint: 'Give words separated by commas, such as bedrock, claude, sagemaker.',
  },
  {
    id: 'mostRequests', label: 'Paid requests per run', kind: 'text', required: false, default: '20',
    help: 'AWS charges 0.01 USD for every page. A run stops before it would ask for more pages than this.',
    pattern: '^[1-9][0-9]{0,3}$', patternHint: 'Give a whole number from 1 to 9999.',
  },
];

/** What Cost Explorer groups by beside the service, in its own words. */
export type Split = Readonly<{ type: 'DIMENSION' | 'TAG'; key: string }>;

/** @throws Fault when cost is to be split by a tag and none is named */
export function splitOf(connection: Connection): Split {
  const tag = settingValue(connection, settings, 'tag');
  const by = (connection.settings['splitBy'] ?? '') === '' && tag !== '' ? 'tag' : settingValue(connection, settings, 'splitBy');
  if (by === 'account') return { type: 'DIMENSION', key: 'LINKED_ACCOUNT' };
  if (by !== 'tag') return { type: 'DIMENSION', key: 'USAGE_TYPE' };
  return { type: 'TAG', key: settingValue(connection, settings.map((field) => (field.id === 'tag' ? { ...field, required: true } : field)), 'tag') };
}

/** Whether a service counts as AI. */
export function isChosen(service: string, connection: Connection): boolean {
  const name = service.toLowerCase();
  return settingValue(connection, settings, 'services').split(',').map((word) => word.trim().toLowerCase()).some((word) => word !== '' && name.indexOf(word) >= 0);
}

export function mostRequests(connection: Connection): number {
  return Number(settingValue(connection, settings, 'mostRequests'));
}
