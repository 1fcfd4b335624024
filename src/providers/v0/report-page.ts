import type * as v from 'valibot';
import type { Call, Page, Step } from '../provider.js';
import { nextPage } from '../kit/cursor.js';
import { list, record, textOrNull, yesNo } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';

const ITEMS_IN_PAGE = '150';

/** A report of the step's days. Both ends are instants in UTC and must end in Z. */
export function reportCall(path: string, { period }: Pick<Step, 'period'>): Call {
  return { path, query: [['startDate', `${period.start}T00:00:00.000Z`], ['endDate', `${period.end}T00:00:00.000Z`], ['limit', ITEMS_IN_PAGE]] };
}

/** Quirk: `meta.totalCount` counts this page alone, so only `hasMore` tells the end. */
export function readReport<Schema extends v.GenericSchema>(page: Page, item: Schema): Readonly<{ items: readonly v.InferOutput<Schema>[]; next: Call | null }> {
  const { data, pagination } = readJson(record({ data: list(item), pagination: record({ hasMore: yesNo, nextCursor: textOrNull }) }), page);
  return { items: data, next: nextPage(page, pagination.hasMore, pagination.nextCursor, 'cursor')[0] ?? null };
}
