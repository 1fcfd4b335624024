import type { Connection } from '../provider.js';

/** The editions of the API, as the choice of the connection names them. */
export const V2 = 'new API (v2)';
export const OLDER_CALLS = 'older, single calls';
export const DAY_SUMS = 'older, daily sums';

/** Whether the connection reads by this edition. The new one is the default. */
export function reads(edition: string): (connection: Connection) => boolean {
  return ({ settings }) => ((settings['api'] ?? '') === '' ? V2 : settings['api']) === edition;
}
