import * as v from 'valibot';
import { isDay } from '../../core/days.js';
import type { Feed } from '../provider.js';
import { list, record, text, textOrBlank, textOrNull } from '../kit/fields.js';
import { nextLink } from '../kit/next-link.js';
import { readJson } from '../kit/read-json.js';

/** What Graph puts in place of a name while the tenant hides names in reports. */
const HIDDEN = /^[0-9A-F]{32}$/i;

const dayOrNull = v.pipe(v.nullish(v.custom<string>((value) => typeof value === 'string' && (value === '' || isDay(value)), 'a day in ISO form'), ''), v.transform((day) => (day === '' ? null : day)));
const usagePage = record({
  'value': list(record({ userPrincipalName: text, displayName: textOrBlank, lastActivityDate: dayOrNull })),
  '@odata.nextLink': textOrNull,
});

/**
 * Everybody with a licence and the last day they used Copilot in any app.
 *
 * @see https://learn.microsoft.com/graph/api/reportroot-getmicrosoft365copilotusageuserdetail (beta, read 2026-08)
 *
 * Quirks: the report is a day or two old; names may be hidden by a setting of
 * the tenant; there are no counts of prompts and no costs.
 */
export const users: Feed<'seat'> = {
  id: 'users',
  label: 'Licensed users',
  kind: 'seat',
  window: null,
  start: () => [{ path: '/beta/reports/getMicrosoft365CopilotUsageUserDetail(period=\'D30\')', query: [['$format', 'application/json']] }],
  read: (page, step) => {
    const body = readJson(usagePage, page);
    const isHidden = body.value.some(({ userPrincipalName }) => HIDDEN.test(userPrincipalName));
    return {
      rows: body.value.map((user) => ({
        user: user.userPrincipalName, plan: '', state: user.lastActivityDate === null ? 'never used' : 'active',
        lastActive: user.lastActivityDate, includedUse: null, overage: null,
      })),
      calls: nextLink(page, step, body['@odata.nextLink']),
      notes: isHidden ? ['Microsoft hides user names in reports. An admin can show them: Microsoft 365 admin center, Org settings, Reports.'] : [],
    };
  },
};
