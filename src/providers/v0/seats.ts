import * as v from 'valibot';
import { addDays } from '../../core/days.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { anyDayOrNull } from '../kit/any-day.js';
import { record, textOrBlank } from '../kit/fields.js';
import { shapeFault } from '../kit/read-json.js';
import { readReport, reportCall } from './report-page.js';

const ACTIVE_DAYS = 30;
const person = v.nullish(record({ id: textOrBlank, email: textOrBlank, name: textOrBlank }), null);
const activity = record({ user: person, userId: textOrBlank, email: textOrBlank, lastActivity: anyDayOrNull });

/**
 * Who used v0 in the last 30 days, whole in one answer. Enterprise teams have
 * the report; it names no seat that nobody used.
 */
export const seats: Feed<'seat'> = {
  id: 'seats',
  label: 'Active members',
  kind: 'seat',
  window: null,
  optional: true,
  start: ({ today }) => [reportCall('/reports/user-activity', { period: { start: addDays(today, 1 - ACTIVE_DAYS), end: addDays(today, 1) } })],
  read: (page) => {
    const { items, next } = readReport(page, activity);
    const rows = items.map((one, index): RowWithoutOrigin<'seat'> => {
      const user = [one.user?.email, one.email, one.user?.name, one.user?.id, one.userId].find((name) => name !== undefined && name !== '');
      if (user === undefined) throw shapeFault(page, `data[${index}].user`, 'This field is missing.');
      return { user, plan: '', state: 'active', lastActive: one.lastActivity, includedUse: null, overage: null };
    });
    return { rows, calls: next === null ? [] : [next] };
  },
};
