import * as v from 'valibot';
import type { Call, Feed, Page, Step } from '../provider.js';
import { withQuery } from '../kit/cursor.js';
import { count, list, record, textOrBlank } from '../kit/fields.js';
import { refuseRepeated } from '../kit/numbered-page.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { settingValue } from '../kit/setting.js';
import { rfc3339 } from '../kit/window.js';
import { reads, settings, SUMS } from './settings.js';

const PAGE_SIZE = 100;
/** Documented as text; a number is taken too. */
const countLike = v.pipe(v.custom<string | number>((value) => /^\d{1,15}$/.test(typeof value === 'number' || typeof value === 'string' ? String(value) : ''), 'a count as text'), v.transform(Number));
const groups = record({ total: count, data: list(record({ ai_model: textOrBlank, requests: v.nullish(countLike, null) })) });

/**
 * Calls per day and model.
 *
 * @see https://portkey.ai/docs/api-reference/admin-api/data-plane/analytics (schema of 2026-06-12)
 *
 * Quirks: a group has no days, so a day is asked for at a time; pages count from
 * 0; `requests` is text; there are no tokens, so nothing can be priced.
 */
export const models: Feed<'usage'> = {
  id: 'models',
  label: 'Calls by model',
  kind: 'usage',
  window: { maxDays: 1, restatesDays: 2, keepsDays: 90 },
  enabled: reads(SUMS),
  start: (step) => [groupCall(step)],
  read: (page, { period }) => {
    const { total, data } = readJson(groups, page);
    return {
      rows: data.filter(({ requests }) => requests !== 0).map(({ ai_model, requests }) => ({
        day: period.start,
        model: ai_model,
        requests,
        subAccount: '', key: '', user: '', tier: '', variant: '', unit: '',
        inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null,
        quantity: null,
      })),
      calls: nextGroups(page, data.map(({ ai_model }) => ai_model), total),
    };
  },
};

function groupCall({ connection, period }: Step): Call {
  const workspace = settingValue(connection, settings, 'workspace');
  return {
    path: '/analytics/groups/ai-models',
    query: [
      ...(workspace === '' ? [] : [['workspace_slug', workspace] as const]),
      ['time_of_generation_min', rfc3339(period.start)], ['time_of_generation_max', rfc3339(period.end)], ['page_size', String(PAGE_SIZE)], ['current_page', '0'],
    ],
  };
}

/** @throws Fault when fewer rows came than were promised and no more follow, or the same page came again */
function nextGroups(page: Page, ids: readonly string[], total: number): readonly Call[] {
  const [first] = ids;
  refuseRepeated(page, first);
  const seen = Number(page.call.context?.['seen'] ?? '0') + ids.length;
  if (seen >= total) return [];
  if (first === undefined) throw shapeFault(page, 'data', 'Fewer rows came than the total promises.');
  const number = Number((page.call.query ?? []).find(([name]) => name === 'current_page')?.[1] ?? '0');
  return [{ ...withQuery(page.call, 'current_page', String(number + 1)), context: { seen: String(seen), first } }];
}
