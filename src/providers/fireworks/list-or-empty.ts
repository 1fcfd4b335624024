import type * as v from 'valibot';
import type { Page } from '../provider.js';
import { list, record } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';

/**
 * The list of that name in an answer. Servers of this kind leave an empty list
 * out: an answer with nothing in it, or with lists of its siblings alone, has none.
 *
 * @param siblings other lists the answer may hold instead
 * @throws Fault when the answer holds other things and not this
 */
export function listOrEmpty<const Item extends v.GenericSchema>(page: Page, name: string, item: Item, siblings: readonly string[] = []): readonly v.InferOutput<Item>[] {
  readJson(record({}), page);
  const body = page.body as Readonly<Record<string, unknown>>;
  const found = body[name] ?? null;
  if (found !== null) return readAt(list(item), found, page, name);
  const fields = Object.keys(body);
  if (fields.length > 0 && !fields.some((field) => siblings.indexOf(field) >= 0)) throw shapeFault(page, name, 'This field is missing.');
  return [];
}
