import * as v from 'valibot';
import type { Call, Page, Step } from '../provider.js';
import { nextPage, withQuery } from '../kit/cursor.js';
import { list, record, textOrNull, yesNo } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';

const ITEMS_IN_PAGE = '150';

/** A report of the step's days. Both ends are instants in UTC and must end in Z. */
export function reportCall(path: string, { period }: Pick<Step, 'period'>): Call {
  return { path, query: [['startDate', `${period.start}T00:00:00.000Z`], ['endDate', `${period.end}T00:00:00.000Z`]] };
}

/** A report that comes page by page. */
export function pagedReportCall(path: string, step: Pick<Step, 'period'>): Call {
  return withQuery(reportCall(path, step), 'limit', ITEMS_IN_PAGE);
}

/**
 * Items of a report and the call for the rest of them.
 *
 * Quirks: `meta.totalCount` counts this page alone, so only `hasMore` tells the
 * end; the report on members has no pages and leaves `pagination` out.
 */
export function readReport<Schema extends v.GenericSchema>(page: Page, item: Schema): Readonly<{ items: readonly v.InferOutput<Schema>[]; next: Call | null }> {
  const { data, pagination } = readJson(record({ data: list(item), pagination: v.nullish(record({ hasMore: yesNo, nextCursor: textOrNull }), null) }), page);
  return { items: data, next: pagination === null ? null : nextPage(page, pagination.hasMore, pagination.nextCursor, 'cursor')[0] ?? null };
}
