import * as v from 'valibot';
import type { Call, Page } from '../provider.js';
import { count, list, record, textOrBlank } from '../kit/fields.js';
import { nextNumbered } from '../kit/numbered-page.js';
import { readJson } from '../kit/read-json.js';

/**
 * A page of the API that self-hosted version 3 still has. Newer servers announce
 * its end beside the rows.
 */
export function readOlder<Item extends v.GenericSchema>(page: Page, item: Item, idOf: (row: v.InferOutput<Item>) => string): Readonly<{ rows: readonly v.InferOutput<Item>[]; calls: readonly Call[]; notes: readonly string[] }> {
  const body = readJson(record({ data: list(item), meta: record({ page: count, totalPages: count }), _deprecation: v.nullish(record({ sunsetAt: textOrBlank }), null) }), page);
  const end = body._deprecation;
  const notes = end === null ? [] : [`Langfuse will take this report away${end.sunsetAt === '' ? '' : ` on ${end.sunsetAt.slice(0, 10)}`}. Choose the new API under “Langfuse edition”.`];
  return { rows: body.data, calls: nextNumbered(page, body.data.map(idOf), body.meta.page < body.meta.totalPages), notes };
}
