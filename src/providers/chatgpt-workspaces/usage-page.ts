import * as v from 'valibot';
import { addDays, type Day, type Period } from '../../core/days.js';
import type { Call, Connection, Page, SettingField } from '../provider.js';
import { nextPage } from '../kit/cursor.js';
import { countOrNull, decimalOrNull, list, record, textOrBlank, textOrNull, unixDay, yesNo } from '../kit/fields.js';
import { readAt, readJson } from '../kit/read-json.js';
import { settingValue } from '../kit/setting.js';
import { unixWindow } from '../kit/window.js';

const MOST_ROWS = '1000';

export const settings: readonly SettingField[] = [{
  id: 'workspaceId', label: 'Workspace id', kind: 'text', required: true,
  help: 'Of the ChatGPT workspace, in the admin console under Workspace details.',
  pattern: '^[A-Za-z0-9_-]{4,80}$', patternHint: 'Give the id alone: letters, digits and -.',
}];

const usageRow = record({
  start_time: unixDay,
  user_id: textOrBlank,
  actor: v.nullish(v.unknown(), null),
  totals: record({
    threads: countOrNull,
    turns: countOrNull,
    credits: decimalOrNull,
    /** Only where the workspace is billed in dollars. An estimate has a field of its own and is not read. */
    cost_usd: decimalOrNull,
  }),
});
const usagePage = record({ data: list(v.unknown()), has_more: yesNo, next_page: textOrNull });
const actor = v.nullish(record({ email: textOrBlank, email_address: textOrBlank, name: textOrBlank }), null);

export type UsageRow = Omit<v.InferOutput<typeof usageRow>, 'actor'> & Readonly<{ user: string }>;

/** The first call over a period, per user or for the whole workspace. */
export function usageCall(connection: Connection, period: Period, group: 'user' | 'workspace'): Call {
  return {
    path: `/v1/analytics/codex/workspaces/${encodeURIComponent(settingValue(connection, settings, 'workspaceId'))}/usage`,
    query: [...unixWindow(period, 'start_time', 'end_time'), ['limit', MOST_ROWS], ...(group === 'workspace' ? [['group', 'workspace'] as const] : [])],
  };
}

/** A row is one day of one user, or of the workspace. */
export function readUsage(page: Page): Readonly<{ rows: readonly UsageRow[]; calls: readonly Call[] }> {
  const body = readJson(usagePage, page);
  const rows = body.data.map((item, index): UsageRow => {
    const row = readAt(usageRow, item, page, `data[${index}]`);
    return { ...row, user: nameOf(row.actor, page, `data[${index}].actor`) || row.user_id };
  });
  return { rows, calls: nextPage(page, body.has_more, body.next_page, 'page') };
}

/** Sources tell of an actor as a text and as an object. */
function nameOf(told: unknown, page: Page, path: string): string {
  if (typeof told === 'string') return told;
  const found = readAt(actor, told, page, path);
  return found === null ? '' : [found.email, found.email_address, found.name].find((text) => text !== '') ?? '';
}

/** The 30 days up to today. */
export function lastMonth(today: Day): Period {
  return { start: addDays(today, -29), end: addDays(today, 1) };
}
