import { Fault } from '../../core/fault.js';
import type { Connection, SettingField } from '../provider.js';
import { settingValue } from '../kit/setting.js';

const SLUG = '^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$';
const HINT = 'Give the name as it stands in the address, such as acme of github.com/acme.';

export const settings: readonly SettingField[] = [
  { id: 'organization', label: 'Organization', kind: 'text', required: false, help: 'Name of the organization that pays for Copilot.', pattern: SLUG, patternHint: HINT },
  { id: 'enterprise', label: 'Enterprise', kind: 'text', required: false, help: 'Name of the enterprise, where that pays for several organizations. Needs a classic token.', pattern: SLUG, patternHint: HINT },
];

/** Whether one enterprise is read, with the seats of all its organizations. */
export function isEnterprise(connection: Connection): boolean {
  return settingValue(connection, settings, 'enterprise') !== '';
}

export function seatsPath(connection: Connection): string {
  return `/${isEnterprise(connection) ? 'enterprises' : 'orgs'}/${nameOf(connection)}/copilot/billing/seats`;
}

/** Where the reports of metered products begin. */
export function billingPath(connection: Connection): string {
  return `/${isEnterprise(connection) ? 'enterprises' : 'organizations'}/${nameOf(connection)}/settings/billing`;
}

function nameOf(connection: Connection): string {
  const enterprise = settingValue(connection, settings, 'enterprise');
  const name = enterprise === '' ? settingValue(connection, settings, 'organization') : enterprise;
  if (name === '') throw new Fault('config', 'Neither an organization nor an enterprise is given.', connection.provider, 'Fill in one of the two.');
  return encodeURIComponent(name);
}
