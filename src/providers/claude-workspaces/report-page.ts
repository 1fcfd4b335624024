import * as v from 'valibot';
import { addDays, type Day } from '../../core/days.js';
import type { Call, Page } from '../provider.js';
import { nextPage } from '../kit/cursor.js';
import { list, record, textOrNull, yesNo } from '../kit/fields.js';
import { readAt, readJson } from '../kit/read-json.js';
import { rfc3339 } from '../kit/window.js';

/** Reports begin on this day; nothing older is answered. */
export const BEGINS: Day = '2026-01-01';
export const MOST_DAYS = 31;
export const MOST_ROWS = '1000';

const reportPage = record({ data: list(v.unknown()), has_more: v.nullish(yesNo, null), next_page: textOrNull });

/** `starting_at` and, where it does not lie ahead, `ending_at`, which is exclusive. Left out it is now. */
export function span(start: Day, end: Day, today: Day): readonly (readonly [string, string])[] {
  return [['starting_at', rfc3339(start < BEGINS ? BEGINS : start)], ...(end > today ? [] : [['ending_at', rfc3339(end)] as const])];
}

/** The first day of the 31 that end today. */
export function monthAgo(today: Day): Day {
  return addDays(today, 1 - MOST_DAYS);
}

/** The items of a page, each with its path, and the call for the next page. */
export function readReport<Schema extends v.GenericSchema>(page: Page, item: Schema): Readonly<{ items: readonly v.InferOutput<Schema>[]; calls: readonly Call[] }> {
  const body = readJson(reportPage, page);
  const cursor = body.next_page === '' ? null : body.next_page;
  return {
    items: body.data.map((one, index) => readAt(item, one, page, `data[${index}]`)),
    calls: nextPage(page, body.has_more ?? cursor !== null, cursor, 'page'),
  };
}
