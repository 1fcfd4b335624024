import * as v from 'valibot';
import type { Day } from '../../core/days.js';
import type { Feed } from '../provider.js';
import { list, record, rfc3339DayOrNull, textOrBlank, yesNo } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { settingValue } from '../kit/setting.js';
import { settings } from './settings.js';

const user = record({
  name: textOrBlank,
  email: textOrBlank,
  disableCodeium: v.nullish(yesNo, false),
  lastAutocompleteUsageTime: rfc3339DayOrNull,
  lastChatUsageTime: rfc3339DayOrNull,
  lastCommandUsageTime: rfc3339DayOrNull,
});
type User = v.InferOutput<typeof user>;

/**
 * Members of an Enterprise team with the last day they used any of its tools.
 *
 * @see https://docs.windsurf.com/plugins/accounts/api-reference (read 2026-10-07)
 *
 * Quirks: what is false, zero or empty is left out of the answer; its `apiKey`
 * is never read.
 */
export const seats: Feed<'seat'> = {
  id: 'seats',
  label: 'Seats',
  kind: 'seat',
  window: null,
  start: ({ connection }) => {
    const group = settingValue(connection, settings, 'group');
    return [{ method: 'post', path: '/UserPageAnalytics', body: group === '' ? {} : { group_name: group } }];
  },
  read: (page) => ({
    rows: readJson(record({ userTableStats: v.optional(list(user), []) }), page).userTableStats.map((one) => ({
      user: one.email === '' ? one.name : one.email,
      plan: '',
      state: one.disableCodeium ? 'disabled' : 'active',
      lastActive: lastUse(one),
      includedUse: null,
      overage: null,
    })),
  }),
};

function lastUse(one: User): Day | null {
  const days = [one.lastAutocompleteUsageTime, one.lastChatUsageTime, one.lastCommandUsageTime].filter((day): day is Day => day !== null);
  return days.sort().pop() ?? null;
}
