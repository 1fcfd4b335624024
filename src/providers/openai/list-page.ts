import type * as v from 'valibot';
import type { Call, Page } from '../provider.js';
import { nextPage } from '../kit/cursor.js';
import { list, record, textOrNull, yesNo } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';

/** A page of an inventory list; the next one starts after `last_id`. */
export function readList<Schema extends v.GenericSchema>(page: Page, item: Schema): Readonly<{ items: readonly v.InferOutput<Schema>[]; calls: readonly Call[] }> {
  const body = readJson(record({ data: list(item), has_more: yesNo, last_id: textOrNull }), page);
  return { items: body.data, calls: nextPage(page, body.has_more, body.last_id, 'after') };
}
