import * as v from 'valibot';
import { addDays, startOfDay, type Day } from '../../core/days.js';
import type { Call, Feed, Page, Reading, RowWithoutOrigin, Step } from '../provider.js';
import { carriedBy, carrying } from '../kit/carry.js';
import { nextPage } from '../kit/cursor.js';
import { list, record, rfc3339Day, text, textOrBlank, textOrNull } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { licencePaths, setting, wantsActivity } from './settings.js';

const ITEMS_IN_PAGE = '1000';
const ACTIVE_DAYS = 30;
const REPORTS = 'https://admin.googleapis.com';
const ACTIVITY = '/admin/reports/v1/activity/users/all/applications/gemini_in_workspace_apps';

const licencePage = record({ items: v.optional(list(record({ userId: text, skuId: text, skuName: textOrBlank })), []), nextPageToken: textOrNull });
const activityPage = record({ items: v.optional(list(record({ id: record({ time: rfc3339Day }), actor: v.nullish(record({ email: textOrBlank }), null) })), []), nextPageToken: textOrNull });

type Row = RowWithoutOrigin<'seat'>;
type Gathered = Readonly<{ rows: readonly Row[]; waiting: readonly string[]; last: Readonly<Record<string, Day>> }>;

/**
 * Who holds a Gemini licence, and the last day they used Gemini in a Workspace
 * app where that is asked for.
 *
 * @see https://developers.google.com/workspace/admin/licensing/reference/rest
 *
 * Quirks: a product without licences has no `items`; the audit log tells events,
 * neither tokens nor money. Without it nobody's activity is known.
 */
export const licences: Feed<'seat'> = {
  id: 'licences',
  label: 'Gemini licences',
  kind: 'seat',
  window: null,
  start: (step) => {
    const [first = '', ...waiting] = licencePaths(step.connection);
    return [carrying(licenceCall(first, step), { rows: [], waiting, last: {} })];
  },
  read: (page, step) => (page.call.path.endsWith(ACTIVITY) ? readActivity(page) : readLicences(page, step)),
};

function licenceCall(path: string, { connection }: Step): Call {
  return { path, query: [['customerId', setting(connection, 'customerId')], ['maxResults', ITEMS_IN_PAGE]] };
}

/** Licences of one product after the other, then the activity: together they make the rows. */
function readLicences(page: Page, step: Step): Reading<'seat'> {
  const { items, nextPageToken } = readJson(licencePage, page);
  const before = gatheredBy(page);
  const gathered: Gathered = { ...before, rows: before.rows.concat(items.map(({ userId, skuId, skuName }) => ({ user: userId, plan: skuName === '' ? skuId : skuName, state: 'assigned', lastActive: null, includedUse: null, overage: null }))) };
  const [more] = nextPage(page, hasToken(nextPageToken), nextPageToken, 'pageToken');
  if (more !== undefined) return { rows: [], calls: [carrying(more, gathered)] };
  const [path, ...waiting] = gathered.waiting;
  if (path !== undefined) return { rows: [], calls: [carrying(licenceCall(path, step), { ...gathered, waiting })] };
  if (!wantsActivity(step.connection) || gathered.rows.length === 0) return { rows: gathered.rows };
  return { rows: [], calls: [carrying(activityCall(step), gathered)] };
}

/** Another host than the licences', unless the connection has a base URL of its own. */
function activityCall({ connection, today }: Step): Call {
  const start = new Date(startOfDay(addDays(today, 1 - ACTIVE_DAYS))).toISOString();
  return { path: `${connection.baseUrl === '' ? REPORTS : ''}${ACTIVITY}`, query: [['startTime', start], ['maxResults', ITEMS_IN_PAGE]] };
}

function readActivity(page: Page): Reading<'seat'> {
  const { items, nextPageToken } = readJson(activityPage, page);
  const before = gatheredBy(page);
  const last: Record<string, Day> = { ...before.last };
  items.forEach(({ id, actor }) => {
    const who = actor?.email.toLowerCase() ?? '';
    if (who !== '' && id.time > (last[who] ?? '')) last[who] = id.time;
  });
  const [more] = nextPage(page, hasToken(nextPageToken), nextPageToken, 'pageToken');
  if (more !== undefined) return { rows: [], calls: [carrying(more, { ...before, last })] };
  return { rows: before.rows.map((row) => ({ ...row, state: last[row.user.toLowerCase()] === undefined ? 'no use in 30 days' : 'active', lastActive: last[row.user.toLowerCase()] ?? null })) };
}

function gatheredBy(page: Page): Gathered {
  return carriedBy<Gathered>(page, { rows: [], waiting: [], last: {} });
}

function hasToken(token: string | null): boolean {
  return token !== null && token !== '';
}
