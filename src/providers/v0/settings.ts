import { Fault } from '../../core/fault.js';
import type { Connection, SettingField } from '../provider.js';
import { settingValue } from '../kit/setting.js';

const PLAN = 'covered by the plan';
const COST = 'cost';

export const settings: readonly SettingField[] = [
  {
    id: 'events', label: 'Events are', kind: 'choice', choices: [COST, PLAN], required: false, default: COST,
    help: 'Events draw on the credits of the plan first, and v0 does not say which. Where the plan stands on the Subscriptions tab and its credits are enough, choose “covered by the plan”, so that the same money is not counted twice.',
  },
  { id: 'scope', label: 'Scope of the balance', kind: 'text', required: false, help: 'Team id or slug whose credits are read. Blank: that of the key.' },
];

/** Whether the plan on the Subscriptions tab has paid for the events already. */
export function isCovered(connection: Connection): boolean {
  const value = settingValue(connection, settings, 'events');
  if (value !== COST && value !== PLAN) throw new Fault('config', 'The setting “Events are” is not usable.', connection.provider, `Choose “${COST}” or “${PLAN}”.`);
  return value === PLAN;
}
