import * as v from 'valibot';
import type { Day } from '../../core/days.js';
import type { Call, Page } from '../provider.js';
import { nextPage } from '../kit/cursor.js';
import { list, record, textOrNull, unixDay, yesNo } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';

const items = v.optional(v.unknown());
const bucketPage = record({
  data: list(record({ start_time: unixDay, results: items, result: items })),
  has_more: yesNo,
  next_page: textOrNull,
});

/** One result of a bucket with its UTC day and its path in the page. */
export type Result<T> = Readonly<{ day: Day; result: T; path: string }>;

/**
 * A page of daily buckets, as usage and costs send them.
 *
 * Quirks: older answers call the list `result`; a day without use is an empty
 * list; the cursor counts only while `has_more` is true.
 */
export function readBuckets<Schema extends v.GenericSchema>(page: Page, result: Schema): Readonly<{ results: readonly Result<v.InferOutput<Schema>>[]; calls: readonly Call[] }> {
  const body = readJson(bucketPage, page);
  const found: Result<v.InferOutput<Schema>>[] = [];
  body.data.forEach((bucket, index) => {
    const name = bucket.results === undefined && bucket.result !== undefined ? 'result' : 'results';
    const path = `data[${index}].${name}`;
    if (bucket[name] === undefined) throw shapeFault(page, path, 'This field is missing.');
    readAt(list(result), bucket[name], page, path).forEach((item, at) => {
      found.push({ day: bucket.start_time, result: item, path: `${path}[${at}]` });
    });
  });
  return { results: found, calls: nextPage(page, body.has_more, body.next_page, 'page') };
}
