import type { Connection, SettingField } from '../provider.js';
import { logSettings } from '../kit/request-log.js';

export const CALLS = 'single calls';
export const SUMS = 'daily sums';

export const settings: readonly SettingField[] = [
  {
    id: 'report', label: 'What to read', kind: 'choice', choices: [CALLS, SUMS], required: false, default: CALLS,
    help: 'Single calls need a plan with log exports. Daily sums count calls per model, without tokens.',
  },
  {
    id: 'workspace', label: 'Workspace', kind: 'text', required: false,
    help: 'Slug of the workspace. Blank for that of the key; an admin key needs it.',
    pattern: '^[A-Za-z0-9_-]{1,80}$', patternHint: 'Give the slug as in the address of the workspace.',
  },
  ...logSettings,
];

export function reads(report: string): (connection: Connection) => boolean {
  return ({ settings: chosen }) => ((chosen['report'] ?? '') === '' ? CALLS : chosen['report']) === report;
}

/** Whether an address is of Portkey itself, or of the control plane the connection names. */
export function reachesPortkey(url: string, { baseUrl }: Connection): boolean {
  const origin = originOf(baseUrl === '' ? 'https://api.portkey.ai' : baseUrl);
  return origin !== '' && originOf(url) === origin;
}

function originOf(url: string): string {
  return /^https?:\/\/[^/?#]+/.exec(url)?.[0].toLowerCase() ?? '';
}
