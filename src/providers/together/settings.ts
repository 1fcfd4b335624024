import type { SettingField } from '../provider.js';

export const settings: readonly SettingField[] = [
  {
    id: 'organizationId',
    label: 'Organization id',
    help: 'Optional while the report is in beta, required after it. Another organization than the key’s is refused.',
    kind: 'text',
    required: false,
    pattern: '^[A-Za-z0-9_-]+$',
    patternHint: 'It has letters, digits, dashes and underscores only.',
  },
  {
    id: 'path',
    label: 'Path of the report',
    help: 'Change it only when Together moves the report out of beta.',
    kind: 'text',
    required: false,
    default: '/v1/billing/usage',
    pattern: '^/[A-Za-z0-9/_.-]+$',
    patternHint: 'It begins with / and has no query.',
  },
];
