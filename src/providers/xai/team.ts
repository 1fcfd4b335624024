import type { Call, Page, Reading, SettingField, Step } from '../provider.js';
import type { RowKind } from '../../core/records.js';
import { record, textOrBlank } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { settingValue } from '../kit/setting.js';

export const settings: readonly SettingField[] = [{
  id: 'team',
  label: 'Team id',
  help: 'Blank: the team the key belongs to. It stands in the console’s address after /team/.',
  kind: 'text',
  required: false,
  pattern: '^[A-Za-z0-9-]+$',
  patternHint: 'It has letters, digits and dashes only.',
}];

const validation = record({ teamId: textOrBlank, scopeId: textOrBlank });

/** Calls below a team: at once when the setting names it, else after asking the key whose it is. */
export function teamCalls(step: Step, callsOf: (team: string) => readonly Call[]): readonly Call[] {
  const team = settingValue(step.connection, settings, 'team');
  return team === '' ? [{ path: '/auth/management-keys/validation', context: { ask: 'team' } }] : callsOf(encodeURIComponent(team));
}

/** Reads the answer about the key, and any other answer with `read`. */
export function readForTeam<K extends RowKind>(page: Page, callsOf: (team: string) => readonly Call[], read: (page: Page) => Reading<K>): Reading<K> {
  if (page.call.context?.['ask'] !== 'team') return read(page);
  const { teamId, scopeId } = readJson(validation, page);
  const team = teamId === '' ? scopeId : teamId;
  if (team === '') throw shapeFault(page, 'teamId', 'This field is missing. Fill in the team id of the connection.');
  return { rows: [], calls: callsOf(encodeURIComponent(team)) };
}
