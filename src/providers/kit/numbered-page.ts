import type { Call, Page } from '../provider.js';
import { withQuery } from './cursor.js';
import { shapeFault } from './read-json.js';

/**
 * The call for the next page of a list paged by number.
 *
 * @param ids of the rows of this page, in their order
 * @param more whether there is a next page
 * @throws Fault when this page begins as the one before it: the number is not heeded and the pages would never end
 */
export function nextNumbered(page: Page, ids: readonly string[], more: boolean, parameter = 'page'): readonly Call[] {
  const first = ids[0];
  if (first === undefined) return [];
  refuseRepeated(page, first);
  if (!more) return [];
  const number = Number((page.call.query ?? []).find(([name]) => name === parameter)?.[1] ?? '1');
  return [{ ...withQuery(page.call, parameter, String(number + 1)), context: { ...page.call.context, first } }];
}

/**
 * Takes no page for the one after it: the next call carries `first` in its context.
 *
 * @param first id of the first row of this page
 * @throws Fault when the page before began with it too
 */
export function refuseRepeated(page: Page, first: string | undefined): void {
  if (first !== undefined && page.call.context?.['first'] === first) throw shapeFault(page, '', 'The page repeats the one before it, so the pages would never end.');
}
