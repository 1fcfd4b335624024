import * as v from 'valibot';
import { isWithin, startOfDay, type Day, type Period } from '../../core/days.js';
import type { Call, Page, Step } from '../provider.js';
import { nextPage } from '../kit/cursor.js';
import { list, record, rfc3339Day, textOrNull, yesNo } from '../kit/fields.js';
import { readAt, readJson } from '../kit/read-json.js';
import { brackets, rfc3339 } from '../kit/window.js';

const bucketPage = record({
  data: list(record({ starting_at: rfc3339Day, results: v.unknown() })),
  has_more: yesNo,
  next_page: textOrNull,
});

/** Daily buckets in one answer. */
const MOST_BUCKETS = 31;

export const REPORT_WINDOW = { maxDays: MOST_BUCKETS, restatesDays: MOST_BUCKETS - 1 };

/** The first call of a report, one daily bucket per day. */
export function reportCall(path: string, period: Period, groupBy: readonly string[]): Call {
  return {
    path,
    query: [
      ['starting_at', rfc3339(period.start)],
      ['ending_at', justAfter(period.end)],
      ['bucket_width', '1d'],
      ...brackets('group_by', groupBy),
      ['limit', String(MOST_BUCKETS)],
    ],
  };
}

/**
 * The results of a page of daily buckets with their UTC days. Days outside the
 * period belong to another window and are left to it.
 */
export function readBuckets<Schema extends v.GenericSchema>(page: Page, { period }: Step, result: Schema): Readonly<{ results: readonly Readonly<{ day: Day; result: v.InferOutput<Schema> }>[]; calls: readonly Call[] }> {
  const body = readJson(bucketPage, page);
  const results: { day: Day; result: v.InferOutput<Schema> }[] = [];
  body.data.forEach(({ starting_at: day, results: items }, index) => {
    const read = readAt(list(result), items, page, `data[${index}].results`);
    if (isWithin(day, period)) read.forEach((item) => { results.push({ day, result: item }); });
  });
  return { results, calls: nextPage(page, body.has_more, body.next_page, 'page') };
}

/**
 * The end asked for. The reference returns buckets "ending before" it; one
 * second past midnight gives the last day whether that means before or at.
 */
function justAfter(end: Day): string {
  return new Date(startOfDay(end) + 1_000).toISOString().replace('.000Z', 'Z');
}
