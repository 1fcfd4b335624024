import type { SettingField } from '../provider.js';
import { logSettings } from '../kit/request-log.js';

export const settings: readonly SettingField[] = [
  {
    id: 'accountId', label: 'Account id', kind: 'text', required: true,
    help: 'The 32 letters and digits behind dash.cloudflare.com/ when the account is open.',
    pattern: '^[0-9a-f]{32}$', patternHint: 'Give the 32 letters and digits of the account.',
  },
  {
    id: 'gatewayId', label: 'Gateway', kind: 'text', required: true,
    help: 'Name of the gateway, as in its address. One connection reads one gateway.',
    pattern: '^[A-Za-z0-9_-]{1,64}$', patternHint: 'Give the name as in the address of the gateway.',
  },
  ...logSettings,
];
