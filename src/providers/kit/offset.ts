import type { Call, Page } from '../provider.js';
import { withQuery } from './cursor.js';
import { refuseRepeated } from './numbered-page.js';

/**
 * The call for what follows in a list paged by `offset` that tells no total: a
 * full page may have a next one, a short page is the last.
 *
 * @param ids of the rows of this page, in their order
 * @throws Fault when this page begins as the one before it, for then the offset is not heeded and the pages would never end
 */
export function nextOffset(page: Page, ids: readonly string[], full: number): readonly Call[] {
  const first = ids[0];
  if (first === undefined) return [];
  refuseRepeated(page, first);
  if (ids.length < full) return [];
  const offset = Number((page.call.query ?? []).find(([name]) => name === 'offset')?.[1] ?? '0') + ids.length;
  return [{ ...withQuery(page.call, 'offset', String(offset)), context: { ...page.call.context, first } }];
}
